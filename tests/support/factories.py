"""Series, events and responses for tests, made through the real actions."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from uuid import UUID, uuid4

from collector.actions.answering.accept_response import Acceptance, accept_response
from collector.actions.events.plan_event import plan_event
from collector.actions.events.run_wave import close_wave, open_wave
from collector.actions.questionnaire.versions import load_questionnaires
from collector.assets import asset_folder
from collector.core.answering.submission import Codes, Submission
from collector.core.events.events import Event, Series
from collector.core.linking.codes import CardCode
from collector.core.waves import WaveName
from collector.formats.questionnaire.yaml import read_yaml
from collector.store.events.waves import find_wave
from collector.store.writer import write_directly
from collector.texts.languages import Translated

NOW = datetime(2026, 5, 12, 10, 0, tzinfo=UTC)

SERIES = Series(
    id=0,
    slug="seminars",
    title=Translated(et="Seminarid", ru="Семинары", en="Seminars"),
    organiser=Translated(et="Nõukogu", ru="Совет", en="The council"),
    contact="council@example.ee",
)

EVENT = Event(
    id=0,
    series_id=0,
    slug="spring",
    title=Translated(et="Kevadseminar", ru="Весенний семинар", en="Spring seminar"),
    place=Translated(et="Jõhvi", ru="Йыхви", en="Jõhvi"),
    starts=date(2026, 5, 12),
    ends=date(2026, 5, 12),
    head_count=50,
    sealing=date(2126, 11, 8),  # no worker of a test seals it by the real clock
)


@cache
def written_questionnaires():
    """Read the questionnaires of `forms/` once for all tests."""
    files = sorted(asset_folder("forms").glob("*.yaml"))
    return [read_yaml(file.read_text("utf-8")) for file in files]


def make_event(db, keys: Path, slug: str = "spring", **changes) -> Event:
    """Plan an event of three waves in draft that ask the questionnaires of `forms/`."""
    versions = load_questionnaires(db, written_questionnaires())
    return plan_event(db, SERIES, replace(EVENT, slug=slug, **changes), versions, keys=keys)


def open_event_wave(db, event: Event, name: WaveName = WaveName.PRE) -> None:
    """Open one wave of an event by hand, without a closing time that could pass."""
    open_wave(db, event.slug, name, now=NOW, account="test")


def close_event_wave(db, event: Event, name: WaveName = WaveName.PRE) -> None:
    """Close one wave of an event by hand."""
    close_wave(db, event.slug, name, now=NOW, account="test")


def submission(
    db,
    event: Event,
    name: WaveName = WaveName.PRE,
    *,
    uuid: UUID | None = None,
    answers=None,
    texts=None,
    card_code: CardCode | None = None,
    codes: Codes | None = None,
) -> Submission:
    """Make one person's answers, ready to be sent."""
    wave = find_wave(db, event.id, name)
    return Submission(
        uuid=uuid or uuid4(),
        wave_id=wave.id,
        questionnaire_version=wave.questionnaire_version,
        language="et",
        answers=answers if answers is not None else {"mot_interest": "4"},
        texts=texts or {},
        codes=codes or Codes(card=card_code),
    )


def send(
    db, keys: Path, event: Event, sent: Submission, name: WaveName = WaveName.PRE, **options
) -> Acceptance:
    """Send a submission to an event's wave."""
    return accept_response(
        db,
        options.pop("write", write_directly(db)),
        event,
        find_wave(db, event.id, name),
        sent,
        keys=keys,
        now=NOW,
        **options,
    )
