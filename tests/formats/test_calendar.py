from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from collector.formats.calendar import LINE_OCTETS, write_calendar

APPOINTMENT = {
    "uid": "spring-post@example.ee",
    "starts": datetime(2026, 5, 12, 13, 0, tzinfo=UTC),
    "summary": "Spring",
    "description": "Keep your card.",
    "url": "https://example.ee/e/spring/post?lang=en",
}


def unfold(text):
    """Read the file as RFC 5545 says: name to value, with folds undone."""
    lines = text.replace("\r\n ", "").split("\r\n")
    return dict(line.split(":", 1) for line in lines if line)


def test_calendar_is_written_whole():
    assert write_calendar(**APPOINTMENT).split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tagasiside//Waves//EN",
        "BEGIN:VEVENT",
        "UID:spring-post@example.ee",
        "DTSTAMP:20260512T130000Z",
        "DTSTART:20260512T130000Z",
        "DURATION:PT15M",
        "SUMMARY:Spring",
        "DESCRIPTION:Keep your card.",
        "URL:https://example.ee/e/spring/post?lang=en",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_times_are_in_utc():
    summer = timezone(timedelta(hours=3))
    at_home = APPOINTMENT | {"starts": datetime(2026, 5, 12, 16, 0, tzinfo=summer)}

    assert write_calendar(**at_home) == write_calendar(**APPOINTMENT)


def test_marks_with_a_meaning_are_escaped():
    text = write_calendar(**APPOINTMENT | {"summary": "a;b,c\\d\r\nEND:VEVENT"})

    assert unfold(text)["SUMMARY"] == r"a\;b\,c\\d\nEND:VEVENT"


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=300))
def test_long_lines_are_folded_between_characters(summary):
    text = write_calendar(**APPOINTMENT | {"summary": summary})

    assert max(len(line) for line in text.encode().split(b"\r\n")) <= LINE_OCTETS
    assert unfold(text)["SUMMARY"] == (
        summary.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    )
