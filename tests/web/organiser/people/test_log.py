"""The audit log as organisers read it."""

from datetime import date
from typing import get_args

import pytest

from collector.core.answering.rescue import Outcome
from collector.core.linking.linkage import Way
from collector.core.people.audit import AuditKind, AuditLine
from collector.core.people.roles import Role
from collector.store.people.audit import save_audit
from collector.texts.catalogue import read_texts
from collector.texts.languages import LANGUAGES
from collector.web.organiser.people.accounts import say_line
from tests.support.factories import NOW
from tests.support.organising import NAME, words_of

LOG = "/organiser/log"


@pytest.fixture
def log(organiser):
    """Read the log, as text."""
    return lambda query="": words_of(organiser.get(f"{LOG}?{query}").text)


def note(db, text):
    """Append a line as older versions wrote them, which could not be read."""
    db.execute("INSERT INTO audit (day, account, what) VALUES ('2026-05-12', 'Anna', ?)", [text])


def test_log_of_a_fresh_service_holds_the_first_account(log):
    assert f"{NAME} made the account" in log()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("et", "avas ürituse spring küsitlusvooru „Enne seminari“"),
        ("ru", "открыт опрос «До семинара» мероприятия spring"),
        ("en", "opened the wave “Before the seminar” of spring"),
    ],
)
def test_line_is_said_in_the_readers_language(log, event, language, words):
    assert words in log(f"lang={language}")


VALUES = {
    "event": "spring",
    "against": "waiting",
    "series": "seminars",
    "wave": "post",
    "roles": [*Role],
    "name": 'Õie-Ženja Щ. "O\'Neil" <b>',
    "ways": [*Way],
    "count": 40,
    "reason": "a thesis: {x}",
    "outcomes": dict.fromkeys(Outcome, 2),
    "job": "correction",
    "day": "2026-05-12",
    "waves": {"pre": "open", "post": "draft"},
    "version": "0a1b2c3d4e5f",
    "draft": 7,
    "question": "mot_interest",
    "scales": "motivation, safety",
    "key": "MCowBQYDK2VwAyEAzFVNISX/HmXET4hwXWrCqsSe5M+AIwIsvm/BwaUgu/g=",
    "backup": "collector-20260512-100000-000000.db",
}


def test_every_kind_of_line_is_said_in_every_language():
    lines = [
        AuditLine(1, NOW.date(), NOW, "Anna", kind, VALUES, "") for kind in get_args(AuditKind)
    ]

    said = [say_line(line, language) for line in lines for language in LANGUAGES]

    assert [words for words in said if "{name}" in words] == []


def test_every_text_of_the_log_is_a_kind_of_line_or_a_word_in_one():
    texts = {key for key in read_texts("organiser") if key.startswith("audit_")}
    words = {key for key in texts if key.startswith(("audit_job_", "audit_ended_"))}
    words |= {f"audit_outcome_{outcome}" for outcome in Outcome}

    kinds = {f"audit_{kind}" for kind in get_args(AuditKind)}
    assert texts - words | {"audit_job_asked", "audit_job_stopped"} == kinds


@pytest.mark.parametrize(
    ("kind", "values", "said"),
    [
        ("ways_offered", {"event": "spring", "ways": []}, "spring: the ways to link are now none"),
        (
            "rescue_loaded",
            {"event": "spring", "outcomes": {"stored": 2, "unreadable": 1}},
            "loaded a file of unsent answers into spring (2 stored, 1 unreadable)",
        ),
        (
            "sealing_ended_waves",
            {"event": "spring", "waves": {"pre": "open", "post": "draft"}},
            "waves ended by it: Before the seminar (open), Right after the seminar (not open yet)",
        ),
    ],
)
def test_value_of_several_parts_is_said_part_by_part(db, log, kind, values, said):
    save_audit(db, NOW, "Anna", kind, **values)

    assert said in log()


def test_moments_are_said_by_the_clock_on_the_wall_and_days_as_days(db, log):
    save_audit(db, NOW, "Anna", "wave_opened", event="spring", wave="pre")
    save_audit(db, date(2026, 5, 11), "Anna", "wave_closed", event="spring", wave="pre")

    words = log()

    assert "12 May 2026, 13:00 Anna opened" in words
    assert "11 May 2026 Anna closed" in words


def test_text_that_could_not_be_read_is_shown_as_it_stands(db, organiser):
    note(db, "did <b>something</b> & left")

    page = organiser.get(LOG).text

    assert '<td lang="en">did &lt;b&gt;something&lt;/b&gt; &amp; left</td>' in page


def test_log_of_one_event_tells_of_no_other(db, log):
    save_audit(db, NOW, "Anna", "event_planned", event="spring")
    save_audit(db, NOW, "Anna", "event_planned", event="spring-2027")

    words = log("event=spring")

    assert "planned spring An" not in words
    assert words.endswith("Anna planned spring")
    assert log("event=none").endswith("There are no entries about this event.")


def test_older_lines_are_a_page_away(db, log, organiser):
    for number in range(60):
        note(db, f"line {number}")

    first = organiser.get(LOG).text
    older = first.rpartition("before=")[2].partition('"')[0]
    second = log(f"before={older}")

    assert ("line 59" in first, "line 10" in first, "line 9<" in first) == (True, True, False)
    assert ("line 9" in second, "line 10" in second, "Latest entries" in second) == (
        True,
        False,
        True,
    )


@pytest.mark.parametrize("before", ["", "x", "-1", "0", "9" * 40])
def test_odd_page_is_no_error(organiser, before):
    assert organiser.get(f"{LOG}?before={before}").status_code == 200
