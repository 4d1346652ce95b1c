"""Waves of an event: their names, states, what each state allows, and what names their responses.

Times are aware datetimes in UTC.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from collector.errors import StateError


class WaveName(StrEnum):
    """One asking within an event, in the order they happen."""

    PRE = "pre"
    POST = "post"
    FOLLOWUP = "followup"


class WaveState(StrEnum):
    """Where a wave stands; the order is the ordinary way through."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    PUBLISHED = "published"
    SEALED = "sealed"


TRANSITIONS: dict[WaveState, frozenset[WaveState]] = {
    WaveState.DRAFT: frozenset({WaveState.OPEN, WaveState.SEALED}),
    WaveState.OPEN: frozenset({WaveState.CLOSED, WaveState.DRAFT, WaveState.SEALED}),
    WaveState.CLOSED: frozenset({WaveState.OPEN, WaveState.PUBLISHED, WaveState.SEALED}),
    WaveState.PUBLISHED: frozenset({WaveState.SEALED}),
    WaveState.SEALED: frozenset(),
}
"""What may follow each state. A published wave never takes answers again (R1).

An open wave goes back to draft only while nobody has answered.
Sealing comes on the promised day, whatever the state.
"""

ENDED = frozenset({WaveState.CLOSED, WaveState.PUBLISHED, WaveState.SEALED})
"""States in which a wave takes no more answers."""

GRACE_HOURS = 48
GRACE = timedelta(hours=GRACE_HOURS)
"""How long after closing an answer may arrive that was finished before."""


@dataclass(frozen=True)
class Wave:
    """One wave of one event; `opens` and `closes` are when the clock opens and closes it."""

    id: int
    event_id: int
    name: WaveName
    questionnaire_version: str
    state: WaveState
    opens: datetime | None = None
    closes: datetime | None = None


def check_transition(wave: Wave, to: WaveState) -> None:
    """Raise StateError unless the wave may go to the state."""
    if to not in TRANSITIONS[wave.state]:
        raise StateError(f"wave {wave.name} is {wave.state} and cannot become {to}")


def check_version_is_free(wave: Wave, answered: int) -> None:
    """Raise StateError if the wave cannot ask another version of its questionnaire any more."""
    if answered:
        raise StateError(f"{answered} have answered wave {wave.name}: its version is frozen")
    if wave.state in {WaveState.PUBLISHED, WaveState.SEALED}:
        raise StateError(f"wave {wave.name} is {wave.state} and asks nobody any more")


def due_state(wave: Wave, now: datetime) -> WaveState:
    """Return the state the clock asks for: a draft opens, an open wave closes, when time comes."""
    state = wave.state
    if state is WaveState.DRAFT and wave.opens is not None and wave.opens <= now:
        state = WaveState.OPEN
    if state is WaveState.OPEN and wave.closes is not None and wave.closes <= now:
        state = WaveState.CLOSED
    return state


def stage_of(waves: Collection[Wave]) -> WaveState:
    """Return where an event stands: between two of its waves it is as open as during them."""
    states = {wave.state for wave in waves}
    asked_in_time = {wave.state for wave in waves if wave.name is not WaveName.FOLLOWUP}
    for state in (WaveState.SEALED, WaveState.PUBLISHED, WaveState.OPEN):
        if state in states:
            return state
    if states <= {WaveState.DRAFT}:
        return WaveState.DRAFT
    return WaveState.CLOSED if asked_in_time <= ENDED else WaveState.OPEN


def takes_answer(wave: Wave, finished: datetime, now: datetime, grace: timedelta = GRACE) -> bool:
    """Say whether an answer finished then may be stored now: while open, or late in its grace."""
    state = due_state(wave, now)
    if state is not WaveState.CLOSED or wave.closes is None:
        return state is WaveState.OPEN
    return finished < wave.closes and now - wave.closes < grace


Fingerprints = Mapping[str, str]  # the fingerprint of each wave's responses, by the wave's name


def fingerprint(response_ids: Iterable[int]) -> str:
    """Return the hash of a set of responses in 16 hexadecimal digits, in any order.

    It shows whether a response was added or withdrawn. The answers need no hash: the id of a
    response is random, is never used again, and changes when its answers are replaced.
    """
    listed = ",".join(map(str, sorted(response_ids)))
    return hashlib.sha256(listed.encode()).hexdigest()[:16]


def list_outdated(then: Fingerprints, now: Fingerprints) -> list[str]:
    """Return the waves whose responses are no longer those that a report was computed from."""
    return [wave for wave, present in now.items() if then.get(wave) != present]
