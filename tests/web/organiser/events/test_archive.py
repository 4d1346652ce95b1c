"""Archiving, undoing, and what the start page says is waiting."""

import re
from datetime import timedelta

import pytest

from collector.core.events.planning import usual_sealing
from collector.core.waves import WaveName
from collector.store.events.events import get_event, list_archived
from tests.support.factories import (
    EVENT,
    close_event_wave,
    make_event,
    open_event_wave,
    send,
    submission,
)
from tests.support.organising import words_of
from tests.web.organiser.events.test_planning import TYPED

START, PAGE = "/organiser/", "/organiser/events/spring"


@pytest.fixture
def planned(db, keys):
    return make_event(db, keys, sealing=usual_sealing(EVENT.ends))


def test_archived_event_leaves_list_and_strip_until_it_is_brought_back(db, planned, organiser):
    away = organiser.post(f"{PAGE}/archive", page=PAGE)
    start, archive = organiser.get(START).text, words_of(organiser.get(away.location).text)
    page = words_of(organiser.get(PAGE).text)
    back = organiser.post(f"{PAGE}/restore", page=PAGE)

    assert ("Spring seminar" in start, "1 event in the archive" in start) == (False, True)
    assert (
        "Spring seminar 12 May 2026 · Jõhvi · Archived since 12 May 2026 Bring it back" in archive
    )
    assert "This event is archived." in page
    assert "Open now" not in page
    assert (back.location, list_archived(db)) == (PAGE, {})


def test_event_with_an_open_wave_says_why_it_stays(db, event, organiser):
    response = organiser.post(f"{PAGE}/archive", page=PAGE)

    assert response.status_code == 409
    assert "cannot be archived while a wave is open" in response.text


def test_empty_archive_says_how_an_event_gets_there(organiser):
    assert "The archive is empty." in organiser.get("/organiser/archive").text


def test_change_is_undone_from_the_events_page(db, planned, organiser):
    organiser.post(f"{PAGE}/plan", page=f"{PAGE}/plan", **TYPED, sealing="")
    offered = f"{PAGE}/undo" in organiser.get(PAGE).text

    response = organiser.post(f"{PAGE}/undo", page=PAGE)

    assert (offered, get_event(db, "spring")) == (True, planned)
    assert "The last change was undone." in organiser.get(response.location).text


def test_undo_without_a_change_shows_how_things_stand(planned, organiser):
    assert organiser.post(f"{PAGE}/undo", page=PAGE).status_code == 409


def test_archived_plan_cannot_be_opened(planned, organiser):
    organiser.post(f"{PAGE}/archive", page=PAGE)

    assert organiser.get(f"{PAGE}/plan").location == PAGE


def test_start_page_says_what_waits_in_every_event(db, keys, planned, organiser):
    make_event(db, keys, "spring-again", sealing=usual_sealing(EVENT.ends))
    open_event_wave(db, planned, WaveName.POST)
    for number in range(2):
        sent = submission(db, planned, WaveName.POST, texts={"risk_text": f"Ice {number}"})
        send(db, keys, planned, sent, WaveName.POST)
    for name in (WaveName.PRE, WaveName.POST):
        if name is WaveName.PRE:
            open_event_wave(db, planned)
        close_event_wave(db, planned, name)
    page = f"{PAGE}/texts"
    text = organiser.get(page).text.split('id="text-')[1].split('"')[0]
    organiser.post(f"{page}/{text}", page=page, risk="traffic", paraphrase="Slippery")

    words = words_of(organiser.get(START).text)

    assert (
        "What is waiting Spring seminar: 1 text to read"
        " Spring seminar: 1 text waits for a second person"
        " Spring seminar: The answers are in, the report can be built"
        " Spring seminar: “Right after the seminar” opens today at 15:30"
        " Spring seminar: “Three months later” opens on 10 August 2026 at 16:00"
    ) in words


def test_start_page_names_older_events_and_shows_those_that_are_open(db, keys, organiser):
    for number in range(5):
        day = EVENT.starts - timedelta(days=number)
        make_event(db, keys, f"spring-{number}", starts=day, ends=day)
    open_event_wave(db, get_event(db, "spring-4"))

    page = organiser.get(START).text

    assert "Earlier: 1 event" in page
    assert re.findall(r'value="http://127.0.0.1:8000/e/spring-(\d)"', page) == ["0", "1", "2", "4"]
    assert 'href="/organiser/events/spring-3"' in page


def test_series_last_event_is_repeated_from_the_start_page(planned, organiser):
    assert f'href="{PAGE}/next"' in organiser.get(START).text


def test_partners_topics_and_moderator_are_kept_and_cloned(db, planned, organiser):
    more = {
        f"{name}-{code}": f"{name} {code}"
        for name in ("partners", "topics")
        for code in ("et", "ru", "en")
    }
    organiser.post(
        f"{PAGE}/plan", page=f"{PAGE}/plan", **TYPED, **more, sealing="", moderator="Vallamaja"
    )
    shown = organiser.get(f"{PAGE}/next").text

    event = get_event(db, "spring")
    assert (event.partners.ru, event.topics.en, event.moderator) == (
        "partners ru",
        "topics en",
        "Vallamaja",
    )
    assert 'value="Vallamaja"' in shown
    assert 'value="partners ru"' in shown
    assert "Moderator: Vallamaja" in organiser.get(PAGE).text
