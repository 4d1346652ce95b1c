"""Planning an event in the browser, changing it, and making next year's after its model."""

from dataclasses import replace
from datetime import date, time, timedelta
from html import unescape

import pytest

from collector.core.events.planning import usual_sealing
from collector.core.linking.linkage import LinkingPlan, Way
from collector.store.events.events import (
    get_event,
    get_series,
    list_events,
    list_series,
    save_event,
)
from collector.store.events.waves import list_waves
from collector.store.linking.keys import find_key
from collector.store.linking.sealing import Sealing, SealingState, save_sealing
from collector.store.questionnaire.versions import save_questionnaire, save_series_version
from tests.core.drafts import small_sheets
from tests.support.factories import (
    EVENT,
    NOW,
    make_event,
    send,
    submission,
)
from tests.support.organising import words_of
from tests.support.planning import SERIES_TYPED, TYPED, read_fields

NEW, PAGE = "/organiser/plan", "/organiser/events/spring"
CHANGE, NEXT = f"{PAGE}/plan", f"{PAGE}/next"


@pytest.fixture
def planned(db, keys):
    return make_event(db, keys, sealing=usual_sealing(EVENT.ends))


def test_first_event_is_planned_in_one_page_with_its_series(db, keys, organiser):
    response = organiser.post(NEW, page=NEW, **TYPED, **SERIES_TYPED)

    event = get_event(db, "sugisseminar-koostoo-2026")
    assert response.location == f"/organiser/events/{event.slug}"
    assert (event.title.en, event.ends, event.head_count) == ("Autumn seminar", event.starts, 60)
    assert (event.starts_at, event.ends_at) == (time(10), time(15, 30))
    assert event.linking == LinkingPlan((Way.PHONE, Way.CARD))
    assert event.sealing == event.ends + timedelta(days=180)
    assert get_series(db, event.series_id).organiser.en == "Municipality"
    assert [wave.name for wave in list_waves(db, event.id)] == ["pre", "post", "followup"]
    assert find_key(db, keys, event.slug) is not None


def test_waves_of_a_new_event_are_said_in_words(organiser):
    address = organiser.post(NEW, page=NEW, **TYPED, **SERIES_TYPED).location

    words = words_of(organiser.get(address).text)

    assert "Opens on 7 October 2026 at 10:00 Closes on 14 October 2026 at 11:00" in words
    assert "“Three months later” opens on 12 January 2027 at 15:30" in words


def test_event_joins_a_known_series_and_gets_the_address_that_was_typed(db, planned, organiser):
    organiser.post(NEW, page=NEW, **TYPED, series="seminars", slug="minu-seminar")

    assert get_event(db, "minu-seminar").series_id == planned.series_id
    assert len(list_series(db)) == 1


def test_event_of_a_known_series_asks_its_latest_versions(db, planned, organiser):
    written = small_sheets()
    version = save_questionnaire(db, "pre", written)
    save_series_version(db, planned.series_id, version, day=NOW.date(), account="Anna")

    organiser.post(NEW, page=NEW, **TYPED, series="seminars", slug="autumn")

    asked = [wave.questionnaire_version for wave in list_waves(db, get_event(db, "autumn").id)]
    before = [wave.questionnaire_version for wave in list_waves(db, planned.id)]
    assert asked == [version, *before[1:]]


def test_own_sentences_about_ways_are_kept(db, planned, organiser):
    words = {f"sentences-card-{code}": f"Kaart {code}" for code in ("et", "ru", "en")}

    organiser.post(NEW, page=NEW, **TYPED, **words, series="seminars", slug="own")

    assert get_event(db, "own").linking.texts[Way.CARD].ru == "Kaart ru"


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("title-ru", "", "Fill this in."),
        ("title-et", "a" * 201, "Too long, at most 200 characters."),
        ("place-et", "Jõ\x07hvi", "The text contains a character that cannot be used."),
        ("starts", "14.10.2026", "This value cannot be read."),
        ("starts", "1826-10-14", "Check the year."),
        ("ends", "2026-10-13", "The event cannot end before it starts."),
        ("ends", "2026-12-14", "The event takes more than 31 days."),
        ("ends_at", "09:00", "The event cannot end before it starts."),
        ("head_count", "0", "Type a number from 1 to 20,000."),
        ("head_count", "many", "This value cannot be read."),
        ("first_way", "pigeon", "This value cannot be read."),
        ("sentences-card-et", "Ainult eesti keeles", "Fill this in."),
        ("sealing", "2026-10-15", "The day of sealing must be 105 days"),
        ("slug", "Minu Seminar", "Use small letters a–z"),
        ("slug", "spring", "Another event has this address."),
        ("series", "elsewhere", "This value cannot be read."),
    ],
)
def test_problem_is_shown_beside_its_field_and_nothing_is_lost(
    db, planned, organiser, name, value, sentence
):
    sent = {**TYPED, "series": "seminars", "slug": "new", name: value}

    response = organiser.post(NEW, page=NEW, **sent)

    assert response.status_code == 422
    assert sentence in unescape(response.text)
    kept = read_fields(response.text)
    assert {each: kept[each] for each in TYPED if each in kept and each != name} == {
        each: " ".join(TYPED[each].split()) for each in TYPED if each in kept and each != name
    }
    assert [event.slug for event in list_events(db)] == ["spring"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("et", "Täitke see väli."), ("ru", "Заполните это поле."), ("en", "Fill this in.")],
)
def test_problems_are_said_in_the_readers_language(organiser, language, sentence):
    response = organiser.post(f"{NEW}?lang={language}", page=NEW, **TYPED)

    assert response.text.count(sentence) == len(SERIES_TYPED)


def test_plan_is_shown_as_it_is_and_saved_unchanged(db, planned, organiser):
    shown = read_fields(organiser.get(CHANGE).text)

    response = organiser.post(CHANGE, page=CHANGE, **shown)

    assert response.location == PAGE
    assert get_event(db, "spring") == planned


def test_changed_plan_keeps_address_and_series(db, planned, organiser):
    sent = {**TYPED, "slug": "other", "series": "other", "sealing": ""}

    organiser.post(CHANGE, page=CHANGE, **sent)

    changed = get_event(db, "spring")
    assert (changed.title.en, changed.series_id) == ("Autumn seminar", planned.series_id)
    assert [event.slug for event in list_events(db)] == ["spring"]


def test_day_of_sealing_stays_once_somebody_answered(db, keys, event, organiser):
    send(db, keys, event, submission(db, event))
    db.execute("UPDATE events SET sealing = '2026-11-08'")

    page = organiser.get(CHANGE).text
    organiser.post(
        CHANGE, page=CHANGE, **{**TYPED, "sealing": "2026-12-08", "starts": "2026-05-12"}
    )

    assert "The day of sealing cannot be moved any more" in page
    assert 'name="sealing"' not in page
    assert get_event(db, "spring").sealing == date(2026, 11, 8)


def test_plan_of_a_sealed_event_cannot_be_changed(db, planned, organiser):
    save_sealing(db, Sealing(planned.id, NOW.date(), SealingState.DONE))

    assert organiser.get(CHANGE).location == PAGE


def test_next_years_event_takes_two_clicks(db, planned, organiser):
    model = replace(planned, linking=LinkingPlan((Way.PERSONAL,)))
    save_event(db, model)
    proposed = read_fields(organiser.get(NEXT).text)

    response = organiser.post(NEXT, page=NEXT, **proposed)

    clone = get_event(db, "spring-2027")
    assert response.location == "/organiser/events/spring-2027"
    assert (clone.title, clone.linking, clone.series_id) == (
        model.title,
        model.linking,
        model.series_id,
    )
    assert clone.starts == date(2027, 5, 11)


def test_series_can_be_put_right(db, planned, organiser):
    page = "/organiser/series/seminars"
    sent = {name.removeprefix("new_series-"): value for name, value in SERIES_TYPED.items()}

    refused = organiser.post(page, page=page, **{**sent, "contact": ""})
    organiser.post(page, page=page, **sent)

    assert "Fill this in." in refused.text
    assert get_series(db, planned.series_id).contact == "vald@example.ee"


def test_changed_series_offers_to_undo_the_change(db, planned, organiser):
    page, before = "/organiser/series/seminars", get_series(db, planned.series_id)
    unchanged = organiser.get(page).text
    sent = {name.removeprefix("new_series-"): value for name, value in SERIES_TYPED.items()}
    organiser.post(page, page=page, **sent)

    offered = organiser.get(page).text
    answer = organiser.post(f"{page}/undo", page=page)

    assert [text.count("Undo the last change") for text in (unchanged, offered)] == [0, 1]
    assert answer.location == f"{page}?done=undone"
    assert get_series(db, planned.series_id) == before


def test_nothing_to_undo_leads_back_to_the_series(planned, organiser):
    page = "/organiser/series/seminars"

    assert organiser.post(f"{page}/undo", page=page).location == page


def test_too_long_a_title_is_kept_whole_and_complained_of(organiser):
    answer = organiser.post(NEW, page=NEW, **{**TYPED, "title-et": "x" * 5000})

    assert "maxlength" not in answer.text
    assert "Too long, at most 200 characters." in answer.text
    assert f'value="{"x" * 5000}"' in answer.text


def test_unknown_series_is_not_found(organiser):
    assert "or choose the event from the list." in organiser.get("/organiser/series/none").text


def test_the_same_plan_sent_twice_by_a_double_click_is_one_event(db, keys, organiser):
    sent = [organiser.post(NEW, page=NEW, **TYPED, **SERIES_TYPED) for _ in range(2)]

    assert {response.location for response in sent} == {
        "/organiser/events/sugisseminar-koostoo-2026"
    }
    assert (len(list_events(db)), len(list_series(db))) == (1, 1)
