"""Simulated seminars: phones send answers in every wave, texts are read, results published.

What has changed since a seminar stays uncoded, so that whoever tries the demonstration can code it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http import HTTPStatus
from random import Random
from uuid import UUID

from flask.testing import FlaskClient
from sqlite_utils import Database

from collector.actions.answering import code_texts
from collector.actions.events.plan_event import fix_plan
from collector.actions.events.run_wave import turn_waves
from collector.actions.progress import Progress
from collector.actions.publication.build_report import build_report
from collector.actions.publication.publish import publish_events
from collector.config import Settings
from collector.core.answering.coding import Coding
from collector.core.events.events import Event
from collector.core.events.planning import usual_times
from collector.core.people.roles import Role
from collector.core.waves import WaveName, WaveState
from collector.demo.answers import simulate_answers
from collector.demo.people import Person, simulate_people
from collector.demo.series import ASSUMED, SimulatedEvent
from collector.errors import CollectorError, PublicationError
from collector.store.database import transaction
from collector.store.events.waves import list_waves, save_state
from collector.store.people.accounts import Account
from collector.store.questionnaire.versions import get_questionnaire
from collector.store.writer import write_directly
from collector.texts.catalogue import Phrases
from collector.texts.languages import LANGUAGES
from collector.web.app import create_app

RESULTS_EFFORT = 60  # how many answers can be sent in the time that one seminar's results take

CODER = Account(0, "demo, first reader", "", 0, frozenset({Role.ORGANISER}))
APPROVER = Account(0, "demo, second reader", "", 0, frozenset({Role.APPROVER}))
"""The names beside a coding; neither has an account, so nobody can sign in with them."""

_PHRASES = Phrases("demonstration")

READINGS = {
    (f"{about}_text", _PHRASES[f"{about}s.{key}"][at]): Coding(
        0, f"{about}_text", risk, stage, _PHRASES[f"{about}_paraphrases.{key}"][at], at
    )
    for about in ("risk", "proposal")
    for key, (risk, stage) in ASSUMED[f"{about}s"].items()
    for at in LANGUAGES
}
"""How the readers code a text that answers a question."""


@dataclass(frozen=True)
class Sending:
    """What one phone sends, when and where."""

    moment: datetime
    path: str
    fields: dict[str, list[str]]
    phone: int = 0  # which phone it is; each keeps its own cookies


def hold_seminars(
    db: Database,
    settings: Settings,
    seminars: Sequence[SimulatedEvent],
    *,
    seed: int,
    now: datetime,
    progress: Progress,
) -> None:
    """Let people answer in every wave, then close, read, link, report and publish.

    People and what they send follow from the seed, so nothing is stored twice.
    """
    sendings = []
    for seminar in seminars:
        _open(db, seminar)
        draws = Random(f"{seed}/{seminar.event.slug}")  # noqa: S311 nothing secret hangs on it
        sendings += list_sendings(db, seminar, simulate_people(draws, seminar.participants))
    total = len(sendings) + RESULTS_EFFORT * len(seminars)
    for done, _ in enumerate(send_all(db, settings, sendings), start=1):
        progress(done, total)
    turn_waves(db, now=now)
    for number, seminar in enumerate(seminars):
        before = len(sendings) + RESULTS_EFFORT * number

        def show(done: int, parts: int, before: int = before) -> None:
            progress(before + RESULTS_EFFORT * done // parts, total)

        event = seminar.event
        read_texts(db, event, now=now)
        build_report(db, event.slug, now=now, progress=show, keys=settings.keys)
        with suppress(PublicationError):  # so few people that nothing may be shown
            publish_events(db, [event.slug], public_path=settings.public, now=now)


def _open(db: Database, seminar: SimulatedEvent) -> None:
    """Let every wave take answers at its usual times, also after an interrupted run."""
    with transaction(db):
        opens, _ = usual_times(seminar.event, WaveName.PRE)
        fix_plan(db, seminar.event, now=opens, account="simulation")
        for wave in list_waves(db, seminar.event.id):
            save_state(db, wave, WaveState.OPEN, *usual_times(seminar.event, wave.name))


def list_sendings(db: Database, seminar: SimulatedEvent, people: Sequence[Person]) -> list[Sending]:
    """Return all that people send in the waves of an event; the same people send the same."""
    sendings = []
    for wave in list_waves(db, seminar.event.id):
        path = f"/e/{seminar.event.slug}/{wave.name}"
        questionnaire = get_questionnaire(db, wave.questionnaire_version)
        opens, closes = usual_times(seminar.event, wave.name)
        for person in [each for each in people if wave.name in each.waves]:
            draws = person.draws(wave.name, "phone")
            fields = simulate_answers(person, questionnaire, wave.name, seminar.shifts)
            fields["lang"] = [person.language]
            fields["version"] = [questionnaire.version]
            fields["submission"] = [str(UUID(int=draws.getrandbits(128), version=4))]
            fields |= person.link_fields(wave.name)
            moment = opens + (closes - opens) * draws.random()
            sendings.append(Sending(moment, path, fields, phone=person.seed))
    return sendings


def send_all(db: Database, settings: Settings, sendings: Iterable[Sending]) -> Iterator[Sending]:
    """Send in the order of moments; yield each sending that is stored, raise if one is refused.

    Sending the same again is answered the same and stores nothing.
    """
    moment = datetime.min.replace(tzinfo=UTC)
    app = create_app(settings, clock=lambda: moment, write=write_directly(db))
    phones: defaultdict[int, FlaskClient] = defaultdict(app.test_client)
    for sending in sorted(sendings, key=lambda each: each.moment):
        moment = sending.moment
        answer = phones[sending.phone].post(sending.path, data=sending.fields)
        if answer.status_code != HTTPStatus.OK:
            raise CollectorError(
                f"the service refused a simulated response to {sending.path} with the status "
                f"{answer.status_code}; an empty data directory (--data) may help"
            )
        yield sending


def read_texts(db: Database, event: Event, *, now: datetime) -> None:
    """Code and approve the texts of an event that the readers know; the others go on waiting.

    Of texts that say the same, one alone gets a paraphrase. A text already coded stays as it is.
    """
    with transaction(db):
        risks, queue = code_texts.list_risks(db, event), code_texts.list_queue(db, event)
        said = {coding.paraphrase for coding in (*queue.proposed, *queue.approved)}
        for text in queue.uncoded:
            new = READINGS.get((text.question, text.text))
            if new is None:
                continue
            if new.paraphrase in said:
                new = replace(new, paraphrase="")
            said.add(new.paraphrase)
            code_texts.code_text(db, event, text.id, new, risks=risks, account=CODER, now=now)
        for proposed in code_texts.list_queue(db, event).proposed:
            if proposed.coder == CODER.name:
                code_texts.approve_coding(db, event, proposed.id, account=APPROVER, now=now)
