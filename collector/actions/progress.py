"""The progress of long work."""

from collections.abc import Callable

Progress = Callable[[int, int], None]  # called with the steps done and the steps in all


def silent(_done: int, _total: int) -> None:
    """Ignore the progress."""


def part_of(progress: Progress, place: int, parts: int) -> Progress:
    """Return the progress of one of several equal parts, counted from 0."""
    return lambda done, total: progress(place * total + done, parts * total)
