"""Workbooks that pyxform brings for its own tests, and one laid out as KoboToolbox does."""

import re
from pathlib import Path

import pytest

from collector.core.xlsform.aliases import read_header, read_type, read_value
from collector.errors import QuestionnaireError
from collector.formats.questionnaire.xlsx import read_loosely, read_workbook
from tests.support.workbooks import make_workbook

SAMPLES = Path(__file__).parents[2] / "forms" / "pyxform"
READ = sorted(set(SAMPLES.glob("*.xlsx")) - {SAMPLES / "survey_no_name.xlsx"})
PLACE = re.compile(r"(survey|choices|settings|external_choices)(![A-Z]*[0-9]+)?( \(.*?\)|,|:)")


@pytest.mark.parametrize("path", READ, ids=lambda path: path.stem)
def test_every_problem_of_a_sample_names_its_place(path):
    problems = read_loosely(path.read_bytes()).check()

    assert [problem for problem in problems if not PLACE.match(problem)] == []


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("or_other", "survey!A2 (fav_color), type: select_one takes one list; or_other and"),
        ("or_other", "survey!D3 (fav_pastel), choice_filter: XLSForm's choice_filter is not"),
        ("pull_data", "survey!A2 (fruit), type: XLSForm's calculate is not supported: nothing"),
        ("pull_data", "survey!C3 (note_fruite), label::English (en): answers cannot be shown"),
        ("select_one_external", "external_choices: XLSForm's sheet external_choices is not"),
        ("xlsform_spec_test", "survey!A15 (repeat_test), type: XLSForm's begin_repeat is not"),
        ("duplicate_columns", "survey!E1: the column label::English (en) is there already (D1)"),
        ("xl_date_ambiguous_v1", "survey!D6: this is a date or time; format the cell as text"),
        ("text_and_integer_xlsx", "survey!A2 (your_name), type: stands outside of groups;"),
    ],
)
def test_unsupported_feature_of_a_sample_is_named_with_its_cell(name, problem):
    problems = read_loosely((SAMPLES / f"{name}.xlsx").read_bytes()).check()

    assert [found for found in problems if found.startswith(problem)] != []


def test_sample_without_a_survey_is_refused_with_the_sheets_it_has():
    with pytest.raises(QuestionnaireError, match=r"no sheet survey \(there is: Sheet1\)"):
        read_workbook((SAMPLES / "survey_no_name.xlsx").read_bytes())


def test_workbook_in_one_language_as_kobotoolbox_writes_it_is_a_start():
    content = make_workbook(
        survey=[
            ["type", "name", "label", "required", "$kuid"],
            ["begin_group", "work", "Your work", None, "a1"],
            ["select_one yn", "again", "Would you come again?", "false", "b2"],
            ["end_group", None, None, None, "/a1"],
        ],
        choices=[["list_name", "name", "label"], ["yn", "yes", "Yes"], ["yn", "no", "No"]],
        settings=[["form_title", "form_id", "default_language"], ["After", "post", "English (en)"]],
    )

    workbook = read_loosely(content)

    missing = [problem for problem in workbook.check() if "is missing" in problem]
    others = [problem for problem in workbook.check() if "is missing" not in problem]
    assert workbook.problems == ()
    assert len(missing) == 2 * 5
    assert others == ["survey!E2 (work), $kuid: unknown column; remove it"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Label::English (en)", "label::English (en)"),
        ("label::Estonian", "label::Estonian (et)"),
        ("label::ru", "label::Russian (ru)"),
        ("label : English", "label::English (en)"),
        ("caption::Eesti (et-EE)", "label::Estonian (et)"),
        ("bind::jr:constraintMsg::English (en)", "constraint_message::English (en)"),
        ("bind: relevant", "relevant"),
        ("BIND::Scale", "bind::scale"),
        ("Title_RU", "form_title::Russian (ru)"),
        ("media::image::English (en)", "media::image::English (en)"),
        (" my  notes ", "my notes"),
    ],
)
def test_header_is_read_as_the_column_it_means(written, name):
    assert read_header(written).name == name


@pytest.mark.parametrize(
    ("written", "ours"),
    [
        ("begin group", "begin_group"),
        ("Select_One  agree5", "select_one agree5"),
        ("select one from agree5", "select_one agree5"),
        (
            "select all that apply from risks or specify other",
            "select_multiple risks or specify other",
        ),
        ("string", "text"),
        ("Date", "date"),
        ("gps", "geopoint"),
        ("text ", "text "),
        ("something else", "something else"),
    ],
)
def test_type_is_read_in_our_spelling(written, ours):
    assert read_type(written) == ours


@pytest.mark.parametrize(
    ("column", "written", "ours"),
    [
        ("required", "TRUE", "yes"),
        ("required", "false()", "no"),
        ("required", "yes ", "yes "),
        ("required", "${a} = 1", "${a} = 1"),
        ("default_language", "et", "Estonian (et)"),
        ("default_language", "French (fr)", "French (fr)"),
        ("label::English (en)", "TRUE", "TRUE"),
    ],
)
def test_value_is_read_in_our_spelling_and_texts_as_they_are(column, written, ours):
    assert read_value(column, written) == ours
