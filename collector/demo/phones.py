"""Simulated phones: they send simulated answers to the web application, each at its time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from flask.testing import FlaskClient
from sqlite_utils import Database

from collector.config import Settings
from collector.core.events.planning import usual_times
from collector.core.questionnaire.model import Questionnaire
from collector.core.waves import Wave
from collector.demo.answers import simulate_answers
from collector.demo.people import Person
from collector.demo.series import SimulatedEvent
from collector.errors import CollectorError
from collector.store.events.waves import list_waves
from collector.store.questionnaire.versions import get_questionnaire
from collector.store.writer import write_directly
from collector.web.app import create_app

STORED = 200
"""The HTTP status of the page that thanks for the answers."""


@dataclass(frozen=True)
class Sending:
    """What one phone sends, when and where."""

    moment: datetime
    path: str
    fields: dict[str, list[str]]
    phone: int = 0
    """Which phone it is; each keeps its own cookies."""


def list_sendings(
    db: Database, simulated: SimulatedEvent, people: Sequence[Person]
) -> list[Sending]:
    """Return all that people send in the waves of an event; the same people send the same."""
    sendings = []
    for wave in list_waves(db, simulated.event.id):
        questionnaire = get_questionnaire(db, wave.questionnaire_version)
        answering = [person for person in people if wave.name in person.waves]
        sendings += [_sending(simulated, wave, questionnaire, person) for person in answering]
    return sendings


def send_all(db: Database, settings: Settings, sendings: Iterable[Sending]) -> Iterator[Sending]:
    """Send in the order of moments and yield each sending that is stored.

    Sending the same again is answered the same and stores nothing.

    Raises:
        CollectorError: the service refused a sending.
    """
    moment = datetime.min.replace(tzinfo=UTC)
    app = create_app(settings, clock=lambda: moment, write=write_directly(db))
    phones: defaultdict[int, FlaskClient] = defaultdict(app.test_client)
    for sending in sorted(sendings, key=lambda each: each.moment):
        moment = sending.moment
        answer = phones[sending.phone].post(sending.path, data=sending.fields)
        if answer.status_code != STORED:
            message = (
                f"the service refused a simulated response to {sending.path} with the status "
                f"{answer.status_code}; an empty data directory (--data) may help"
            )
            raise CollectorError(message)
        yield sending


def _sending(
    simulated: SimulatedEvent, wave: Wave, questionnaire: Questionnaire, person: Person
) -> Sending:
    draws = person.draws(wave.name, "phone")
    fields = simulate_answers(person, questionnaire, wave.name, simulated.shifts)
    fields["lang"] = [person.language]
    fields["version"] = [questionnaire.version]
    fields["submission"] = [str(UUID(int=draws.getrandbits(128), version=4))]
    fields |= person.link_fields(wave.name)
    opens, closes = usual_times(simulated.event, wave.name)
    moment = opens + (closes - opens) * draws.random()
    path = f"/e/{simulated.event.slug}/{wave.name}"
    return Sending(moment, path, fields, phone=person.seed)
