"""Changing a questionnaire in a real browser: by itself saved, by keyboard, without a flaw."""

from dataclasses import replace
from pathlib import Path

import pytest

from collector.core.editing.rows import find_row, set_cells
from collector.store.questionnaire.drafts import save_draft
from tests.support.flaws import find_flaws
from tests.support.organising import NAME, PASSWORD, make_account

pytestmark = pytest.mark.browser

SAMPLE = Path(__file__).parents[2] / "forms" / "pyxform" / "xlsform_spec_test.xlsx"

LOOKS = [("et", 390, "light"), ("ru", 1280, "dark")]


@pytest.fixture
def desk(db, site, draft, page):
    """The address of the questionnaires, and a page signed in, in English."""
    make_account(db)
    page.goto(f"{site}/organiser/sign-in?lang=en")
    page.fill("#name", NAME)
    page.fill("#password", PASSWORD)
    page.click("main button")
    page.wait_for_url("**/organiser/")
    return f"{site}/organiser/questionnaires"


def open_row(page, desk, draft, name):
    page.goto(f"{desk}/seminars/drafts/1/rows/{find_row(draft().sheets, name)}")


def english(draft, name):
    sheets = draft().sheets
    return sheets.survey[find_row(sheets, name) - 1]["label::English (en)"]


def test_pages_of_questionnaires_have_no_flaw_that_a_program_finds(desk, draft, page):
    version, row = draft().base_version, find_row(draft().sheets, "use_practice")
    open_row(page, desk, draft, "use_overall")
    page.fill("#label-ru", "")
    with page.expect_navigation():
        page.click("#save")
    own = "/seminars/drafts/1"
    paths = [
        "",
        f"/seminars/versions/{version}",
        "/seminars/file",
        own,
        f"{own}/rows/0",
        f"{own}/rows/{row}",
        f"{own}/rows/2",
        f"{own}/translations",
        f"{own}/bank",
        f"{own}/preview",
        f"{own}/publish",
        f"{own}/replace",
        "/../events/spring/questionnaires",
    ]
    flaws = {}

    for path in paths:
        for language, width, colours in LOOKS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=colours)
            page.goto(
                f"{desk}/{path}?lang={language}".replace("questionnaires/?", "questionnaires?")
            )
            flaws[path, language, width] = find_flaws(page, unfolded=True)

    assert {at: found for at, found in flaws.items() if found} == {}


def test_words_are_saved_by_themselves_with_their_problems(desk, draft, page):
    open_row(page, desk, draft, "use_overall")

    page.fill("#label-en", "It was useful.")
    page.fill("#label-ru", "")
    page.wait_for_selector("#label-ru-error:not([hidden])")

    assert english(draft, "use_overall") == "It was useful."
    assert page.inner_text("#said") == "Saved"
    assert page.get_attribute("#label-ru", "aria-invalid") == "true"


def test_what_another_has_changed_is_not_saved_over_and_leaving_asks(desk, draft, page):
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    open_row(page, desk, draft, "use_overall")
    page.evaluate("document.querySelectorAll('[name=step]').forEach(each => { each.value = 7; })")

    page.fill("#label-en", "Mine")
    page.wait_for_selector("#said:has-text('meanwhile')")
    page.click("nav >> text=Questionnaires")
    page.wait_for_url(desk)

    assert (asked, english(draft, "use_overall")) == (
        ["beforeunload"],
        "The seminar was useful for my work.",
    )


def test_words_typed_without_network_are_saved_when_it_is_back(desk, draft, page):
    open_row(page, desk, draft, "use_overall")
    page.context.set_offline(True)
    page.fill("#label-en", "Typed in a tunnel")
    page.wait_for_selector("#said:has-text('by itself')")

    page.context.set_offline(False)
    page.wait_for_selector("#said:text-is('Saved')")

    assert english(draft, "use_overall") == "Typed in a tunnel"


def test_button_without_network_leaves_what_was_typed_and_works_later(desk, draft, page):
    open_row(page, desk, draft, "use_overall")
    page.context.set_offline(True)
    page.fill("#label-en", "Typed in a tunnel")

    page.click("text=Done")
    page.wait_for_selector("#said:has-text('by itself')")
    kept = page.input_value("#label-en")
    page.context.set_offline(False)
    page.click("text=Done")
    page.wait_for_url("**/drafts/1?at=*")

    assert (kept, english(draft, "use_overall")) == ("Typed in a tunnel", "Typed in a tunnel")


def test_words_typed_after_the_session_has_ended_stay_to_be_copied(desk, draft, page):
    open_row(page, desk, draft, "use_overall")
    page.context.clear_cookies()

    page.fill("#label-en", "Too late")
    page.wait_for_selector("#said:has-text('signed out')")

    assert page.input_value("#label-en") == "Too late"


def test_row_that_cannot_be_asked_says_so_and_is_removed_on_its_page(db, desk, draft, page):
    row = find_row(draft().sheets, "risk_text")
    sheets = set_cells(draft().sheets, row, {"type": "date"})
    save_draft(db, replace(draft(), sheets=sheets))
    open_row(page, desk, draft, "risk_text")

    said = page.inner_text("main")
    flaws = find_flaws(page, unfolded=True)
    page.focus("button:has-text('Remove this row')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/drafts/1?at=*")

    assert (flaws, "This cannot be asked here" in said) == ([], True)
    assert find_row(draft().sheets, "risk_text") == 0


def test_questions_are_moved_by_keyboard_and_the_focus_stays(desk, draft, page):
    page.goto(f"{desk}/seminars/drafts/1")
    page.focus('[formaction$="rows/2/down"]')

    page.keyboard.press("Enter")
    page.wait_for_selector('[formaction$="rows/3/down"]:focus')
    page.keyboard.press("Enter")
    page.wait_for_selector('[formaction$="rows/4/down"]:focus')

    assert find_row(draft().sheets, "use_overall") == 4


def test_condition_offers_the_choices_of_its_question(desk, draft, page):
    open_row(page, desk, draft, "int_support")

    page.select_option("#rule-0-question", "took_part_practice")
    page.select_option("#rule-0-relation", "is")
    offered = page.eval_on_selector_all(
        "#rule-0-value optgroup:not(:disabled) option", "all => all.map(each => each.value)"
    )
    page.click("text=Done")
    page.wait_for_url("**/drafts/1?at=*")

    assert offered == ["yes", "no"]
    row = draft().sheets.survey[find_row(draft().sheets, "int_support") - 1]
    assert row["relevant"] == "${took_part_practice} = 'yes'"


def test_preview_walks_through_the_page_and_keeps_nothing(desk, draft, page):
    page.goto(f"{desk}/seminars/drafts/1/preview?in=en")
    phone = page.frame_locator("iframe.phone")

    phone.locator("#next").click()
    phone.locator('label:has(input[name="use_overall"])').first.click()
    phone.locator("#next").click()

    assert page.evaluate("Object.keys(localStorage)") == []
    assert phone.locator("section.step:not([hidden])").count() == 1


def test_summary_of_problems_comes_and_goes_with_what_is_typed(desk, draft, page):
    open_row(page, desk, draft, "use_overall")
    words = page.input_value("#label-ru")

    page.fill("#label-ru", "")
    page.wait_for_selector("#problems:has-text('to put right: 1')")
    first = page.evaluate("document.querySelector('#problems a').hash")
    page.fill("#label-ru", words)
    page.wait_for_selector("#problems", state="hidden")

    assert first == "#label-ru"


def test_undo_waits_for_what_is_still_being_typed(desk, draft, page):
    asked, before = [], english(draft, "use_overall")
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    open_row(page, desk, draft, "use_overall")
    page.fill("#label-en", "First")
    with page.expect_navigation():
        page.click("#save")

    page.fill("#label-en", "Second")
    page.click("text=Undo")
    page.wait_for_url("**/drafts/1")

    assert (asked, english(draft, "use_overall"), draft().step) == ([], before, 3)


def test_condition_on_a_whole_number_asks_for_a_number(desk, draft, page):
    page.goto(f"{desk}/seminars/drafts/1")
    page.select_option("#type-1", "integer")
    page.click('[formaction$="rows/1/questions"]')
    page.wait_for_url("**/rows/*")
    open_row(page, desk, draft, "int_support")

    page.select_option("#rule-0-question", "question_1")
    page.select_option("#rule-0-relation", "at_most")
    page.fill("#rule-0-number", "5")
    hidden = page.is_hidden("#rule-0-value")
    page.click("text=Done")
    page.wait_for_url("**/drafts/1?at=*")

    saved = draft().sheets.survey[find_row(draft().sheets, "int_support") - 1]
    assert (hidden, saved["relevant"]) == (True, "${question_1} <= 5")


def test_words_cannot_be_more_or_less(desk, draft, page):
    open_row(page, desk, draft, "int_support")

    page.select_option("#rule-0-question", "took_part_practice")
    offered = page.eval_on_selector_all(
        "#rule-0-relation option:not(:disabled)", "all => all.map(each => each.value)"
    )

    assert offered == ["is", "is_not"]


def test_page_about_a_loaded_workbook_fits_a_phone_and_has_no_flaw(desk, page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{desk}/seminars/file")
    page.set_input_files("#file", SAMPLE)
    page.select_option("#wave", "pre")

    page.click("main button")
    page.wait_for_selector("#loaded_left_out")

    assert find_flaws(page, unfolded=True) == []
