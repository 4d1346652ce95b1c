"""Load questionnaires as fixed versions, list these, and choose the one that a wave asks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from sqlite_utils import Database

from collector.assets import asset_folder
from collector.core.checking.rules import read_questionnaire
from collector.core.events.events import Event, Series
from collector.core.questionnaire.model import Sheets, list_scales
from collector.core.waves import Wave, WaveName, check_version_is_free
from collector.errors import NotFoundError
from collector.formats.questionnaire.yaml import read_yaml
from collector.store.answering.responses import count_responses
from collector.store.database import transaction
from collector.store.events.events import get_event, get_series, list_events
from collector.store.events.waves import get_wave, list_waves, save_version
from collector.store.people.audit import save_audit
from collector.store.questionnaire import versions as saved


@dataclass(frozen=True)
class Use:
    """A wave that asks a version, and how many have answered it."""

    event: Event
    wave: Wave
    answered: int


@dataclass(frozen=True)
class Version:
    """One version that a series can ask; `number` counts those of its wave from 1.

    One that came with the service and was never asked has the number 0 and no day.
    """

    version: str
    name: WaveName
    number: int
    day: date | None
    account: str
    uses: tuple[Use, ...]

    @property
    def is_frozen(self) -> bool:
        """Say whether somebody has answered it."""
        return any(use.answered for use in self.uses)


def list_versions(db: Database, series: Series) -> list[Version]:
    """Return the versions of all waves, the latest of each first."""
    uses, known = list_uses(db, series), saved.list_series_versions(db, series.id)
    shipped = [each for each in read_shipped().items() if each[0] not in {k.version for k in known}]
    listed: list[Version] = []
    for wave in WaveName:
        published = [each for each in known if each.name == wave]
        listed += [
            Version(own.version, wave, number, own.day, own.account, tuple(uses[own.version]))
            for number, own in reversed([*enumerate(published, 1)])
        ]
        listed += [
            Version(version, wave, 0, None, "", ())
            for version, sheets in shipped
            if sheets.settings["form_id"] == wave
        ]
    return listed


def list_latest(db: Database, series: Series) -> dict[WaveName, str]:
    """Return the latest version of each wave's questionnaire, the shipped one if there is none."""
    return {each.name: each.version for each in reversed(list_versions(db, series))}


def list_uses(db: Database, series: Series) -> dict[str, list[Use]]:
    """Return the waves of a series by the version they ask, those of the latest event first."""
    uses = defaultdict[str, list[Use]](list)
    for event in reversed(list_events(db, series.id)):
        answered = count_responses(db, event.id)
        for wave in list_waves(db, event.id):
            use = Use(event, wave, answered.get(wave.id, 0))
            uses[wave.questionnaire_version].append(use)
    return uses


def get_version(db: Database, series: Series, version: str) -> Version:
    """Return one version that a series can ask, or raise NotFoundError."""
    for each in list_versions(db, series):
        if each.version == version:
            return each
    raise NotFoundError(f"{series.slug} has no questionnaire version {version}")


def get_written(db: Database, series: Series, version: str) -> Sheets:
    """Return a version that a series can ask as it was written, or raise NotFoundError."""
    get_version(db, series, version)
    shipped = read_shipped().get(version)
    return shipped if shipped is not None else saved.get_sheets(db, version)


def list_series_scales(db: Database, series: Series) -> dict[str, list[int]]:
    """Return the scales that the latest questionnaires of a series ask, or the shipped ones."""
    latest = list_latest(db, series)
    written = [get_written(db, series, latest[name]) for name in WaveName if name in latest]
    return list_scales(map(read_questionnaire, written))


def choose_version(
    db: Database, event_slug: str, name: WaveName, version: str, *, now: datetime, account: str
) -> None:
    """Let a wave ask this version from now on.

    Raise NotFoundError if the series has no such version for that wave, and StateError if somebody
    has answered the wave, or it takes no more answers.
    """
    with transaction(db):
        event = get_event(db, event_slug)
        wave = get_wave(db, event, name)
        load_shipped(db)
        chosen = get_version(db, get_series(db, event.series_id), version)
        if chosen.name != name:
            raise NotFoundError(f"version {version} is for the wave {chosen.name}, not {name}")
        if wave.questionnaire_version == version:
            return
        check_version_is_free(wave, count_responses(db, event.id).get(wave.id, 0))
        save_version(db, wave, version)
        save_audit(db, now, account, "version_chosen", event=event_slug, wave=name, version=version)


def load_questionnaires(db: Database, written: Iterable[Sheets]) -> dict[WaveName, str]:
    """Store questionnaires and return the version of each by the wave it is for (`form_id`).

    Raise QuestionnaireError if one of them has problems; none is stored.
    """
    asked = {WaveName(read_questionnaire(sheets).name): sheets for sheets in written}
    with db.atomic():
        return {wave: saved.save_questionnaire(db, wave, sheets) for wave, sheets in asked.items()}


def load_shipped(db: Database) -> dict[WaveName, str]:
    """Store the questionnaires that come with the service and return the version of each."""
    return load_questionnaires(db, read_shipped().values())


@cache
def read_shipped() -> Mapping[str, Sheets]:
    """Return the questionnaires that come with the service, by their version."""
    files = sorted(asset_folder("forms").glob("*.yaml"))
    written = [read_yaml(file.read_text("utf-8")) for file in files]
    return {sheets.version(): sheets for sheets in written}
