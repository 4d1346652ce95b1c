from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from collector.core.waves import (
    GRACE,
    TRANSITIONS,
    Wave,
    WaveName,
    WaveState,
    check_transition,
    due_state,
    fingerprint,
    list_outdated,
    stage_of,
    takes_answer,
)
from collector.errors import StateError, passes

NOW = datetime(2026, 5, 12, 10, 0, tzinfo=UTC)
BEFORE, AFTER = NOW - timedelta(minutes=1), NOW + timedelta(minutes=1)


def wave(state, opens=None, closes=None):
    return Wave(1, 1, WaveName.PRE, "v", state, opens, closes)


def test_transitions_have_a_row_for_every_state():
    assert set(TRANSITIONS) == set(WaveState)


@pytest.mark.parametrize("state", WaveState)
@pytest.mark.parametrize("to", WaveState)
def test_check_transition_agrees_with_transitions(state, to):
    assert passes(check_transition, wave(state), to) == (to in TRANSITIONS[state])


def test_check_transition_says_what_is_impossible():
    with pytest.raises(StateError, match="wave pre is sealed and cannot become open"):
        check_transition(wave(WaveState.SEALED), WaveState.OPEN)


@pytest.mark.parametrize(
    ("state", "opens", "closes", "due"),
    [
        (WaveState.DRAFT, None, None, WaveState.DRAFT),
        (WaveState.DRAFT, AFTER, None, WaveState.DRAFT),
        (WaveState.DRAFT, NOW, AFTER, WaveState.OPEN),
        (WaveState.DRAFT, BEFORE, BEFORE, WaveState.CLOSED),
        (WaveState.OPEN, BEFORE, None, WaveState.OPEN),
        (WaveState.OPEN, BEFORE, NOW, WaveState.CLOSED),
        (WaveState.CLOSED, BEFORE, AFTER, WaveState.CLOSED),
        (WaveState.PUBLISHED, BEFORE, AFTER, WaveState.PUBLISHED),
    ],
)
def test_due_state_follows_the_clock(state, opens, closes, due):
    assert due_state(wave(state, opens, closes), NOW) is due


@pytest.mark.parametrize(
    ("state", "closes", "finished", "takes"),
    [
        (WaveState.DRAFT, None, BEFORE, False),
        (WaveState.OPEN, None, NOW, True),
        (WaveState.OPEN, AFTER, BEFORE, True),
        (WaveState.OPEN, NOW, BEFORE, True),
        (WaveState.OPEN, NOW, NOW, False),
        (WaveState.CLOSED, BEFORE, BEFORE - GRACE, True),
        (WaveState.CLOSED, BEFORE, BEFORE, False),
        (WaveState.CLOSED, NOW - GRACE, NOW - 2 * GRACE, False),
        (WaveState.CLOSED, None, BEFORE, False),
        (WaveState.PUBLISHED, NOW, BEFORE, False),
        (WaveState.SEALED, NOW, BEFORE, False),
    ],
)
def test_late_answer_is_taken_if_it_was_finished_before_closing(state, closes, finished, takes):
    assert takes_answer(wave(state, None, closes), finished, NOW) is takes


def test_architecture_shows_the_state_diagram():
    page = (Path(__file__).parents[2] / "docs" / "architecture.md").read_text("utf-8")

    arrows = [
        f"{one} --> {two}" for one in WaveState for two in WaveState if two in TRANSITIONS[one]
    ]

    diagram = "\n    ".join(["stateDiagram-v2", f"[*] --> {WaveState.DRAFT}", *arrows])
    assert f"```mermaid\n{diagram}\n```" in page


@pytest.mark.parametrize(
    ("states", "stage"),
    [
        ("draft draft draft", "draft"),
        ("open draft draft", "open"),
        ("closed draft draft", "open"),
        ("closed closed draft", "closed"),
        ("closed closed open", "open"),
        ("published published draft", "published"),
        ("sealed sealed sealed", "sealed"),
    ],
)
def test_event_stands_where_its_waves_do(states, stage):
    waves = [
        Wave(number, 1, name, "v", WaveState(state))
        for number, (name, state) in enumerate(zip(WaveName, states.split(), strict=True))
    ]

    assert stage_of(waves) == stage


def test_fingerprint_does_not_depend_on_order():
    assert fingerprint([3, 1, 2]) == fingerprint([1, 2, 3])


@pytest.mark.parametrize("others", [[], [1, 2], [1, 2, 3, 4], [1, 2, 4], [12, 3]])
def test_fingerprint_differs_when_any_response_does(others):
    assert fingerprint(others) != fingerprint([1, 2, 3])


@pytest.mark.parametrize(
    ("now", "outdated"),
    [
        ({"pre": "a", "post": "b"}, []),
        ({"pre": "a"}, []),
        ({"pre": "a", "post": "c"}, ["post"]),
        ({"pre": "a", "followup": "d"}, ["followup"]),
    ],
)
def test_list_outdated_names_the_waves_that_changed(now, outdated):
    assert list_outdated({"pre": "a", "post": "b"}, now) == outdated


def test_list_outdated_of_a_report_that_names_no_responses_names_every_wave():
    assert list_outdated({}, {"pre": "a", "post": "b"}) == ["pre", "post"]
