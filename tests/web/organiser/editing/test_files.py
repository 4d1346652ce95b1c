"""Questionnaires from files and into files."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape

import pytest

from collector.actions.questionnaire.edit_draft import begin_draft
from collector.core.editing.rows import set_cells
from collector.core.xlsform.workbook import LONGEST_CELL, MOST_ROWS
from collector.formats.questionnaire.xlsx import read_workbook, write_workbook
from collector.formats.questionnaire.yaml import write_yaml
from collector.store.events.events import get_series
from collector.store.events.waves import find_wave
from collector.store.questionnaire.drafts import get_draft, list_drafts
from tests.core.drafts import small_sheets
from tests.support.factories import NOW
from tests.support.organising import find_token, words_of
from tests.support.workbooks import make_workbook
from tests.web.organiser.editing.drafting import DRAFT, START

FILE = f"{START}/file"
WRITERS = {"yaml": lambda sheets: write_yaml(sheets).encode(), "xlsx": write_workbook}


@pytest.fixture
def series(db, event):
    return get_series(db, event.series_id)


@pytest.fixture
def draft(db, event, series):
    """Return how the draft of the questionnaire before the seminar is now."""
    version = find_wave(db, event.id, "pre").questionnaire_version
    begin_draft(db, series, version, now=NOW, account="Anna")
    return lambda: get_draft(db, series.id, 1)


def upload(organiser, page, content, **fields):
    sent = {"csrf_token": find_token(organiser.get(page).text), **fields}
    file = (io.BytesIO(content), "Küsimustik <b>.yaml")
    return organiser.client.post(page, data={**sent, "file": file})


@pytest.mark.parametrize("kind", WRITERS)
def test_file_becomes_a_draft_even_if_translations_are_missing(db, series, organiser, kind):
    sheets = set_cells(small_sheets(), 2, {"label::Russian (ru)": ""})

    response = upload(organiser, FILE, WRITERS[kind](sheets))

    [made] = list_drafts(db, series.id)
    assert (response.location, made.sheets) == (f"{START}/drafts/{made.id}", sheets)


def test_file_replaces_what_a_draft_holds_until_undone(draft, organiser):
    before = draft().sheets

    upload(organiser, f"{DRAFT}/replace", write_yaml(small_sheets()).encode(), step=0)
    replaced = draft().sheets
    page = organiser.get(DRAFT).text
    organiser.post(f"{DRAFT}/undo", DRAFT, step=1)

    assert "Küsimustik &lt;b&gt;.yaml, replaced by a file" in page
    assert (replaced, draft().sheets) == (small_sheets(), before)


LONG_CELL = small_sheets().survey[1] | {"label::English (en)": "x" * (LONGEST_CELL + 1)}

LONG_SHEET = [{"name": "a"}] * (MOST_ROWS + 1)

REFUSED = {
    "empty": (b"", "Choose a file that is not empty."),
    "bytes": (b"\xff\xfe\x00", "This is neither an XLSForm workbook"),
    "text": (b"a: b #" + b"x" * 300_000, "The file is too large; at most 300 kB are allowed."),
    "xls": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
        "this is an old .xls file; open it in a spreadsheet program and save it as .xlsx",
    ),
    "zip": (b"PK\x03\x04 and nothing more", "xlsx"),
    "list": (b"- a", "the file must be the sheets settings, survey and choices"),
    "wave": (b"settings: {form_id: never}", "The file does not say which wave it is for."),
    "rows": (
        write_yaml(replace(small_sheets(), choices=LONG_SHEET)).encode(),
        "a sheet has more than 1000 rows",
    ),
    "cell": (
        write_yaml(replace(small_sheets(), survey=[LONG_CELL])).encode(),
        "a cell has more than 2000 characters",
    ),
    "bomb": (b"settings: &a {x: [&b [*a, *a], *b, *b]}", "must be one text"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_file_that_cannot_be_read_is_refused_with_a_reason(db, series, organiser, kind):
    content, reason = REFUSED[kind]

    response = upload(organiser, FILE, content)

    assert (response.status_code, list_drafts(db, series.id)) == (422, [])
    assert reason in response.text


def load_one_language(organiser, **fields):
    """Load a workbook as a stranger to this service writes it."""
    content = make_workbook(
        survey=[
            ["type", "name", "label", "appearance"],
            ["select_one yn or_other", "again", "Would you come again?", "minimal"],
            ["begin group", "place", "Place", None],
            ["begin group", "room", "Room", None],
            ["integer", "seats", "How many seats?", None],
            ["end group", None, None, None],
            ["end group", None, None, None],
            ["date", "day", datetime(2026, 5, 1, tzinfo=UTC).replace(tzinfo=None), None],
        ],
        choices=[["list_name", "name", "label"], ["yn", "yes", "Yes"], ["yn", "no", "No"]],
        settings=[["form_title", "form_id"], ["After <b>", "my_form"]],
    )
    return upload(organiser, FILE, content, **fields)


def test_workbook_of_another_program_becomes_a_draft(db, series, organiser):
    response = load_one_language(organiser, wave="post")

    [made] = list_drafts(db, series.id)
    assert (response.status_code, made.name) == (200, "post")
    assert [(row["type"], row.get("name")) for row in made.sheets.survey] == [
        ("begin_group", "section"),
        ("select_one yn", "again"),
        ("end_group", None),
        ("begin_group", "place"),
        ("end_group", None),
        ("begin_group", "room"),
        ("integer", "seats"),
        ("end_group", None),
        ("date", "day"),
    ]
    assert made.sheets.survey[0]["label::Russian (ru)"] == "Вопросы"


def test_everything_that_did_not_come_along_is_told_with_its_cell(db, series, organiser):
    words = words_of(load_one_language(organiser, wave="post").text)

    for told in (
        "Not taken over (3) survey!C8: this is a date or time; format the cell as text",
        "survey!A2, again, type: select_one takes one list; or_other and the like are not",
        "survey!D2, again, appearance: has no meaning for select_one",
        "A section “Questions” was made for them",
        "The file had sections within sections.",
        "survey!A8, day, type: XLSForm&#39;s date is not supported",
        "survey!A3, place, type: this group holds no question",
        "translations are missing. Write them on the page of translations.",
    ):
        assert told in words


def test_workbook_that_came_in_whole_but_cannot_be_asked_tells_the_cells(organiser, series):
    survey = [
        ["type", "name", "label::English (en)", "relevant"],
        ["begin_group", "g", "Part"],
        ["integer", "age", "Age", "pulldata('a', 'b', 'c', 'd') = 1"],
        ["text", "why", "Why ${age}?"],
        ["end_group"],
    ]

    response = upload(organiser, FILE, make_workbook(survey=survey), wave="post")

    words = unescape(words_of(response.text))
    assert "survey!D3, age, relevant: column 1 of the expression: unknown function pull" in words
    assert "survey!C4, why, label::English (en): answers cannot be shown in texts" in words


def test_file_that_names_no_wave_is_not_loaded_until_somebody_says_it(db, series, organiser):
    response = load_one_language(organiser)

    assert (response.status_code, list_drafts(db, series.id)) == (422, [])
    assert "Choose the wave below and load the file again." in response.text


def test_mistake_in_yaml_is_said_in_the_readers_language(organiser, series):
    organiser.get("/organiser/?lang=et")

    response = upload(organiser, f"{FILE}?lang=et", b"survey:\n- label: a: b")

    assert "rida 2: tekst, milles on koolon ja tühik, peab olema jutumärkides" in response.text


def test_unreadable_file_leaves_a_draft_as_it_is(draft, organiser):
    response = upload(organiser, f"{DRAFT}/replace", b"- a", step=0)

    assert (response.status_code, draft().step) == (422, 0)


def test_file_of_another_wave_does_not_replace_a_draft(draft, organiser):
    other = set_cells(small_sheets(), 0, {"form_id": "post"})

    response = upload(organiser, f"{DRAFT}/replace", write_yaml(other).encode(), step=0)

    assert "The file is for another wave." in response.text
    assert draft().step == 0


def test_file_does_not_replace_a_draft_that_was_changed_meanwhile(draft, organiser):
    content = write_yaml(small_sheets()).encode()

    response = upload(organiser, f"{DRAFT}/replace", content, step=7)

    assert (response.status_code, draft().step) == (409, 0)


@pytest.mark.parametrize("path", [FILE, f"{DRAFT}/replace"])
def test_large_workbook_is_refused_before_it_is_read(draft, organiser, path):
    response = upload(organiser, path, b"PK" + b"x" * 505_000)

    assert response.status_code == 422
    assert "The file is too large; at most 500 kB are allowed." in response.text


def test_draft_is_downloaded_as_a_workbook(draft, organiser):
    response = organiser.get(f"{DRAFT}/file.xlsx")

    assert read_workbook(response.data) == draft().sheets
    assert "filename=pre-draft-1.xlsx" in response.headers["Content-Disposition"]
