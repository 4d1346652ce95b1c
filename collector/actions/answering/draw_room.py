"""Draw what the wall of a room shows: when an organiser asks, or a few times by itself."""

from datetime import datetime
from functools import partial
from secrets import SystemRandom

from sqlite_utils import Database

from collector.core.disclosure.room import (
    ON_THE_WALL,
    Noise,
    RoomPicture,
    draws_itself,
    make_noise,
    may_draw,
    summarise_room,
)
from collector.core.events.events import Event
from collector.core.waves import Wave, WaveName
from collector.errors import StateError
from collector.store.answering.counts import list_pictures, save_picture
from collector.store.answering.responses import count_responses, list_responses
from collector.store.database import transaction
from collector.store.events.events import get_event, get_series, list_events
from collector.store.events.waves import get_wave, list_waves_by_event
from collector.store.people.audit import save_audit
from collector.store.questionnaire.versions import get_questionnaire

NOISE = partial(make_noise, SystemRandom().random)


def draw_room(
    db: Database, slug: str, name: WaveName, *, now: datetime, account: str, noise: Noise = NOISE
) -> None:
    """Draw the next picture of a wave now.

    Raise StateError if too few have answered since the last one, or the wave is published.
    """
    with transaction(db):
        event = get_event(db, slug)
        wave = get_wave(db, event, name)
        if name not in ON_THE_WALL or not can_draw(db, event, wave):
            raise StateError(f"too few have answered {slug}/{name} since its wall was last drawn")
        _draw(db, event, wave, now, noise)
        save_audit(db, now, account, "room_drawn", event=slug, wave=name)


def draw_due(db: Database, *, now: datetime, noise: Noise = NOISE) -> None:
    """Draw the pictures that wait for no organiser.

    They wait for up to a few people more, so that the moment does not tell how many there are.
    """
    with transaction(db):
        waves = list_waves_by_event(db)
        for event in list_events(db):
            for wave in waves[event.id]:
                is_due = wave.name in ON_THE_WALL and draws_itself(list_pictures(db, wave.id), wave)
                if is_due and can_draw(db, event, wave, fewer=abs(noise())):
                    _draw(db, event, wave, now, noise)


def can_draw(db: Database, event: Event, wave: Wave, fewer: int = 0) -> bool:
    """Say whether enough have answered a wave for its next picture, also if they were `fewer`."""
    answered = count_responses(db, event.id)[wave.id] - fewer
    k = get_series(db, event.series_id).threshold
    return may_draw(list_pictures(db, wave.id), wave, answered, k)


def _draw(db: Database, event: Event, wave: Wave, now: datetime, noise: Noise) -> None:
    series = get_series(db, event.series_id)
    scales = (event.plan or series.plan).primary_scales
    answers = [each.answers for each in list_responses(db, wave.id)]
    asked, k = get_questionnaire(db, wave.questionnaire_version), series.threshold
    shares = summarise_room(asked, scales, answers, k, noise, list_pictures(db, wave.id))
    save_picture(db, wave.id, RoomPicture(len(answers), tuple(shares), now))
