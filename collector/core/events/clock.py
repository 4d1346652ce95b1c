"""Whether the clock may be trusted with what cannot be undone.

A clock that is once wrong must destroy nothing. It is compared with how long the machine has run
and with the last moment that was seen, and distinct days are counted on which it was seen.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

GRACE = timedelta(hours=24)
"""How long sealing is announced before, and how long the clock must be even after a pause."""

DAYS_AFTER_JUMP = 14
"""Distinct days on which the service must have seen a clock that jumped ahead, to trust it."""

_SLACK = timedelta(hours=1)
_SHORT_PAUSE = timedelta(hours=26)
"""A pause of the service after which the clock is trusted as before."""


@dataclass(frozen=True)
class Reading:
    """The clock in UTC, the seconds for which the machine has run, and which start that was."""

    now: datetime
    uptime: float
    boot: str


@dataclass(frozen=True)
class Run:
    """A time in which the clock ran evenly, seen on some distinct days."""

    since: datetime
    last: Reading
    days: int = 1
    is_jump: bool = False  # whether it began by a jump ahead while the machine ran

    def goes_on_with(self, reading: Reading) -> bool:
        """Say whether a reading is one that an even clock would give."""
        passed = reading.now - self.last.now
        if self.last.boot == reading.boot:
            return abs(passed - timedelta(seconds=reading.uptime - self.last.uptime)) <= _SLACK
        return -_SLACK <= passed <= _SHORT_PAUSE

    def add(self, reading: Reading) -> "Run":
        """Return the run with one more reading."""
        is_new = reading.now.date() > self.last.now.date()
        return replace(self, last=reading, days=self.days + is_new)

    @property
    def is_sure(self) -> bool:
        """Say whether it has lasted long enough to be trusted."""
        enough = not self.is_jump or self.days >= DAYS_AFTER_JUMP
        return enough and self.last.now - self.since >= GRACE

    def covers(self, now: datetime) -> bool:
        """Say whether a moment is about the last one that was seen."""
        return abs(now - self.last.now) <= _SLACK


@dataclass(frozen=True)
class Clock:
    """The run that is trusted, and one that contradicts it, or began before any was trusted."""

    trusted: Run | None = None
    doubted: Run | None = None

    def read(self, reading: Reading) -> "Clock":
        """Return what is known after a reading; a clock that is right again is trusted at once."""
        if self.trusted is not None and self.trusted.goes_on_with(reading):
            return Clock(self.trusted.add(reading))
        if self.doubted is None or not self.doubted.goes_on_with(reading):
            return replace(self, doubted=Run(reading.now, reading, is_jump=self._jumps(reading)))
        run = self.doubted.add(reading)
        return Clock(replace(run, is_jump=False)) if run.is_sure else replace(self, doubted=run)

    def _jumps(self, reading: Reading) -> bool:
        run = self.doubted or self.trusted
        return run is not None and run.last.boot == reading.boot and reading.now > run.last.now

    def may_destroy(self, now: datetime) -> bool:
        """Say whether what is due at a moment may be destroyed."""
        return self.doubted is None and self.trusted is not None and self.trusted.covers(now)

    def may_turn(self, now: datetime) -> bool:
        """Say whether waves may be opened and closed: not in the first day after a jump ahead."""
        run = self.doubted or self.trusted
        if run is None:
            return True
        return run.covers(now) and not (run.is_jump and now - run.since < GRACE)

    def may_close(self, now: datetime) -> bool:
        """Say whether waves may be closed: not in the first day after a jump or a pause."""
        run = self.doubted
        return run is None or self.trusted is None or now - run.since >= GRACE
