"""Whether only cards answer, on the pages where an event is planned and prepared."""

import re
from dataclasses import replace

import pytest

from collector.core.events.planning import usual_sealing
from collector.store.events.events import get_event
from tests.support.factories import EVENT, make_event, open_event_wave
from tests.support.organising import words_of
from tests.support.printing import CARDS_ONLY, print_for
from tests.web.organiser.events.test_planning import read_fields

PAGE = "/organiser/events/spring"
CHANGE = f"{PAGE}/plan"
NO_CARDS = "Only printed cards answer, and none has been printed yet."


@pytest.fixture
def planned(db, keys):
    day = EVENT.starts.replace(year=2027)
    return make_event(db, keys, starts=day, ends=day, sealing=usual_sealing(day))


def test_choice_is_made_on_the_plan(db, planned, organiser):
    fields = read_fields(organiser.get(CHANGE).text)
    organiser.post(CHANGE, page=CHANGE, **fields, cards_only="yes")
    chosen, page = get_event(db, "spring").linking, organiser.get(CHANGE).text
    organiser.post(CHANGE, page=CHANGE, **read_fields(page))

    assert chosen == replace(planned.linking, cards_only=True)
    assert re.search('name="cards_only" value="yes"[^>]* checked', page)
    assert get_event(db, "spring").linking == planned.linking


@pytest.mark.parametrize(
    ("linking", "said"),
    [(CARDS_ONLY, "Only printed cards answer."), (None, "Answers need no card.")],
)
def test_choice_is_said_and_not_offered_once_a_wave_has_opened(
    db, keys, planned, organiser, linking, said
):
    make_event(db, keys, "other", linking=linking or planned.linking)
    open_event_wave(db, get_event(db, "other"))

    page = organiser.get("/organiser/events/other/plan").text

    assert 'name="cards_only"' not in page
    assert f"{said} That was decided before the first wave opened" in words_of(page)


def test_event_asks_for_cards_until_some_are_printed(db, keys, planned, organiser):
    make_event(db, keys, linking=CARDS_ONLY)
    before = words_of(organiser.get(PAGE).text)
    print_for(db, keys, get_event(db, "spring"))

    assert NO_CARDS in before
    assert NO_CARDS not in words_of(organiser.get(PAGE).text)


def test_cards_poster_slide_and_letters_say_that_a_card_is_needed(db, keys, planned, organiser):
    make_event(db, keys, linking=CARDS_ONLY)

    cards = words_of(organiser.get(f"{PAGE}/cards").text)
    sheet = words_of(organiser.post(f"{PAGE}/cards", page=f"{PAGE}/cards", count="1").text)
    poster = words_of(organiser.get(f"{PAGE}/poster").text)
    letters = words_of(organiser.get(f"{PAGE}/invite").text)

    assert "only a card answers, each once in each wave" in cards
    assert "Keep this! One card, one answer in each wave." in sheet
    assert "Для ответа попросите у организатора карточку." in poster
    assert letters.count("To answer you need the printed card that we give you.") == 6
