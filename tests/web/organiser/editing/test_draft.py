"""A draft of a questionnaire from its beginning to a new version; its rows have their own tests."""

import re

import pytest

from collector.formats.questionnaire.yaml import read_yaml
from collector.store.events.waves import find_wave
from collector.store.questionnaire.drafts import list_drafts
from collector.texts.languages import LANGUAGES
from tests.support.organising import words_of
from tests.web.organiser.editing.drafting import DRAFT, START, cells_of, edit, press, row_of


def test_draft_is_begun_from_a_version(db, event, organiser):
    version = find_wave(db, event.id, "pre").questionnaire_version
    page = f"{START}/versions/{version}"

    response = organiser.post(f"{START}/drafts", page, version=version)

    assert response.location == DRAFT
    assert "Before the seminar: draft 1" in organiser.get(DRAFT).text
    assert "Draft 1: Before the seminar" in organiser.get("/organiser/questionnaires").text


@pytest.mark.parametrize(
    ("do", "name", "after"),
    [("down", "use_overall", "use_moderator"), ("up", "use_moderator", None)],
)
def test_question_is_moved(draft, organiser, do, name, after):
    press(organiser, draft, f"/rows/{row_of(draft, name)}/{do}")

    assert row_of(draft, "use_moderator") + 1 == row_of(draft, "use_overall")
    assert "Last change: moved" in organiser.get(DRAFT).text


def test_removed_question_comes_back_by_undo(draft, organiser):
    before = draft().sheets
    press(organiser, draft, f"/rows/{row_of(draft, 'risk_text')}/remove")
    gone = row_of(draft, "risk_text")

    organiser.post(f"{DRAFT}/undo", DRAFT, step=draft().step)

    assert (gone, draft().sheets) == (0, before)
    assert "Undo</button>" not in organiser.get(DRAFT).text


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("note", "note"),
        ("text", "text"),
        ("integer", "integer"),
        ("select_one", "select_one question_1"),
        ("select_multiple", "select_multiple question_1"),
    ],
)
def test_question_of_each_type_is_added_and_asks_for_its_words(draft, organiser, kind, written):
    response = press(organiser, draft, "/rows/1/questions", **{"type-1": kind})

    assert cells_of(draft, "question_1")["type"] == written
    assert "is missing; write it in all three languages" in organiser.get(response.location).text


def test_every_section_offers_to_add_a_question(draft, organiser):
    begun = [at for at, row in enumerate(draft().sheets.survey, 1) if row["type"] == "begin_group"]

    page = organiser.get(DRAFT).text

    assert re.findall(r'formaction="[^"]*/rows/(\d+)/questions"', page) == [*map(str, begun)]
    assert f'action="{DRAFT}/sections"' in page


def test_section_is_added_and_named(draft, organiser):
    response = press(organiser, draft, "/sections")
    edit(organiser, draft, "section", "/done", **{f"label-{code}": code for code in LANGUAGES})

    assert response.location.endswith(f"/rows/{row_of(draft, 'section')}")
    assert cells_of(draft, "section")["label::Russian (ru)"] == "ru"


@pytest.mark.parametrize(
    "path", ["/rows/2/up", "/rows/1/questions", "/sections", "/undo", "/away", "/back", "/publish"]
)
def test_step_on_an_older_draft_is_refused_kindly(draft, organiser, path):
    before = draft()

    response = organiser.post(f"{DRAFT}{path}", DRAFT, step=7, **{"type-1": "note"})

    assert (response.status_code, draft()) == (409, before)
    assert "Your last step was not carried out" in response.text


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/rows/0/up", "note"),
        ("/rows/999/up", "note"),
        ("/rows/²/up", "note"),
        ("/rows/1/fly", "note"),
        ("/rows/999/questions", "note"),
        ("/rows/2/questions", "note"),
        ("/rows/1/questions", ""),
    ],
)
def test_unknown_step_is_not_found(draft, organiser, path, kind):
    row = path.split("/")[2]

    assert press(organiser, draft, path, **{f"type-{row}": kind}).status_code == 404
    assert draft().step == 0


def test_draft_is_archived_and_restored(draft, organiser):
    organiser.post(f"{DRAFT}/away", DRAFT, step=0)
    away = organiser.get("/organiser/questionnaires").text
    organiser.post(f"{DRAFT}/back", DRAFT, step=1)

    assert ("Drafts put away: 1" in away, draft().archived) == (True, False)


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


def test_condition_that_asks_other_people_is_warned_of(draft, organiser):
    edit(organiser, draft, "use_practice", **{"rule-0-question": ""})

    words = words_of(organiser.get(f"{DRAFT}/publish").text)

    assert "This is now asked of other people than before" in words
    assert "Comparisons with past events stay valid." not in words


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
