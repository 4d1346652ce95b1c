"""Typing the translations of a draft side by side."""

import re

from tests.support.organising import find_token
from tests.web.organiser.editing.drafting import DRAFT

PAGE = f"{DRAFT}/translations"


def test_translations_are_typed_side_by_side(draft, organiser):
    typed = {
        "survey-2-label-ru": "Мне интересно.",
        "choices-1-label-en": "No!",
        "settings-0-form_title-et": "Enne",
    }

    organiser.post(PAGE, PAGE, step=0, **typed, **{"survey-2-name-ru": "x"})

    sheets = draft().sheets
    assert sheets.survey[1]["label::Russian (ru)"] == "Мне интересно."
    assert sheets.choices[0]["label::English (en)"] == "No!"
    assert sheets.settings["form_title::Estonian (et)"] == "Enne"
    assert sheets.survey[1]["name"] == "use_overall"


def test_gaps_are_shown_alone(draft, organiser):
    whole = organiser.get(f"{PAGE}?only=gaps").text
    organiser.post(PAGE, PAGE, step=0, **{"survey-2-label-ru": ""})

    gaps = organiser.get(f"{PAGE}?only=gaps").text

    assert "All texts are there in three languages." in whole
    assert set(re.findall(r'<textarea id="([\w-]+)-\w+"', gaps)) == {"survey-2-label"}


def test_translations_typed_by_two_are_not_lost(draft, organiser):
    typed = {"step": 7, "survey-2-label-ru": "Моё <b>"}
    token = find_token(organiser.get(PAGE).text)

    shown = organiser.post(PAGE, PAGE, **typed)
    told = organiser.client.post(
        PAGE, data={**typed, "csrf_token": token}, headers={"Accept": "application/json"}
    )

    assert (shown.status_code, told.status_code, draft().step) == (409, 409, 0)
    assert "Моё &lt;b&gt;</textarea>" in shown.text
    assert "not saved yet" in told.json["said"]


def test_script_saves_translations(draft, organiser):
    sent = {
        "step": 0,
        "survey-2-label-ru": "Да",
        "csrf_token": find_token(organiser.get(PAGE).text),
    }

    told = organiser.client.post(PAGE, data=sent, headers={"Accept": "application/json"})

    assert told.json == {"step": 1, "said": "Saved", "problems": {}}
