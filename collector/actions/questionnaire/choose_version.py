"""Choose which version of its questionnaire a wave asks, as long as nobody has answered it."""

from datetime import datetime

from sqlite_utils import Database

from collector.actions.questionnaire.load import load_shipped
from collector.actions.questionnaire.versions import get_version
from collector.core.waves import Wave, WaveName, check_version_is_free
from collector.errors import NotFoundError
from collector.store.answering.responses import count_responses
from collector.store.database import transaction
from collector.store.events.events import get_event, get_series
from collector.store.events.waves import find_wave, save_version
from collector.store.people.audit import save_audit


def choose_version(
    db: Database, event_slug: str, name: WaveName, version: str, *, now: datetime, account: str
) -> None:
    """Let a wave ask this version from now on.

    Raises:
        NotFoundError: the series has no such version for that wave.
        StateError: somebody has answered the wave, or it takes no more answers.
    """
    with transaction(db):
        event = get_event(db, event_slug)
        wave = _get_wave(db, event.id, name)
        load_shipped(db)
        chosen = get_version(db, get_series(db, event.series_id), version)
        if chosen.name != name:
            raise NotFoundError(f"version {version} is for the wave {chosen.name}, not {name}")
        if wave.questionnaire_version == version:
            return
        check_version_is_free(wave, count_responses(db, event.id).get(wave.id, 0))
        save_version(db, wave, version)
        save_audit(db, now, account, f"{event_slug}/{name} asks version {version}")


def _get_wave(db: Database, event_id: int, name: WaveName) -> Wave:
    wave = find_wave(db, event_id, name)
    if wave is None:
        raise NotFoundError(f"the event has no wave {name}")
    return wave
