"""The linking step of a questionnaire's page: what it offers, and what becomes of what is sent."""

import re
from dataclasses import replace
from html import unescape
from uuid import uuid4

import pytest

from collector.actions.linking.link_waves import link_waves
from collector.core.linking.codes import ELEMENTS, card_code
from collector.core.linking.linkage import WITHOUT, LinkingPlan, Way
from collector.core.waves import WaveName
from collector.store.events.events import save_event
from collector.texts.languages import LANGUAGES, Translated
from collector.web.site.layout import say
from tests.support.factories import make_event, open_event_wave

PAGE, LATER = "/e/spring/pre", "/e/spring/post"
CODE = card_code(123456)
TAPPED = dict(zip(ELEMENTS, ("14", "5", "J", "1", "7", "dk"), strict=True))
TYPED = TAPPED | {"mother_month": "05", "mother_letter": "Елена", "father_month": "0"}

SAID_AGAIN = (
    *("consent_content", "consent_linked", "send_title", "link_title", "link_hint"),
    *(f"{kind}_{way}" for kind in ("link", "means") for way in (*Way, WITHOUT)),
    *("card_hint", "personal_hint", *ELEMENTS),
)


def offer(db, event, *ways, **texts):
    save_event(db, replace(event, linking=LinkingPlan(ways, texts)))


def ways_on(html):
    return re.findall('name="link_way" value="([a-z]+)"', html)


def send(client, address, **fields):
    return client.post(address, data={"submission": str(uuid4()), "lang": "en", **fields})


@pytest.fixture
def linked_after(db, keys, event):
    """Open the wave after the seminar too; count what is stored, and the persons it makes."""
    open_event_wave(db, event, WaveName.POST)
    return lambda: (db.table("responses").count, link_waves(db, "spring", keys=keys).persons)


@pytest.mark.parametrize(
    "ways", [(Way.CARD, Way.PHONE, Way.PERSONAL), (Way.PERSONAL, Way.CARD), (Way.PHONE,)]
)
def test_ways_are_offered_in_the_events_order_and_none_of_them_always(client, db, event, ways):
    offer(db, event, *ways)

    html = client.get(PAGE).text

    assert ways_on(html) == [*ways, "none"]
    assert ("q-card_code" in html, "q-birth_day" in html) == (
        Way.CARD in ways,
        Way.PERSONAL in ways,
    )
    assert " checked" not in html


def test_event_without_linking_asks_for_no_code_and_says_so(client, db, event, blank):
    offer(db, event)

    html = client.get(f"{PAGE}?lang=en").text
    client.post(PAGE, data={**blank, "card_code": CODE})

    assert ways_on(html) == []
    assert "are not linked with each other." in html
    assert (db.table("responses").count, db.table("link_hashes").count) == (1, 0)


def test_event_says_in_its_own_words_what_a_way_means(client, db, event):
    own = Translated(et="Kaart on laual.", ru="Карточка на столе.", en="The card is on the table.")
    offer(db, event, Way.CARD, card=own)

    html = client.get(f"{PAGE}?lang=en&also=ru").text

    assert own["en"] in html
    assert f'<small class="again" lang="ru">{own["ru"]}</small>' in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_step_and_consent_stand_in_the_second_language_too(client, event, language):
    second = "en" if language == "ru" else "ru"

    html = client.get(f"{PAGE}?lang={language}&also={second}").text

    again = re.findall(f'<small class="again" lang="{second}">([^<]+)</small>', html)
    assert {say(second, key) for key in SAID_AGAIN} <= set(map(unescape, again))
    assert sum("council@example.ee" in text for text in again) == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"card_code": "ABCDEF0"}, "One symbol is wrong or two have changed places."),
        ({"link_way": "card"}, "The code has seven symbols."),
        ({**TAPPED, "house_digit": ""}, "This question needs an answer."),
        (dict.fromkeys(ELEMENTS, "1") | {"mother_letter": "M"}, "Several people may choose"),
        ({"link_way": "by name"}, "This answer is not among the choices."),
    ],
)
def test_code_that_cannot_be_right_comes_back_with_the_answers(client, db, event, wrong, sentence):
    response = send(client, PAGE, mot_interest="4", **wrong)

    assert response.status_code == 422
    assert response.text.count(sentence) >= 2
    assert 'name="mot_interest" value="4" checked' in response.text
    typed = dict(re.findall('name="([a-z_]+)" class="short[^>]* value="([^"]*)"', response.text))
    assert {name: typed.get(name, value) for name, value in wrong.items()} == wrong
    assert db.table("responses").count == 0


def test_personal_code_links_whatever_was_tapped_or_typed(client, linked_after):
    send(client, PAGE, **TAPPED, link_way="personal")
    send(client, LATER, **TYPED)

    assert linked_after() == (2, 1)


@pytest.mark.parametrize(
    ("before", "after", "persons"),
    [
        ({"card_code": CODE}, {"card_code": CODE, "link_way": "card"}, 1),
        ({"card_code": CODE}, {"card_code": CODE, "link_way": "none"}, 0),
        ({"card_code": CODE}, {"card_code": card_code(7)}, 0),
        ({"link_way": "phone"}, {"link_way": "phone"}, 1),
        ({"link_way": "phone"}, {"link_way": "none"}, 0),
        ({"link_way": "phone"}, {}, 0),
    ],
)
def test_waves_are_linked_by_the_way_chosen_in_both(client, linked_after, before, after, persons):
    send(client, PAGE, **before)
    send(client, LATER, **after)

    assert linked_after() == (2, persons)


def test_card_used_on_two_phones_is_stored_twice_and_linked_with_neither(client, linked_after):
    replies = [send(client, PAGE, card_code=CODE).status_code for _ in range(2)]
    send(client, LATER, card_code=CODE)

    assert replies == [200, 200]
    assert linked_after() == (3, 0)


def test_same_code_at_another_event_is_another_hash(client, db, keys, event):
    open_event_wave(db, make_event(db, keys, "autumn"))

    send(client, PAGE, card_code=CODE)
    send(client, "/e/autumn/pre", card_code=CODE)

    hashes = {row["hash"] for row in db.query("SELECT hash FROM link_hashes")}
    assert len(hashes) == 2


def test_no_code_stays_on_the_page_that_thanks(client, event):
    page = send(client, PAGE, mot_interest="4", card_code=CODE, **TAPPED).text

    assert 'name="mot_interest" value="4"' in page
    assert [name for name in ("card_code", *ELEMENTS, CODE) if name in page] == []


def test_thanks_in_another_language_keep_the_link(client, db, event, blank):
    sent = {**blank, "card_code": CODE}
    page = client.post(PAGE, data=sent).text
    hidden = dict(re.findall('type="hidden" name="([^"]+)" value="([^"]*)"', page))

    again = client.post(f"{PAGE}?lang=ru", data=hidden)

    assert "<h1>Спасибо! Ответы получены</h1>" in again.text
    assert (db.table("responses").count, db.table("link_hashes").count) == (1, 1)


def test_code_in_a_field_survives_a_switch_of_language(client, event, blank):
    sent = {**blank, **TAPPED, "card_code": CODE, "link_way": "card", "switch_lang": "ru"}

    html = client.post(PAGE, data=sent).text

    assert f'value="{CODE}"' in html
    assert 'name="link_way" value="card" checked' in html
    assert re.search('name="mother_letter"[^>]* value="J"', html) is not None


def test_choosing_none_afterwards_takes_the_link_away(client, db, event, blank):
    client.post(PAGE, data={**blank, "link_way": "phone"})

    asked = client.post(PAGE, data={**blank, "link_way": "none"})
    client.post(PAGE, data={**blank, "link_way": "none", "replace": "yes"})

    assert "What you sent before differs from this." in asked.text
    assert (db.table("responses").count, db.table("link_hashes").count) == (1, 0)
