from dataclasses import replace

import pyreadstat
import pytest

from collector.core.answering.tables import Table, list_variables, tabulate_answers
from collector.core.questionnaire.model import Choice, Question
from collector.formats.export.files import number_answers, write_sav, write_syntax
from tests.core.answering.test_tables import QUESTIONNAIRE, VARIABLES, asking, response, text

ANSWERS = tabulate_answers(
    [response(1, mood="2", know=["R"], wave="7"), response(2, mood="dk")], VARIABLES, [(1, 3)]
)


def test_every_answer_becomes_a_number_and_unknown_a_missing_value():
    numbered = number_answers(ANSWERS, VARIABLES)

    assert [row[4:] for row in numbered.rows] == [(2, 0, 1, 7), (99, None, None, None)]


def test_choices_without_numbers_are_numbered_by_their_place():
    questions = list_variables([QUESTIONNAIRE])
    syntax = write_syntax("answers.csv", questions, "et")

    assert 'VALUE LABELS mood\n  1 "1 et"\n  2 "2 et"\n  99 "dk et".\n' in syntax
    assert "MISSING VALUES mood (99 THRU 99)." in syntax


@pytest.mark.parametrize("answers", [ANSWERS, tabulate_answers([], VARIABLES, [])])
def test_sav_file_has_numbers_labels_and_missing_values(answers, tmp_path):
    file = tmp_path / "answers.sav"

    file.write_bytes(write_sav(number_answers(answers, VARIABLES), VARIABLES, "ru"))

    frame, meta = pyreadstat.read_sav(file, output_format="polars", user_missing=True)
    assert frame.height == len(answers.rows)
    assert meta.column_names_to_labels["mood"] == "mood ru"
    assert meta.variable_value_labels["mood"] == {1: "1 ru", 2: "2 ru", 99: "dk ru"}
    assert meta.missing_ranges["mood"] == [{"lo": 99, "hi": 99}]


def test_syntax_reads_the_columns_in_the_order_of_the_file():
    lines = write_syntax("answers.csv", VARIABLES, "en").splitlines()

    columns = [line.split()[0] for line in lines[3 : lines.index(".")]]
    assert columns == list(ANSWERS.columns)
    assert lines[lines.index("VARIABLE LABELS know__r") + 1] == '  "R en: know en".'


def one_of(*names, missing=("dk",)):
    choices = tuple(Choice(name, text(name), missing=name in missing) for name in names)
    return Question("mood", "select_one", text("mood"), choices=choices)


@pytest.mark.parametrize(
    ("first", "second", "numbers"),
    [
        (("1", "2", "dk"), ("1", "2", "3", "dk"), [1, 2, 99, 3]),
        (("yes", "dk"), ("no", "yes", "dk"), [1, 99, 2]),
        (("99", "100", "dk"), ("99", "dk"), [99, 100, 101]),
        (("1", "01", "dk"), ("1",), [1, 2, 99]),
        (("1" * 20, "2"), ("2",), [1, 2]),
    ],
    ids=["one added", "another order", "as high as missing", "alike as numbers", "no number"],
)
def test_no_two_answers_have_the_same_number(first, second, numbers):
    [variable] = list_variables([asking("v1", one_of(*first)), asking("v2", one_of(*second))])
    names = list(dict.fromkeys((*first, *second)))
    rows = tuple((None,) * 4 + (name,) for name in names)

    numbered = number_answers(Table("answers", ("mood",), rows), [variable])

    assert [row[4] for row in numbered.rows] == numbers


def test_labels_that_differ_between_versions_are_both_told():
    other = replace(one_of("1"), label=text("temper"))
    syntax = write_syntax(
        "a.csv", list_variables([asking("v1", one_of("1")), asking("v2", other)]), "en"
    )

    assert '  "mood en / temper en".' in syntax
