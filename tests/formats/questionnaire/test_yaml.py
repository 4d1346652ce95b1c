import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.questionnaire.model import Sheets
from collector.errors import QuestionnaireError
from collector.formats.questionnaire.yaml import read_yaml, write_yaml
from tests.support.tiny_forms import FORMS

CELLS = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(
    [
        "yes",
        "No",
        "1",
        "0x1f",
        "1.0",
        "~",
        "null",
        "2016-11-30",
        "- a",
        "a: b",
        "#",
        "a\nb\n",
        "\ufeff",
    ]
)
ROWS = st.dictionaries(CELLS, CELLS, max_size=4)


def test_cells_stay_as_they_were_written():
    sheets = read_yaml("""
settings: {form_id: pre, version: 1.10}
survey:
  - {type: select_one agree5, name: 1, required: yes, hint: }
choices:
  - {list_name: agree5, name: on, label: ~, day: 2016-11-30, long: "õ\\n"}
""")

    assert sheets == Sheets(
        settings={"form_id": "pre", "version": "1.10"},
        survey=[{"type": "select_one agree5", "name": "1", "required": "yes", "hint": ""}],
        choices=[
            {"list_name": "agree5", "name": "on", "label": "~", "day": "2016-11-30", "long": "õ\n"}
        ],
    )


def test_sheet_that_is_not_there_is_empty():
    assert read_yaml("settings: {}") == Sheets({}, [], [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "the file is empty; write settings, survey and choices"),
        ("just words", "line 1: the file must be the sheets settings, survey and choices"),
        (
            "survey: []\nquestions: []",
            "line 2: unknown sheet questions; known are settings, survey, choices",
        ),
        ("settings: []", "line 1: settings must be lines of column: text"),
        ("survey:\n  type: text", "line 2: survey must be a list of rows, each beginning with -"),
        ("survey:\n- text", "line 2: a row of survey must be lines of column: text"),
        ("survey:\n- type: text\n  name: [a]", "line 3: name must be one text; put it in quotes"),
        ("survey:\n- ? [a]\n  : b", "line 2: a column's name must be one text; put it in quotes"),
        ("survey:\n- name: a\n  name: b", "line 3: name is written twice; remove one"),
        ("survey: []\nsurvey: []", "line 2: survey is written twice; remove one"),
        ("survey:\n- name: 'a", "line 2: a quote is opened and never closed"),
        (
            "survey:\n- label: a: b",
            "line 2: a text with a colon and a space in it must stand in quotes",
        ),
        (
            "settings: {}\n---\nsurvey: []",
            "line 2: the file must be one document; remove the line ---",
        ),
        ("survey:\n- name: *a", "line 2: a text that begins with * must stand in quotes"),
        ("survey:\n- name: a\n\ttype: b", "line 3: a tab stands where only spaces may"),
        (
            "survey: [a",
            (
                "line 1: a bracket is opened and never closed; a text with brackets must "
                "stand in quotes"
            ),
        ),
        (
            "survey:\n- name: a\n - type: b",
            "line 3: the line is not indented like those around it, or a quote is missing",
        ),
        (
            "survey:\n- name: a\n  type\n  x: b",
            "line 4: write a column's name, a colon, a space and its text",
        ),
        (
            "survey:\n- name: !<a",
            "line 2: this is no YAML; a text with signs in it must stand in quotes",
        ),
        ("a: b\x00", "line 1: the character '\\x00' cannot stand in a YAML file"),
        ("[" * 20_000, "the file is nested too deeply for a questionnaire"),
    ],
)
def test_file_of_another_shape_is_refused_with_its_line(text, problem):
    with pytest.raises(QuestionnaireError) as caught:
        read_yaml(text)

    assert str(caught.value) == problem


@given(st.builds(Sheets, ROWS, st.lists(ROWS, max_size=3), st.lists(ROWS, max_size=3)))
def test_written_sheets_are_read_back_without_loss(sheets):
    assert read_yaml(write_yaml(sheets)) == sheets


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_writing_is_stable(path):
    text = path.read_text("utf-8")

    assert write_yaml(read_yaml(text)) == text


def test_letters_are_written_as_they_are():
    text = write_yaml(Sheets({}, [{"label": "Jõhvi: йод"}, {"name": "1"}], []))

    assert text == "settings: {}\n\nsurvey:\n- label: 'Jõhvi: йод'\n\n- name: '1'\n\nchoices: []\n"
