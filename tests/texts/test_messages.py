"""Problems of questionnaires in words: every kind is found in something, and said whole."""

import pytest

from collector.cli.commands.forms import find_problems
from collector.core.checking.rules import check_sheets
from collector.core.questionnaire.columns import REFUSED_TYPES
from collector.core.questionnaire.conditions import parse_expression
from collector.core.questionnaire.model import Sheets
from collector.core.xlsform.workbook import LONGEST_CELL, MOST_ROWS, check_size
from collector.errors import ExpressionError, QuestionnaireError
from collector.formats.questionnaire.yaml import read_yaml
from collector.texts.catalogue import read_texts
from collector.texts.messages import Message, advise
from tests.support.tiny_forms import change, read_form

QUESTIONS = ("mot_interest", "know_person", "years")
SERVICES = ("police", "rescue", "health")

CELLS = {
    "every_type": [
        [("survey", "mot_interest", "labels::English (en)", "x"), ("settings", 0, "form_ID", "x")],
        [
            ("survey", "mot_interest", "label", "x"),
            ("choices", "agree5 1", "xyzzy", ""),
            ("settings", 0, "xyzzy", ""),
        ],
        [("settings", 0, "style", "x"), ("survey", "mot_interest", "choice_filter", "x")],
        [
            ("survey", "welcome", "required", "yes"),
            ("survey", "mot_interest", "required", "true()"),
        ],
        [
            ("survey", "welcome", "label::English (en)", "Hello ${years}"),
            ("settings", 0, "form_id", ""),
        ],
        [
            ("survey", "mot_interest", "type", ""),
            ("survey", "know_person", "type", "rank"),
            ("survey", "years", "type", "xyzzy"),
        ],
        [
            ("survey", "mot_interest", "type", "select_one"),
            ("survey", "years", "type", "integer years"),
        ],
        [
            ("survey", "mot_interest", "type", "select_one agree5 or_other"),
            ("survey", "years", "type", "intger"),
        ],
        [
            ("survey", "mot_interest", "name", ""),
            ("survey", "know_person", "name", "1x"),
            ("survey", "years", "name", "all"),
        ],
        [
            ("survey", "mot_interest", "name", "submission"),
            ("choices", "services rescue", "name", "police"),
        ],
        [
            ("choices", "services rescue", "name", "two words"),
            ("choices", "services health", "list_name", ""),
        ],
        [("survey", "know_person", "type", "select_multiple service")],
        [("survey", "know_person", "type", "select_multiple xyzzy")],
        [("choices", f"services {name}", "missing", "yes") for name in SERVICES],
        [("choices", "agree5 2", "missing", "yes")],
        [("survey", name, "bind::scale", "background") for name in QUESTIONS],
        [
            ("survey", "know_person", "bind::reverse", "yes"),
            ("survey", "proposal_text", "bind::public", "results"),
        ],
        [
            ("survey", "know_person", "bind::public", "breakdown"),
            ("survey", "years", "constraint", ""),
        ],
        [
            ("survey", "know_person", "bind::then_item_of", "mot_interest"),
            ("survey", "welcome", "hint::en", "x"),
        ],
        [
            ("survey", "know_person", "bind::then_item_of", "mot_interes"),
            ("survey", "welcome", "name", ""),
        ],
        [
            ("survey", "know_person", "bind::then_item_of", "99"),
            ("survey", "mot_interest", "label::English (en)", ""),
        ],
        [("survey", "all", f"label::{name}", "") for name in ("English (en)", "Russian (ru)")],
        [("survey", "years", "constraint", ". = &")],
        [("survey", "years", "relevant", "${welcome} = 1 or ${xyzzyx} = 1 or ${all} = 1")],
    ],
    "skip_chain": [
        [("survey", "learnt", "relevant", source)]
        for source in (
            "${what} = 'x' or ${learnt} = 'yes' or . = 'yes'",
            "${tookpart} = 'yes' or ${took_part} = 'Yes'",
            "4 < ${took_part} or count-selected(${took_part}) > 1",
        )
    ],
}
"""What is typed into the rows of two questionnaires that are whole."""

TYPES = [
    "note",
    "begin_group",
    "begin_group note begin_group note end_group",
    "begin_group note end_group end_group",
    "begin_group note end_group begin_group end_group",
    "",
]
"""The types of surveys whose groups are not in order."""

EXPRESSIONS = ["1 = ", "1 = 'x", "${a", "1 & 1", "‘x’", "1 1", "(1", "not 1", "today()"]
EXPRESSIONS += ["selected(${a})", "selected('a', 'b')", "selected(., 1)", "1" * 16, "-" * 200]

FILES = [
    *("", "just words", "survey: []\nquestions: []", "settings: []", "survey:\n  type: text"),
    *("survey:\n- text", "survey:\n- name: [a]", "survey:\n- ? [a]\n  : b", "a: b\x00"),
    *("survey: []\nsurvey: []", "survey:\n- name: 'a", "survey:\n- label: a: b", "survey: [a"),
    *("settings: {}\n---\nsurvey: []", "survey:\n- name: *a", "survey:\n- name: a\n\ttype: b"),
    *("survey:\n- name: a\n - type: b", "survey:\n- name: a\n  type\n  x: b", "[" * 20_000),
    "survey:\n- name: !<a",
]
"""Texts that are no questionnaire in YAML."""


def find_messages():
    """Yield what is wrong with everything above, as messages."""
    scales = read_form("then_items")
    scales.choices.extend([{**row, "list_name": "other5"} for row in scales.choices])
    scales.survey[2]["type"] = "select_one other5"
    sheets = [change(read_form(form), *edits) for form, tried in CELLS.items() for edits in tried]
    sheets += [Sheets({}, [{"type": kind} for kind in types.split()], []) for types in TYPES]
    for each in (scales, *sheets):
        yield from (problem.message for problem in check_sheets(each))
    for source in EXPRESSIONS:
        yield from refused(parse_expression, source)
    for text in FILES:
        yield from refused(read_yaml, text)
    yield from refused(check_size, Sheets({}, [{}] * (MOST_ROWS + 1), []))
    yield from refused(check_size, Sheets({"a": "x" * (LONGEST_CELL + 1)}, [], []))
    yield from REFUSED_TYPES.values()


def refused(read, written):
    with pytest.raises((ExpressionError, QuestionnaireError)) as caught:
        read(written)
    error = caught.value
    return error.problems if isinstance(error, QuestionnaireError) else [error.reason]


def kinds_in(message):
    inner = [value for value in message.values.values() if isinstance(value, Message)]
    return {message.kind}.union(*map(kinds_in, inner))


def test_every_kind_of_problem_is_found_in_something():
    found = set().union(*map(kinds_in, find_messages()))

    advice = {key for key in read_texts("question_types") if key.startswith("refusal_")}
    assert found | {"words_or", "not_utf8"} == read_texts("problems").keys() | advice


def test_every_problem_is_said_whole_in_each_language():
    for message in find_messages():
        said = [message.say(language) for language in ("et", "ru", "en")]

        assert (len(set(said)), [each for each in said if "Message(" in each]) == (3, [])


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (
            advise("did_you_mean", sentence=advise("type_unknown", type="slect"), word="select"),
            "tundmatu liik slect; kas mõtlesite select?",
        ),
        (
            advise("value_unknown", value="all", words=("breakdown", "never")),
            "tundmatu väärtus all; kirjutage breakdown või never",
        ),
        (advise("reference_unknown", name="joy"), "küsimust ${joy} selles küsimustikus ei ole"),
        (
            advise("reference_in_text"),
            "vastuseid ei saa tekstis näidata; eemaldage ${…}",
        ),
        (
            advise("yaml_line", line=2, reason=advise("yaml_text", column="x")),
            "rida 2: x peab olema üks tekst; pange see jutumärkidesse",
        ),
    ],
)
def test_values_stand_in_the_sentence(message, said):
    assert message.say("et") == said


def test_condition_that_ends_too_soon_is_explained_without_an_english_word():
    sheets = change(
        read_form("skip_chain"), ("survey", "learnt", "relevant", "(${took_part} = 'yes'")
    )

    [problem] = check_sheets(sheets)

    assert problem.message.say("et") == (
        "avaldise 22. märk: siin peaks olema lõpusulg ), aga on avaldise lõpp"
    )


def test_command_says_of_another_encoding_what_to_do(tmp_path):
    (tmp_path / "form.yaml").write_bytes(b"ab\xff")

    assert find_problems(tmp_path / "form.yaml") == [
        "not UTF-8 text at byte 2; save the file as UTF-8"
    ]
