"""One appointment as a calendar file (RFC 5545), the same bytes for the same appointment."""

import re
from datetime import UTC, datetime

MEDIA_TYPE = "text/calendar; charset=utf-8"

MINUTES = 15  # of the appointment: more than any questionnaire takes

LINE_OCTETS = 75
"""RFC 5545, 3.1: a line has no more octets, not counting its end."""

_PIECES = re.compile(rb"(?s)(?:^.{1,75}|.{1,74})(?![\x80-\xbf])")
"""Of a line, between characters; the blank before those that go on counts as one octet."""

_ESCAPED = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n", "\r": None})


def write_calendar(uid: str, starts: datetime, summary: str, description: str, url: str) -> str:
    """Return the file's text; its time stamp is the appointment's own beginning.

    `starts` is an aware moment; `uid` stays when the rest changes.
    """
    begins = starts.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tagasiside//Waves//EN",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{begins}",
        f"DTSTART:{begins}",
        f"DURATION:PT{MINUTES}M",
        f"SUMMARY:{summary.translate(_ESCAPED)}",
        f"DESCRIPTION:{description.translate(_ESCAPED)}",
        f"URL:{url}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    folded = (b"\r\n ".join(_PIECES.findall(line.encode())) for line in lines)
    return "".join(f"{line.decode()}\r\n" for line in folded)
