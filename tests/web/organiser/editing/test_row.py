"""Editing the rows of a questionnaire in the browser: every control, without JavaScript."""

import re
from dataclasses import replace

import pytest

from collector.core.editing.rows import set_cells
from collector.store.questionnaire.drafts import save_draft
from tests.support.organising import words_of
from tests.web.organiser.editing.drafting import DRAFT, cells_of, edit, press, read_fields, row_of


@pytest.mark.parametrize(
    "name",
    ["use_overall", "use_practice", "int_support", "top_risks", "proposal_stage", "risk_text"],
)
def test_row_saved_as_it_is_shown_stays_as_it_was(draft, organiser, name):
    before = draft().sheets

    edit(organiser, draft, name)

    assert draft().sheets == before


@pytest.mark.parametrize(
    "condition",
    [
        "${risk_text} = 'Jõhvi'",
        "${risk_text} != 'ei tea'",
        "${use_overall} = 2.5",
        "${use_overall} >= -3",
    ],
)
def test_condition_is_kept_when_something_else_of_its_row_is_saved(draft, organiser, db, condition):
    row = row_of(draft, "proposal_text")
    sheets = set_cells(draft().sheets, row, {"relevant": condition})
    save_draft(db, replace(draft(), sheets=sheets))

    edit(organiser, draft, "proposal_text", **{"hint-en": "Other"})

    assert cells_of(draft, "proposal_text")["relevant"] == condition


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


def test_title_is_edited_as_row_nought(draft, organiser):
    page = f"{DRAFT}/rows/0"
    fields = {**read_fields(organiser.get(page).text), "form_title-en": "Afterwards"}

    organiser.post(page, page, **fields)

    assert draft().sheets.settings["form_title::English (en)"] == "Afterwards"


@pytest.mark.parametrize(
    ("button", "names"),
    [
        ("/choices", ["prevention", "response", "elimination", "choice_1", "dk"]),
        ("/choices/{0}/down", ["response", "prevention", "elimination", "dk"]),
        ("/choices/{1}/up", ["response", "prevention", "elimination", "dk"]),
        ("/choices/{0}/remove", ["response", "elimination", "dk"]),
        ("", ["prevention", "response", "elimination", "dk"]),
    ],
)
def test_choices_are_edited_together_with_what_was_typed(draft, organiser, button, names):
    own = [at for at, row in enumerate(draft().sheets.choices, 1) if row["list_name"] == "stage"]

    edit(organiser, draft, "proposal_stage", button.format(*own), **{"label-en": "It is about"})

    choices = draft().sheets.choices
    assert [row["name"] for row in choices if row["list_name"] == "stage"] == names
    assert cells_of(draft, "proposal_stage")["label::English (en)"] == "It is about"


def test_choice_is_worded_and_marked_as_missing(draft, organiser):
    own = [at for at, row in enumerate(draft().sheets.choices, 1) if row["list_name"] == "stage"]
    typed = {
        f"choice-{own[0]}-label-en": "Before",
        f"choice-{own[0]}-missing": "on",
        f"choice-{own[3]}-missing": None,
        f"choice-{own[0]}-name": "before",
    }

    edit(organiser, draft, "proposal_stage", **typed)

    first, last = (draft().sheets.choices[own[at] - 1] for at in (0, 3))
    assert (first["name"], first["label::English (en)"], first["missing"]) == (
        "before",
        "Before",
        "yes",
    )
    assert "missing" not in last


def test_shared_choices_say_so_and_can_be_made_ones_own(draft, organiser):
    page = f"{DRAFT}/rows/{row_of(draft, 'use_overall')}"
    before = organiser.get(page).text

    edit(organiser, draft, "use_overall", "/own_list")

    assert "more questions use these choices." in before
    assert cells_of(draft, "use_overall")["type"] == "select_one use_overall"
    assert "more questions use these choices." not in organiser.get(page).text


def test_question_becomes_required_and_reversed(draft, organiser):
    edit(organiser, draft, "use_overall", required="on", reverse="on", public="never")

    cells = cells_of(draft, "use_overall")
    assert (cells["required"], cells["bind::reverse"], cells["bind::public"]) == (
        "yes",
        "yes",
        "never",
    )


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
            {
                "rule-1-question": "use_overall",
                "rule-1-relation": "at_least",
                "rule-1-value": "4",
                "joint": "or",
            },
            "${took_part_practice} = 'yes' or ${use_overall} >= 4",
        ),
        ({"rule-0-value": "x' or '1"}, "${took_part_practice} = 'xor1'"),
        ({"rule-0-question": "} or"}, None),
        ({"rule-0-relation": "never"}, "${took_part_practice} = 'yes'"),
        ({"joint": "or"}, "${took_part_practice} = 'yes'"),
    ],
)
def test_condition_is_set_by_simple_controls(draft, organiser, typed, relevant):
    edit(organiser, draft, "use_practice", **typed)

    assert cells_of(draft, "use_practice").get("relevant") == relevant


def test_condition_beyond_simple_controls_stays_text(draft, organiser):
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
    press(organiser, draft, f"/rows/{row}/remove")

    response = organiser.post(page, DRAFT, **{**seen, "label-en": "My <words>"})

    assert response.status_code == 409
    assert '<p lang="en">My &lt;words&gt;</p>' in response.text


@pytest.mark.parametrize("row", [999, 4])
def test_row_that_is_none_is_not_found(draft, organiser, row):
    sheets = draft().sheets
    place = (
        row
        if row > 100
        else next(at for at, cells in enumerate(sheets.survey, 1) if cells["type"] == "end_group")
    )

    assert organiser.get(f"{DRAFT}/rows/{place}").status_code == 404


def test_choice_of_another_question_is_not_found(draft, organiser):
    assert edit(organiser, draft, "use_overall", "/choices/99/remove").status_code == 404


def test_column_that_means_nothing_for_a_row_is_not_taken(draft, organiser):
    edit(organiser, draft, "risk_text", reverse="on", **{"bind::scale": "x", "choice-1-name": "y"})

    assert "bind::reverse" not in cells_of(draft, "risk_text")
    assert draft().sheets.choices[0]["name"] != "y"


@pytest.mark.parametrize(
    ("name", "kind", "written"),
    [
        ("risk_text", "text", "text"),
        ("risk_text", "select_one", "text"),
        ("use_overall", "select_multiple", "select_one agree5"),
        ("proposal_stage", "select_multiple", "select_one stage"),
    ],
)
def test_kind_stays_where_something_would_be_lost(draft, organiser, name, kind, written):
    edit(organiser, draft, name, type=kind, appearance=None)

    assert cells_of(draft, name)["type"] == written


def test_kind_is_changed_and_the_choices_stay(draft, organiser):
    edit(organiser, draft, "proposal_stage", scale="", public="")

    edit(organiser, draft, "proposal_stage", type="select_multiple")

    assert cells_of(draft, "proposal_stage")["type"] == "select_multiple stage"


def test_fixed_kind_says_what_to_do_instead(draft, organiser):
    page = words_of(organiser.get(f"{DRAFT}/rows/{row_of(draft, 'use_overall')}").text)

    assert "Add a new question of the kind you want and remove this one." in page


def test_question_asks_in_hindsight_about_a_statement_with_its_choices(draft, organiser):
    edit(organiser, draft, "use_overall", then_item_of="use_practice")
    set_back = cells_of(draft, "use_overall").get("bind::then_item_of")

    edit(organiser, draft, "use_overall", then_item_of="")

    assert set_back == "use_practice"
    assert "bind::then_item_of" not in cells_of(draft, "use_overall")


def test_row_that_cannot_be_asked_says_so_and_is_removed(db, draft, organiser):
    row = row_of(draft, "risk_text")
    sheets = set_cells(draft().sheets, row, {"type": "date"})
    save_draft(db, replace(draft(), sheets=sheets))

    page = words_of(organiser.get(f"{DRAFT}/rows/{row}").text)
    press(organiser, draft, f"/rows/{row}/remove")

    assert "This cannot be asked here" in page
    assert "date" in page
    assert "Section" not in page
    assert row_of(draft, "risk_text") == 0


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
        "summary": "to put right: 1",
    }
    assert (again.status_code, "What you typed is still here" in again.json["said"]) == (409, True)
