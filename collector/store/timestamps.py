"""Moments as they are stored: in UTC and whole seconds, so that as texts they stand in order.

What is of a day only is stored as a day, and needs nothing from here.
"""

from datetime import UTC, datetime


def write_timestamp(moment: datetime) -> str:
    """Return a moment as the text that is stored."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")
