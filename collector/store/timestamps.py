"""Timestamps as they are stored: in UTC and whole seconds, so that their texts sort by time."""

from datetime import UTC, datetime


def write_timestamp(moment: datetime) -> str:
    """Return a moment as the text that is stored."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")
