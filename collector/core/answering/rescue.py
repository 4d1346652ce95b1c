"""Answers that a phone could not send: what its file holds, and what became of each submission."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from collector.core.waves import Wave, WaveState, due_state


class Outcome(StrEnum):
    """What became of one submission of a rescue file."""

    STORED = "stored"
    KNOWN = "known"
    UNREADABLE = "unreadable"
    OTHER_EVENT = "other_event"
    NO_WAVE = "no_wave"
    NOT_TAKING = "not_taking"
    TOO_LATE = "too_late"
    OTHER_ANSWERS = "other_answers"
    UNKNOWN_VERSION = "unknown_version"
    CARD = "card"
    REFUSED = "refused"

    @property
    def is_safe(self) -> bool:
        """Say whether the answers are stored now, by the phone or by the file."""
        return self in {Outcome.STORED, Outcome.KNOWN}


@dataclass(frozen=True)
class Unsent:
    """One submission as it waited on a phone; `finished` is by the phone's clock."""

    event_slug: str
    wave_name: str
    finished: datetime
    fields: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Rescue:
    """What became of one submission; `unsent` is None if it cannot be read."""

    unsent: Unsent | None
    outcome: Outcome


GRACE = timedelta.max
"""While a wave is open all answers may be loaded; once it is closed those that the phone had
complete before closing, however late, because only the network kept them. Never after publication:
what is published does not change (R1)."""


def refusal_of(wave: Wave, now: datetime) -> Outcome:
    """Return why a wave does not take rescued answers."""
    is_closed = due_state(wave, now) is WaveState.CLOSED
    return Outcome.TOO_LATE if is_closed else Outcome.NOT_TAKING
