"""One appointment as a calendar file (RFC 5545), the same bytes for the same appointment."""

from dataclasses import dataclass
from datetime import UTC, datetime

MEDIA_TYPE = "text/calendar; charset=utf-8"

LINE_OCTETS = 75
"""RFC 5545, 3.1: a line has no more octets, not counting its end."""

_ESCAPED = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n", "\r": None})


@dataclass(frozen=True)
class Appointment:
    """A short appointment that begins at an aware moment; `uid` stays when the rest changes."""

    uid: str
    starts: datetime
    minutes: int
    summary: str
    description: str
    url: str


def write_calendar(appointment: Appointment) -> str:
    """Return the file's text; its time stamp is the appointment's own beginning."""
    starts = appointment.starts.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tagasiside//Waves//EN",
        "BEGIN:VEVENT",
        f"UID:{appointment.uid}",
        f"DTSTAMP:{starts}",
        f"DTSTART:{starts}",
        f"DURATION:PT{appointment.minutes}M",
        f"SUMMARY:{appointment.summary.translate(_ESCAPED)}",
        f"DESCRIPTION:{appointment.description.translate(_ESCAPED)}",
        f"URL:{appointment.url}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{_fold(line)}\r\n" for line in lines)


def _fold(line: str) -> str:
    """Break a long line between characters; the blank that goes on counts as one octet."""
    folded, octets = "", 0
    for character in line:
        size = len(character.encode())
        if octets + size > LINE_OCTETS:
            folded, octets = folded + "\r\n ", 1
        folded, octets = folded + character, octets + size
    return folded
