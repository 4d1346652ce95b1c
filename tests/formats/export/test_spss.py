import pyreadstat
import pytest

from collector.core.answering.tables import list_variables, tabulate_answers
from collector.formats.export.spss import number_answers, write_sav, write_syntax
from tests.core.answering.test_tables import QUESTIONNAIRE, VARIABLES, response

ANSWERS = tabulate_answers(
    [response(1, mood="2", know=["R"], wave="7"), response(2, mood="dk")], VARIABLES, [(1, 3)]
)


def test_every_answer_becomes_a_number_and_unknown_a_missing_value():
    numbered = number_answers(ANSWERS, VARIABLES)

    assert [row[4:] for row in numbered.rows] == [(2, 0, 1, 7), (99, None, None, None)]


def test_choices_without_numbers_are_numbered_by_their_place():
    questions = list_variables([QUESTIONNAIRE])
    syntax = write_syntax("answers.csv", questions, "et")

    assert 'VALUE LABELS mood 1 "1 et" 2 "2 et" 99 "dk et".' in syntax


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
    assert 'VARIABLE LABELS know__r "R en: know en".' in lines
