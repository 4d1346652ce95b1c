import re
from dataclasses import replace

import pytest

from tests.data.conftest import Site, make_public
from tests.data.published import make_report

QUESTION = "/question/safe_help"


def plain(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("et", "Kui juhtuks midagi tõsist, jõuaks abi õigel ajal kohale."),
        ("ru", "Если случится что-то серьёзное, помощь придёт вовремя."),
        ("en", "If something serious happened, help would come in time."),
    ],
)
def test_a_question_is_shown_in_the_readers_language_and_the_two_others(site, language, title):
    page = site.text(QUESTION, language)

    assert f"<h1>{title}</h1>" in page
    assert re.findall(r'<dd lang="(\w+)">', page) == ["et", "ru", "en"]


def test_a_question_shows_each_choice_in_words_with_share_and_count(site):
    page = plain(site.text(QUESTION))

    assert "Strongly agree 36% (31) 35% (28)" in page
    assert "People who answered 87 80" in page


def test_a_question_shows_its_change_and_what_is_said_of_it(site):
    page = plain(site.text(QUESTION))

    assert "Before and right after the seminar 61 3.52 3.77 +0.25 +0.07 to +0.39 rose" in page


def test_a_reversed_question_says_so(site):
    assert "the less agreement, the better" in site.text("/question/mot_pointless")


@pytest.mark.parametrize(("after", "said"), [(8, True), (12, False)])
def test_a_wave_whose_answers_are_withheld_says_so(tmp_path, after, said):
    make_public(tmp_path / "public.db", make_report("small", before=24, after=after, pairs=8))

    page = Site(tmp_path / "public.db").text(QUESTION)

    told = "After the seminar: the answers are not published."
    assert (told in page) is said
    assert ("/public/withheld?event=small&amp;part=post" in page) is said


def test_a_question_leads_to_every_table_that_has_rows_about_it(site):
    page = site.text(QUESTION)

    links = re.findall(r'<li><a href="/public/(\w+)\?\w+=safe_help"', page)
    assert links == ["results_in_words", "changes", "choices"]
    assert [link for link in links if "No rows" in site.text(f"/public/{link}")] == []


def test_another_wording_is_shown_apart_from_the_first(tmp_path):
    first, second = make_report("one"), make_report("two")
    questions = [
        replace(row, version="another", label={at: f"New {row.label[at]}" for at in row.label})
        for row in second.questions
    ]
    make_public(tmp_path / "public.db", first, replace(second, questions=questions))

    page = Site(tmp_path / "public.db").text(QUESTION)

    assert page.count('class="card wording"') == 2
    assert "Answers to different wordings cannot be compared." in page


def test_an_event_leads_to_its_questions(site):
    page = site.text("/event/koostooseminar-2017")

    assert '<a href="/question/safe_help">If something serious happened' in page


def test_the_name_of_a_question_in_a_table_leads_to_its_page(site):
    assert '<a href="/question/safe_help">safe_help</a>' in site.text("/public/results")


@pytest.mark.parametrize(("wish", "shown"), [("", 5), ("?all=1", 7)])
def test_a_question_of_many_events_shows_the_newest_first_and_all_if_wished(tmp_path, wish, shown):
    make_public(tmp_path / "public.db", *(make_report(f"event-{at}") for at in range(7)))

    page = Site(tmp_path / "public.db").text(QUESTION + wish)

    assert page.count('class="event-answers"') == shown
    assert ("Show all events (7)" in page) is not bool(wish)


def test_a_question_that_nobody_asked_is_not_found(site):
    assert site.get("/question/nothing").status_code == 404
