from datetime import timedelta

import pytest

from collector.actions.events.run_wave import close_wave, open_wave, turn_waves
from collector.core.waves import WaveName, WaveState
from collector.errors import NotFoundError, StateError
from collector.store.events.waves import find_wave, list_waves
from collector.store.people.audit import list_audit
from tests.support.audit import told
from tests.support.factories import NOW, make_event


def states(db, event):
    return [wave.state for wave in list_waves(db, event.id)]


def test_open_and_close_wave_are_audited(db, event):
    close_wave(db, event.slug, WaveName.PRE, now=NOW, account="anna")

    assert states(db, event)[0] is WaveState.CLOSED
    line = list_audit(db)[0]
    assert (line.day, line.account) == (NOW.date(), "anna")
    assert told(db) == ("wave_closed", {"event": "spring", "wave": "pre"})


def test_open_wave_again_after_its_time_stays_open(db, event):
    close_wave(db, event.slug, WaveName.PRE, now=NOW, account="anna")

    open_wave(db, event.slug, WaveName.PRE, now=NOW + timedelta(days=1), account="anna")
    turn_waves(db, now=NOW + timedelta(days=2))

    assert (states(db, event)[0], find_wave(db, event.id, "pre").closes) == (WaveState.OPEN, None)


def test_close_wave_refuses_a_draft(db, event):
    with pytest.raises(StateError, match="post is draft and cannot become closed"):
        close_wave(db, event.slug, WaveName.POST, now=NOW, account="anna")


def test_open_wave_refuses_an_unknown_event(db, event):
    with pytest.raises(NotFoundError, match="events: spring"):
        open_wave(db, "autumn", WaveName.PRE, now=NOW, account="anna")


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-8, ["draft", "draft", "draft"]),
        (-6, ["open", "draft", "draft"]),
        (1, ["closed", "open", "draft"]),
        (3, ["closed", "closed", "draft"]),
        (95, ["closed", "closed", "open"]),
        (110, ["closed", "closed", "closed"]),
    ],
)
def test_turn_waves_follows_the_usual_times(db, keys, days, expected):
    planned = make_event(db, keys)

    turn_waves(db, now=NOW + timedelta(days=days))

    assert states(db, planned) == expected


def test_turn_waves_counts_what_it_turned(db, keys):
    make_event(db, keys)
    moment = NOW - timedelta(days=6)

    assert (turn_waves(db, now=moment), turn_waves(db, now=moment)) == (1, 0)
