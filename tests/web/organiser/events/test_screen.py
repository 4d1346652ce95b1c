"""The part of an event's page about the screen for the room."""

import pytest

from collector.core.waves import WaveName, WaveState
from collector.store.events.waves import find_wave, save_state
from collector.store.people.audit import list_audit
from collector.texts.languages import LANGUAGES
from tests.actions.answering.test_draw_room import answer, pictures
from tests.support.organising import words_of

PAGE = "/organiser/events/spring"
SHOW = f"{PAGE}/waves/pre/show"


def said(organiser, language="en"):
    return words_of(organiser.get(f"{PAGE}/screen?lang={language}").text)


def test_an_empty_room_is_told_how_many_must_answer(organiser, event):
    assert said(organiser) == (
        "Before the seminar No picture has been drawn yet."
        " Not now: a picture can be drawn once at least 20 people have answered."
    )


def test_the_organiser_shows_the_answers_and_reads_when_the_next_may_come(
    organiser, db, data, event
):
    answer(db, data, event, range(20))
    before = said(organiser)

    organiser.post(SHOW, PAGE)

    assert "A new picture can be drawn now" in before
    assert before.endswith("Show the answers now")
    assert said(organiser) == (
        "Before the seminar The picture has been drawn 1 time. The last time was today at 13:00."
        " Not now: too few new people have answered. A new picture can be drawn once at least"
        " 20 people more have answered than the last time."
    )


def test_a_click_too_early_changes_nothing_and_shows_why(organiser, db, data, event):
    answer(db, data, event, range(19))

    response = organiser.post(SHOW, PAGE)

    assert response.status_code == 409
    assert "at least 20 people have answered" in words_of(response.text)
    assert pictures(db, event) == []


def test_a_published_wave_says_that_its_picture_stays(organiser, db, event):
    wave = find_wave(db, event.id, WaveName.PRE)
    save_state(db, wave, WaveState.PUBLISHED)

    assert said(organiser).endswith("results are published or codes destroyed.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_an_event_holds_the_same_part(organiser, db, data, event, language):
    answer(db, data, event, range(20))

    page = words_of(organiser.get(f"{PAGE}?lang={language}").text)

    assert said(organiser, language) in page


def test_whoever_shows_the_answers_is_in_the_log(organiser, db, data, event):
    answer(db, data, event, range(20))

    organiser.post(SHOW, PAGE)

    assert [each.kind for each in list_audit(db) if each.kind == "room_drawn"] == ["room_drawn"]
