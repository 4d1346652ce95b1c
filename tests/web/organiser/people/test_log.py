"""The audit log as organisers read it."""

from datetime import date

import pytest

from collector.core.people.audit import KINDS
from collector.store.people.audit import save_audit
from collector.texts.languages import LANGUAGES
from collector.web.organiser.people.log import say_line
from tests.factories import NOW
from tests.organising import NAME, words_of

LOG = "/organiser/log"


@pytest.fixture
def log(organiser):
    """Read the log, as text."""
    return lambda query="": words_of(organiser.get(f"{LOG}?{query}").text)


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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_line_is_said_in_every_language(kind, language):
    values = {
        "event": "spring",
        "series": "seminars",
        "wave": "post",
        "roles": "analyst",
        "name": 'Õie-Ženja Щ. "O\'Neil" <b>',
        "ways": "card, phone",
        "count": "40",
        "reason": "a thesis: {x}",
        "outcome": "2 stored",
        "job": "report",
        "day": "2026-05-12",
        "waves": "pre (open)",
        "version": "0a1b2c3d4e5f",
        "draft": "7",
    }

    said = say_line(KINDS[kind].format(**values), language)

    assert said is not None
    assert "{name}" not in said


def test_moments_are_said_by_the_clock_on_the_wall_and_days_as_days(db, log):
    save_audit(db, NOW, "Anna", "opened spring/pre")
    save_audit(db, date(2026, 5, 11), "Anna", "closed spring/pre")

    words = log()

    assert "12 May 2026, 13:00 Anna opened" in words
    assert "11 May 2026 Anna closed" in words


def test_sentence_that_is_none_of_ours_is_shown_as_it_stands(db, organiser):
    save_audit(db, NOW, "Anna", "did <b>something</b> & left")

    page = organiser.get(LOG).text

    assert '<td lang="en">did &lt;b&gt;something&lt;/b&gt; &amp; left</td>' in page


def test_log_of_one_event_tells_of_no_other(db, log):
    save_audit(db, NOW, "Anna", "planned spring")
    save_audit(db, NOW, "Anna", "planned spring-2027")

    words = log("event=spring")

    assert "planned spring An" not in words
    assert words.endswith("Anna planned spring")
    assert log("event=none").endswith("There are no entries about this event.")


def test_older_lines_are_a_page_away(db, log, organiser):
    for number in range(60):
        save_audit(db, NOW, "Anna", f"line {number}")

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
