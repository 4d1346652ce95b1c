"""Editing a questionnaire in the browser: every control, without JavaScript."""

import re
from html import unescape

import pytest

from collector.actions.edit_draft import begin_draft
from collector.core.edits import find_row
from collector.core.languages import LANGUAGES
from collector.formats.yaml_questionnaire import read_yaml
from collector.store.drafts import get_draft, list_drafts
from collector.store.events import get_series
from collector.store.waves import find_wave
from collector.web.organiser.draft_fields import tidy_text
from tests.factories import NOW
from tests.organising import words_of

START = "/organiser/questionnaires/seminars"
DRAFT = f"{START}/drafts/1"


@pytest.fixture
def draft(db, event):
    """Return how the draft of the questionnaire after the seminar is now."""
    series = get_series(db, event.series_id)
    version = find_wave(db, event.id, "post").questionnaire_version
    begin_draft(db, series, version, now=NOW, account="Anna")
    return lambda: get_draft(db, series.id, 1)


def row_of(draft, name):
    return find_row(draft().sheets, name)


def cells_of(draft, name):
    return draft().sheets.survey[row_of(draft, name) - 1]


def read_fields(html):
    """Return what the form of a page would send as it stands, by the button Save."""
    form = html[html.index("data-autosave"):]  # fmt: skip
    fields = dict(re.findall(r'<textarea id="([^"]*)"[^>]*>([^<]*)</textarea>', form))
    for tag in re.findall(r"<input [^>]*>", form):
        found = dict(re.findall(r'(name|value|type)="([^"]*)"', tag))
        if found.get("type") in {"checkbox", "radio"} and " checked" not in tag:
            continue
        fields[found["name"]] = found.get("value", "on")
    for name, options in re.findall(
        r'<select [^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.DOTALL
    ):
        chosen = re.findall(r'<option value="([^"]*)"[^>]*? selected', options)
        first = re.findall(r'<option value="([^"]*)"', options)
        fields[name] = (chosen or first or [""])[0]
    fields.pop("csrf_token")
    return {name: unescape(value) for name, value in fields.items()}


def edit(organiser, draft, edited, do="save", **typed):
    """Open a row's page, type into its fields and press a button."""
    page = f"{DRAFT}/rows/{row_of(draft, edited)}"
    fields = {**read_fields(organiser.get(page).text), "do": do, **typed}
    return organiser.post(page, page, **{k: v for k, v in fields.items() if v is not None})


def press(organiser, draft, do, **fields):
    return organiser.post(DRAFT, DRAFT, step=draft().step, do=do, **fields)


def test_draft_is_begun_from_a_version(db, event, organiser):
    version = find_wave(db, event.id, "pre").questionnaire_version
    page = f"{START}/versions/{version}"

    response = organiser.post(f"{START}/drafts", page, version=version)

    assert response.location == DRAFT
    assert "Before the seminar: draft 1" in organiser.get(DRAFT).text
    assert "Draft 1: Before the seminar" in organiser.get("/organiser/questionnaires").text


@pytest.mark.parametrize("name", ["use_overall", "use_practice", "int_support", "top_risks",
                                  "proposal_stage", "risk_text"])  # fmt: skip
def test_row_saved_as_it_is_shown_stays_as_it_was(draft, organiser, name):
    before = draft().sheets

    edit(organiser, draft, name)

    assert draft().sheets == before


def test_words_are_saved_as_they_were_typed_and_shown_as_text(draft, organiser):
    odd = 'Õie-Ženja Щ. "O\'Neil" <b>'

    edit(organiser, draft, "use_overall", **{"label-et": f"  {odd}\r\n"})

    assert cells_of(draft, "use_overall")["label::Estonian (et)"] == odd
    page = organiser.get(f"{DRAFT}?lang=et").text
    assert ("&lt;b&gt;" in page, "<b>" in page) == (True, False)


def test_missing_translation_is_said_beside_its_field_and_on_top(draft, organiser):
    edit(organiser, draft, "use_overall", **{"label-ru": ""})

    row = organiser.get(f"{DRAFT}/rows/{row_of(draft, 'use_overall')}").text
    words = words_of(organiser.get(DRAFT).text)

    assert 'id="label-ru-error" data-problem="label-ru">is missing; write it in this' in row
    assert "1 thing still to put right The seminar was useful for my work. (Русский)" in words
    assert "ru 76/77" in words


@pytest.mark.parametrize(
    ("do", "name", "after"),
    [("down", "use_overall", "use_moderator"), ("up", "use_moderator", None)],
)
def test_question_is_moved(draft, organiser, do, name, after):
    press(organiser, draft, f"{do}-{row_of(draft, name)}")

    assert row_of(draft, "use_moderator") + 1 == row_of(draft, "use_overall")
    assert "Last change: moved" in organiser.get(DRAFT).text


def test_removed_question_comes_back_by_undo(draft, organiser):
    before = draft().sheets
    press(organiser, draft, f"remove-{row_of(draft, 'risk_text')}")
    gone = row_of(draft, "risk_text")

    organiser.post(f"{DRAFT}/undo", DRAFT, step=draft().step)

    assert (gone, draft().sheets) == (0, before)
    assert "Undo</button>" not in organiser.get(DRAFT).text


@pytest.mark.parametrize(
    ("kind", "written"),
    [("note", "note"), ("text", "text"), ("integer", "integer"),
     ("select_one", "select_one question_1"), ("select_multiple", "select_multiple question_1")],
)  # fmt: skip
def test_question_of_each_type_is_added_and_asks_for_its_words(draft, organiser, kind, written):
    response = press(organiser, draft, "add-1", **{"type-1": kind})

    assert cells_of(draft, "question_1")["type"] == written
    assert "is missing; write it in all three languages" in organiser.get(response.location).text


def test_every_section_offers_to_add_a_question(draft, organiser):
    begun = [at for at, row in enumerate(draft().sheets.survey, 1) if row["type"] == "begin_group"]

    page = organiser.get(DRAFT).text

    assert re.findall(r'name="do" value="add-(\d+)"', page) == [*map(str, begun), "0"]


def test_section_is_added_and_named(draft, organiser):
    response = press(organiser, draft, "add-0")
    edit(organiser, draft, "section", "done", **{f"label-{code}": code for code in LANGUAGES})

    assert response.location.endswith(f"/rows/{row_of(draft, 'section')}")
    assert cells_of(draft, "section")["label::Russian (ru)"] == "ru"


def test_title_is_edited_as_row_nought(draft, organiser):
    page = f"{DRAFT}/rows/0"
    fields = {**read_fields(organiser.get(page).text), "form_title-en": "Afterwards"}

    organiser.post(page, page, **fields)

    assert draft().sheets.settings["form_title::English (en)"] == "Afterwards"


@pytest.mark.parametrize(
    ("do", "names"),
    [
        ("choice-add", ["prevention", "response", "elimination", "choice_1", "dk"]),
        ("choice-down-{0}", ["response", "prevention", "elimination", "dk"]),
        ("choice-up-{1}", ["response", "prevention", "elimination", "dk"]),
        ("choice-remove-{0}", ["response", "elimination", "dk"]),
        ("save", ["prevention", "response", "elimination", "dk"]),
    ],
)
def test_choices_are_edited_together_with_what_was_typed(draft, organiser, do, names):
    own = [at for at, row in enumerate(draft().sheets.choices, 1) if row["list_name"] == "stage"]

    edit(organiser, draft, "proposal_stage", do.format(*own), **{"label-en": "It is about"})

    choices = draft().sheets.choices
    assert [row["name"] for row in choices if row["list_name"] == "stage"] == names
    assert cells_of(draft, "proposal_stage")["label::English (en)"] == "It is about"


def test_choice_is_worded_and_marked_as_missing(draft, organiser):
    own = [at for at, row in enumerate(draft().sheets.choices, 1) if row["list_name"] == "stage"]
    typed = {f"choice-{own[0]}-label-en": "Before", f"choice-{own[0]}-missing": "on",
             f"choice-{own[3]}-missing": None, f"choice-{own[0]}-name": "before"}  # fmt: skip

    edit(organiser, draft, "proposal_stage", **typed)

    first, last = (draft().sheets.choices[own[at] - 1] for at in (0, 3))
    assert (first["name"], first["label::English (en)"], first["missing"]) == (
        "before", "Before", "yes",
    )  # fmt: skip
    assert "missing" not in last


def test_shared_choices_say_so_and_can_be_made_ones_own(draft, organiser):
    page = f"{DRAFT}/rows/{row_of(draft, 'use_overall')}"
    before = organiser.get(page).text

    edit(organiser, draft, "use_overall", "own-list")

    assert "more questions offer these choices." in before
    assert cells_of(draft, "use_overall")["type"] == "select_one use_overall"
    assert "more questions offer these choices." not in organiser.get(page).text


def test_question_becomes_required_and_reversed(draft, organiser):
    edit(organiser, draft, "use_overall", required="on", reverse="on", public="never")

    cells = cells_of(draft, "use_overall")
    assert (cells["required"], cells["bind::reverse"], cells["bind::public"]) == (
        "yes", "yes", "never",
    )  # fmt: skip


def test_renaming_follows_conditions(draft, organiser):
    edit(organiser, draft, "took_part_practice", name="took_part")

    assert cells_of(draft, "use_practice")["relevant"] == "${took_part} = 'yes'"


@pytest.mark.parametrize(
    ("typed", "relevant"),
    [
        ({"rule-0-question": ""}, None),
        ({"rule-0-relation": "is_not"}, "${took_part_practice} != 'yes'"),
        ({"rule-0-relation": "has", "rule-0-value": "no"}, "selected(${took_part_practice}, 'no')"),
        (
            {"rule-1-question": "use_overall", "rule-1-relation": "at_least", "rule-1-value": "4",
             "joint": "or"},
            "${took_part_practice} = 'yes' or ${use_overall} >= 4",
        ),
        ({"rule-0-value": "x' or '1"}, "${took_part_practice} = 'xor1'"),
        ({"rule-0-question": "} or"}, None),
        ({"rule-0-relation": "never"}, "${took_part_practice} = 'yes'"),
        ({"joint": "or"}, "${took_part_practice} = 'yes'"),
    ],
)  # fmt: skip
def test_condition_is_set_by_plain_controls(draft, organiser, typed, relevant):
    edit(organiser, draft, "use_practice", **typed)

    assert cells_of(draft, "use_practice").get("relevant") == relevant


def test_condition_beyond_plain_controls_stays_text(draft, organiser):
    hard = "count-selected(${know_person}) > 2"
    edit(organiser, draft, "use_practice", relevant=hard, joint=None)

    shown = read_fields(organiser.get(f"{DRAFT}/rows/{row_of(draft, 'use_practice')}").text)

    assert shown["relevant"] == cells_of(draft, "use_practice")["relevant"] == hard


def test_second_editor_keeps_what_was_typed_and_the_first_what_was_saved(draft, organiser):
    page = f"{DRAFT}/rows/{row_of(draft, 'use_overall')}"
    seen = read_fields(organiser.get(page).text)
    edit(organiser, draft, "use_overall", **{"label-en": "First"})

    response = organiser.post(page, page, **{**seen, "label-en": "Second"})

    assert response.status_code == 409
    assert "County office has changed the draft meanwhile. What you typed" in response.text
    assert read_fields(response.text)["label-en"] == "Second"
    assert cells_of(draft, "use_overall")["label::English (en)"] == "First"
    organiser.post(page, page, **read_fields(response.text))
    assert cells_of(draft, "use_overall")["label::English (en)"] == "Second"


def test_words_for_a_question_that_is_gone_can_be_copied(draft, organiser):
    row = row_of(draft, "risk_text")
    page = f"{DRAFT}/rows/{row}"
    seen = read_fields(organiser.get(page).text)
    press(organiser, draft, f"remove-{row}")

    response = organiser.post(page, DRAFT, **{**seen, "label-en": "My <words>"})

    assert response.status_code == 409
    assert '<p lang="en">My &lt;words&gt;</p>' in response.text


@pytest.mark.parametrize("path", ["", "/undo", "/away", "/publish"])
def test_step_on_an_older_draft_is_refused_kindly(draft, organiser, path):
    before = draft()

    response = organiser.post(
        f"{DRAFT}{path}", DRAFT, step=7, do=f"up-{row_of(draft, 'use_people')}"
    )

    assert (response.status_code, draft()) == (409, before)
    assert "Your last step was not taken" in response.text


@pytest.mark.parametrize("do", ["", "up-", "up-0", "up-999", "fly-1", "add-999", "add-1", "up-²"])
def test_unknown_step_is_not_found(draft, organiser, do):
    assert press(organiser, draft, do).status_code == 404
    assert draft().step == 0


@pytest.mark.parametrize("row", [999, 4])
def test_row_that_is_none_is_not_found(draft, organiser, row):
    sheets = draft().sheets
    place = row if row > 100 else next(
        at for at, cells in enumerate(sheets.survey, 1) if cells["type"] == "end_group"
    )  # fmt: skip

    assert organiser.get(f"{DRAFT}/rows/{place}").status_code == 404


def test_choice_of_another_question_is_not_found(draft, organiser):
    assert edit(organiser, draft, "use_overall", "choice-remove-99").status_code == 404


def test_column_that_means_nothing_for_a_row_is_not_taken(draft, organiser):
    edit(organiser, draft, "risk_text", reverse="on", **{"bind::scale": "x", "choice-1-name": "y"})

    assert "bind::reverse" not in cells_of(draft, "risk_text")
    assert draft().sheets.choices[0]["name"] != "y"


def test_script_is_told_the_step_and_the_problems(draft, organiser):
    page = f"{DRAFT}/rows/{row_of(draft, 'use_overall')}"
    fields = read_fields(organiser.get(page).text)
    token = re.search(r'csrf_token" value="([^"]+)', organiser.get(page).text)[1]
    sent = {**fields, "label-ru": "", "csrf_token": token}

    first, again = (
        organiser.client.post(page, data=sent, headers={"Accept": "application/json"})
        for _ in range(2)
    )

    assert first.json == {
        "step": 1,
        "said": "Saved",
        "problems": {"label-ru": "is missing; write it in this language too"},
    }
    assert (again.status_code, "What you typed stands here" in again.json["said"]) == (409, True)


def test_draft_is_put_away_and_taken_out_again(draft, organiser):
    organiser.post(f"{DRAFT}/away", DRAFT, step=0)
    away = organiser.get("/organiser/questionnaires").text
    organiser.post(f"{DRAFT}/back", DRAFT, step=1)

    assert ("Drafts put away: 1" in away, draft().discarded) == (True, False)


def test_draft_is_downloaded_unfinished(draft, organiser):
    edit(organiser, draft, "use_overall", **{"label-ru": ""})

    response = organiser.get(f"{DRAFT}/file.yaml")

    assert read_yaml(response.text) == draft().sheets


def test_preview_shows_a_draft_with_gaps(draft, organiser):
    edit(organiser, draft, "use_overall", **{"label-ru": "", "label-et": "Uus sõnastus"})

    page = organiser.get(f"{DRAFT}/preview").text

    assert f'src="{DRAFT}/page/ru"' in page
    assert "Where a translation is missing" in page
    assert "Uus sõnastus" in organiser.get(f"{DRAFT}/page/ru").text


def test_draft_that_cannot_be_shown_says_why(draft, organiser):
    edit(organiser, draft, "took_part_practice", name="2nd")

    page = organiser.get(f"{DRAFT}/preview").text

    assert "Before it can be shown" in page
    assert organiser.get(f"{DRAFT}/page/en").status_code == 404


def test_publishing_tells_what_it_breaks_and_makes_a_version(db, event, draft, organiser):
    edit(organiser, draft, "use_overall", **{"label-en": "It was useful for <my> work."})
    page = f"{DRAFT}/publish"
    words = words_of(organiser.get(page).text)

    response = organiser.post(page, page, step=draft().step, event="spring")

    assert "The scale “usefulness” can no longer be compared with past events" in words
    assert "Wording of “It was useful for &lt;my&gt; work.” (English):" in words
    assert response.location == (
        f"{START}/versions/{find_wave(db, event.id, 'post').questionnaire_version}"
    )
    assert (
        "It was useful for &lt;my&gt; work." in organiser.get(f"{response.location}/page/en").text
    )
    assert list_drafts(db, event.series_id) == []


def test_harmless_changes_say_that_comparisons_stay_valid(draft, organiser):
    edit(organiser, draft, "use_overall", **{f"hint-{code}": "Hint" for code in LANGUAGES})

    assert "Comparisons with past events stay valid." in organiser.get(f"{DRAFT}/publish").text


def test_other_waves_in_other_words_are_warned_of(draft, organiser):
    edit(organiser, draft, "mot_interest", **{"label-en": "I like it."})

    assert "“Before the seminar” asks the same question in other words" in words_of(
        organiser.get(f"{DRAFT}/publish").text
    )


def test_draft_with_problems_is_not_published(draft, organiser):
    edit(organiser, draft, "use_overall", **{"label-ru": ""})
    page = f"{DRAFT}/publish"

    response = organiser.post(page, DRAFT, step=draft().step)

    assert response.status_code == 422
    assert "Put right what is listed below before publishing." in response.text
    assert "Publish as a new version" not in response.text


def test_draft_without_changes_is_not_published(draft, organiser):
    response = organiser.post(f"{DRAFT}/publish", DRAFT, step=0)

    assert response.status_code == 409
    assert "Nothing has been changed." in response.text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [(" a\r\nb\tc\x00 ", "a\nb c"), ("e\u0308", "ë"), ("x" * 5000, "x" * 2000), ("\u2028", "")],
)
def test_typed_text_is_tidied(typed, kept):
    assert tidy_text(typed) == kept
