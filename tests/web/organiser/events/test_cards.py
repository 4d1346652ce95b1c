import re
from datetime import UTC, datetime

import pytest

from collector.actions.linking.seal import seal_event
from collector.core.linking.codes import number_card
from collector.store.linking.keys import destroy_key, list_card_numbers, read_key
from collector.store.people.audit import list_audit
from collector.web.organiser.events.invitation import MOST_AT_ONCE
from tests.support.audit import told
from tests.support.organising import find_token, make_organiser

PAGE = "/organiser/events/spring/cards"


@pytest.fixture
def organiser(db, data, event):
    browser = make_organiser(db, data, url="https://tagasiside.example")
    browser.sign_in(query="?lang=en")
    return browser


def codes_on(html):
    return ["".join(each) for each in re.findall(r'class="code">(\w{3}) (\w{3}) (\w)<', html)]


def test_page_says_what_to_do_and_suggests_a_fifth_more_than_invited(organiser):
    page = organiser.get(PAGE).text

    assert "Write down nowhere who drew which card." in page
    assert 'value="60"' in page
    assert "so far" not in page


def test_event_page_leads_to_cards(organiser):
    assert f'href="{PAGE}"' in organiser.get("/organiser/events/spring").text


def test_sheet_has_the_codes_of_the_next_numbers(organiser, keys):
    sheet = organiser.post(PAGE, page=PAGE, count="12").text

    key, numbers = read_key(keys, "spring"), list_card_numbers(keys, "spring")
    assert codes_on(sheet) == [number_card(key, number) for number in numbers]


def test_sheet_is_kept_by_no_browser_and_runs_its_own_style_alone(organiser):
    response = organiser.post(PAGE, page=PAGE, count="1")

    policy = response.headers["Content-Security-Policy"]
    assert response.headers["Cache-Control"] == "no-store"
    assert re.fullmatch(r".*script-src 'self'; style-src 'self' 'sha256-\S+'", policy)
    assert "default-src 'none'" in policy


def test_printing_is_audited_by_number_and_counted_on_the_page(organiser, db):
    codes = codes_on(organiser.post(PAGE, page=PAGE, count="12").text)

    audit = str(list_audit(db))
    assert told(db) == ("cards_printed", {"count": 12, "event": "spring"})
    assert [code for code in codes if code in audit] == []
    assert "12 cards have been made so far; no code comes twice." in organiser.get(PAGE).text


@pytest.mark.parametrize("count", ["", "0", "-3", "2.5", "501", "9" * 5000, "kümme", "١٢"])
def test_an_impossible_number_comes_back_with_a_reason_beside_it(organiser, keys, count):
    response = organiser.post(PAGE, page=PAGE, count=count)

    assert response.status_code == 422
    assert f"Type a whole number from 1 to {MOST_AT_ONCE}." in response.text
    assert len(list_card_numbers(keys, "spring")) == 0


def test_without_the_key_the_page_says_what_to_do(organiser, keys):
    destroy_key(keys, "spring")

    response = organiser.post(PAGE, page=PAGE, count="5")

    assert response.status_code == 503
    assert "Restore them from where you keep them." in response.text


def test_a_sealed_event_gets_no_cards_and_says_why(organiser, db, keys):
    token_page = organiser.get(PAGE).text
    seal_event(db, "spring", keys=keys, now=datetime(2126, 11, 9, tzinfo=UTC), account="test")
    fields = {"csrf_token": find_token(token_page), "count": "5"}

    response = organiser.client.post(PAGE, data=fields)

    assert response.status_code == 409
    assert "No more cards can be made." in response.text
    assert '<input id="count"' not in response.text


def test_a_form_without_its_token_prints_nothing(organiser, keys):
    response = organiser.client.post(PAGE, data={"count": "5"})

    assert response.status_code == 400
    assert len(list_card_numbers(keys, "spring")) == 0


def test_unknown_event_is_not_found(organiser):
    assert "There is no such page" in organiser.get("/organiser/events/nowhere/cards").text
