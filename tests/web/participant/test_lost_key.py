"""An event whose key file is gone: participants answer on, the organiser is told."""

import re

import pytest

from collector.core.linking.codes import card_code
from collector.texts.catalogue import translate
from collector.texts.languages import LANGUAGES
from tests.support.organising import make_organiser

PAGE = "/organiser/events/spring"


@pytest.fixture
def lost(keys, event):
    (keys / "spring.key").unlink()
    return event


@pytest.mark.parametrize("language", LANGUAGES)
def test_organiser_is_told_what_a_lost_key_means(db, data, lost, language):
    organiser = make_organiser(db, data)
    organiser.sign_in()

    html = organiser.get(f"{PAGE}?lang={language}").text

    assert translate("organiser", language, "key_lost") in html


def test_organiser_of_an_event_with_its_key_reads_nothing_of_it(db, data, event):
    organiser = make_organiser(db, data)
    organiser.sign_in(query="?lang=en")

    assert translate("organiser", "en", "key_lost") not in organiser.get(PAGE).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_participant_who_looks_for_answers_reads_that_nothing_is_lost(
    client, keys, event, blank, language
):
    page = client.post("/e/spring/pre", data=blank).text
    words = re.search(r'id="words">([^<]+)<', page)[1]
    (keys / "spring.key").unlink()

    found = client.post(f"/receipt?lang={language}", data={"words": words})

    assert found.status_code == 503
    assert translate("participant", language, "key_missing") in found.text


@pytest.mark.parametrize(
    "link", [{}, {"link_way": "phone"}, {"link_way": "card", "card_code": card_code(5)}]
)
def test_participant_answers_and_can_withdraw_by_the_receipt(client, lost, blank, stored, link):
    page = client.post("/e/spring/pre", data={**blank, "mot_interest": "4", **link}).text
    kept = stored()
    words = re.search(r'id="words">([^<]+)<', page)[1]

    withdrawn = client.post("/receipt?lang=en", data={"words": words, "confirm": "yes"})

    assert (kept, stored()) == ((1, 0, 0), (0, 0, 0))
    assert "Your answers are deleted" in withdrawn.text
