from datetime import timedelta

import pytest

from collector.core.answering import rescue
from collector.core.answering.rescue import Outcome, refusal_of
from collector.core.waves import GRACE, Wave, WaveName, WaveState, takes_answer
from tests.support.factories import NOW

MINUTE = timedelta(minutes=1)


def wave(state, closes=NOW):
    return Wave(1, 1, WaveName.POST, "v", state, NOW - GRACE, closes)


@pytest.mark.parametrize(
    ("state", "finished", "now", "taken"),
    [
        (WaveState.DRAFT, NOW - 3 * GRACE, NOW - 2 * GRACE, False),
        (WaveState.OPEN, NOW + MINUTE, NOW - MINUTE, True),
        (WaveState.OPEN, NOW - MINUTE, NOW + MINUTE, True),
        (WaveState.OPEN, NOW + MINUTE, NOW + MINUTE, False),
        (WaveState.CLOSED, NOW - MINUTE, NOW + MINUTE, True),
        (WaveState.CLOSED, NOW - MINUTE, NOW + 2 * GRACE, True),
        (WaveState.CLOSED, NOW, NOW + MINUTE, False),
        (WaveState.PUBLISHED, NOW - MINUTE, NOW + MINUTE, False),
        (WaveState.SEALED, NOW - MINUTE, NOW + MINUTE, False),
    ],
)
def test_rescued_answers_are_taken_if_finished_before_closing(state, finished, now, taken):
    assert takes_answer(wave(state), finished, now, rescue.GRACE) is taken


@pytest.mark.parametrize(
    ("state", "outcome"),
    [
        (WaveState.CLOSED, Outcome.TOO_LATE),
        (WaveState.PUBLISHED, Outcome.NOT_TAKING),
        (WaveState.SEALED, Outcome.NOT_TAKING),
    ],
)
def test_refusal_says_whether_time_or_publication_forbids(state, outcome):
    assert refusal_of(wave(state), NOW + MINUTE) is outcome


def test_only_stored_answers_are_safe():
    assert [each for each in Outcome if each.is_safe] == [Outcome.STORED, Outcome.KNOWN]
