"""The participant's pages as a client without a browser meets them."""

import json
import re
from datetime import timedelta
from uuid import uuid4

import pytest

from collector.core.linking.codes import card_code
from collector.core.linking.linkage import LINK_FIELDS
from collector.core.waves import WaveName
from collector.store.answering.responses import list_responses
from collector.store.events.waves import find_wave, save_state
from collector.store.questionnaire.versions import get_questionnaire, save_questionnaire
from collector.texts.languages import LANGUAGES
from tests.support.factories import NOW, close_event_wave, make_event, open_event_wave
from tests.support.tiny_forms import change, read_form
from tests.web.conftest import is_checked

PAGE = "/e/spring/pre"
CODE = card_code(123456)
NOTHING = (0, 0, 0)


def receipt_of(html):
    return re.search(r'id="words">([^<]+)<', html)[1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("wave", WaveName)
def test_page_asks_every_question_in_its_language(db, client, event, wave, language):
    if wave is not WaveName.PRE:
        open_event_wave(db, event, wave)
    asked = get_questionnaire(db, find_wave(db, event.id, wave).questionnaire_version)

    html = client.get(f"/e/spring/{wave}?lang={language}").text

    assert f'<html lang="{language}">' in html
    shown = re.findall(r'data-q="(\w+)"', html)
    assert [name for name in shown if name not in LINK_FIELDS | {"personal"}] == [*asked.questions]
    assert [q.label[language] for q in asked if q.label[language] not in html] == []


def test_event_address_shows_the_latest_open_wave(db, client, event):
    open_event_wave(db, event, WaveName.POST)

    html = client.get("/e/spring?lang=en").text

    assert 'action="/e/spring/post?lang=en"' in html


def test_page_opens_and_closes_at_once(db, client, event):
    before = client.get(PAGE).status_code
    close_event_wave(db, event)

    response = client.get(f"{PAGE}?lang=en")

    assert (before, response.status_code) == (200, 403)
    assert "It closed on 12 May 2026 at 13:00." in response.text


def test_page_sets_no_cookie(client, event):
    response = client.get(f"{PAGE}?lang=ru")

    assert response.headers.getlist("Set-Cookie") == []


def test_two_pages_differ_in_their_submission_id_alone(client, event):
    first, second = (client.get(f"{PAGE}?lang=et").text for _ in range(2))

    ids = [re.search(r'name="submission" value="([^"]+)"', html)[1] for html in (first, second)]
    assert first != second
    assert first.replace(ids[0], ids[1]) == second


@pytest.mark.parametrize("language", LANGUAGES)
def test_consent_has_at_most_120_words_with_date_organiser_and_contact(client, event, language):
    html = client.get(f"{PAGE}?lang={language}").text

    consent = re.search(r'<div class="consent">(.*?)</div>', html, re.DOTALL)[1]
    words = re.sub("<[^>]+>", " ", consent).split()
    assert len(words) <= 120
    assert str(event.sealing.year) in consent
    assert "council@example.ee" in consent
    assert "www.aki.ee" in consent


def test_page_of_a_demonstration_says_so(db, keys, client):
    make_event(db, keys, "shown", simulated=True)
    open_event_wave(db, make_event(db, keys, "shown"))

    assert "This is a demonstration." in client.get("/e/shown/pre?lang=en").text


def test_sent_answers_are_stored_and_thanked_for(db, client, event, blank, stored):
    sent = {**blank, "mot_interest": "4", "top_risks": ["fires", "traffic"], "card_code": CODE}

    response = client.post(PAGE, data=sent)

    [kept] = list_responses(db, find_wave(db, event.id, "pre").id)
    assert stored() == (1, 0, 1)
    assert kept.answers == {"mot_interest": "4", "top_risks": ["traffic", "fires"]}
    assert (kept.language, kept.questionnaire_version) == ("en", blank["version"])
    assert len(receipt_of(response.text).split()) == 3
    assert response.headers["Cache-Control"] == "no-store"


def test_sending_the_same_again_gives_the_same_page(client, blank, stored):
    first, second = (client.post(PAGE, data={**blank, "mot_interest": "4"}) for _ in range(2))

    assert (first.status_code, first.text) == (200, second.text)
    assert stored() == (1, 0, 0)


def test_sending_the_same_again_after_closing_still_gives_the_receipt(db, client, event, blank):
    first = client.post(PAGE, data=blank)
    close_event_wave(db, event)

    second = client.post(PAGE, data=blank)

    assert receipt_of(second.text) == receipt_of(first.text)


def test_thanks_in_another_language_say_the_same_receipt(client, blank, stored):
    first = client.post(f"{PAGE}?lang=en", data=blank)

    second = client.post(f"{PAGE}?lang=ru", data=blank)

    assert "Спасибо" in second.text
    assert receipt_of(first.text) != receipt_of(second.text)
    assert stored() == (1, 0, 0)


def test_thanks_name_the_next_wave_and_the_public_site(client, blank):
    html = client.post(PAGE, data=blank).text

    assert "The next questionnaire opens on 12 May 2026." in html
    assert 'href="http://127.0.0.1:1/"' in html


def test_answer_to_a_question_that_does_not_apply_is_dropped_with_a_word(db, client, event, blank):
    open_event_wave(db, event, WaveName.POST)
    version = find_wave(db, event.id, "post").questionnaire_version
    sent = {**blank, "version": version, "took_part_practice": "no", "use_practice": "5"}

    response = client.post("/e/spring/post", data=sent)

    [kept] = list_responses(db, find_wave(db, event.id, "post").id)
    assert kept.answers == {"took_part_practice": "no"}
    assert "One answer was left out" in response.text


def test_plain_client_needs_neither_version_nor_language(client, blank, stored):
    response = client.post(PAGE, data={"submission": blank["submission"], "mot_interest": "2"})

    assert response.status_code == 200
    assert stored() == (1, 0, 0)


def test_event_address_takes_answers_too(client, blank, stored):
    client.post("/e/spring", data=blank)

    assert stored() == (1, 0, 0)


def test_answers_to_an_earlier_version_are_stored_with_it(db, client, event, blank):
    earlier = save_questionnaire(db, "pre", read_form("every_type"))
    sent = {**blank, "version": earlier, "mot_interest": "1", "years": "7"}

    client.post(PAGE, data=sent)

    [kept] = list_responses(db, find_wave(db, event.id, "pre").id)
    assert (kept.questionnaire_version, kept.answers["years"]) == (earlier, "7")


def test_other_language_carries_the_answers_along(client, blank, stored):
    sent = {**blank, "mot_interest": "4", "card_code": "half", "switch_lang": "ru"}

    response = client.post(f"{PAGE}?lang=ru", data=sent)

    assert (response.status_code, stored()) == (200, NOTHING)
    assert '<html lang="ru">' in response.text
    assert is_checked(response.text, "mot_interest", "4")
    assert 'value="half"' in response.text
    assert f'value="{blank["submission"]}" data-kept' in response.text


def test_second_language_is_shown_and_kept_when_the_page_comes_back(client, blank, stored):
    sent = {**blank, "mot_interest": "4", "switch_lang": "ru"}

    first = client.get(f"{PAGE}?lang=en&also=et").text
    back = client.post(f"{PAGE}?lang=ru&also=et", data=sent).text

    assert 'action="/e/spring/pre?lang=en&amp;also=et"' in first
    assert 'action="/e/spring/pre?lang=ru&amp;also=et"' in back
    assert '<small class="again" lang="et">Üldse ei ole nõus</small>' in back
    assert is_checked(back, "mot_interest", "4")


@pytest.mark.parametrize("second", ["en", "xx", ""])
def test_no_second_language_that_is_the_first_or_unknown(client, event, second):
    html = client.get(f"{PAGE}?lang=en&also={second}").text

    assert 'action="/e/spring/pre?lang=en"' in html


def test_thanks_after_the_seminar_carry_what_the_phone_needs_to_score(client, event, db, blank):
    open_event_wave(db, event, WaveName.POST)
    sent = {**blank, "version": find_wave(db, event.id, "post").questionnaire_version}

    html = client.post("/e/spring/post", data=sent).text

    scales = json.loads(re.search("data-scales='([^']+)'", html)[1])
    assert [scale["name"] for scale in scales][1] == "Motivation"
    assert scales[1]["items"] == [
        ["mot_interest", False],
        ["mot_value", False],
        ["mot_effort", False],
        ["mot_pointless", True],
    ]
    assert "mot_interest" not in client.post(PAGE, data=blank).text


def test_thanks_link_the_calendar_of_the_next_wave(client, blank):
    html = client.post(PAGE, data=blank).text

    assert 'href="/e/spring/post.ics?lang=en"' in html


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("et", "Avamise aeg: 13. mai 2026 kell 13:00."),
        ("ru", "Она откроется 13 мая 2026\u202fг. в 13:00."),
        ("en", "It opens on 13 May 2026 at 13:00."),
    ],
)
def test_wave_not_yet_open_says_when_it_opens(db, keys, client, language, sentence):
    event = make_event(db, keys)
    wave = find_wave(db, event.id, "pre")
    save_state(db, wave, wave.state, opens=NOW + timedelta(days=1))

    response = client.get(f"{PAGE}?lang={language}")

    assert response.status_code == 403
    assert sentence in response.text


def test_wave_without_a_time_says_that_it_is_not_known(db, keys, client):
    wave = find_wave(db, make_event(db, keys).id, "pre")
    save_state(db, wave, wave.state)

    response = client.get(f"{PAGE}?lang=en")

    assert response.status_code == 403
    assert "The opening time is not known yet." in response.text


def test_edited_wording_shows_at_once(db, client, event):
    client.get(PAGE)
    edited = change(read_form("every_type"), ("settings", 0, "form_title::English (en)", "Edited"))
    version = save_questionnaire(db, "pre", edited)
    db.execute("UPDATE waves SET questionnaire_version = ?", [version])

    assert "<title>Edited" in client.get(f"{PAGE}?lang=en").text


def test_two_people_with_the_same_answers_are_two_responses(client, blank, stored):
    for _ in range(2):
        client.post(PAGE, data={**blank, "submission": str(uuid4())})

    assert stored() == (2, 0, 0)
