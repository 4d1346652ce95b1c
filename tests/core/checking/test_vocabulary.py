import pytest

from collector.core.checking.vocabulary import check_columns, check_type
from collector.core.questionnaire.columns import REFUSED_COLUMNS, REFUSED_TYPES, SHEET_COLUMNS
from collector.core.questionnaire.model import Sheets
from collector.core.questionnaire.rows import index_rows
from collector.core.questionnaire.types import QUESTION_TYPES
from tests.support.tiny_forms import check_form


@pytest.mark.parametrize(
    ("edit", "place", "message"),
    [
        (
            ("survey", "mot_interest", "labels::English (en)", "x"),
            "survey row 3 (mot_interest), labels::English (en)",
            "unknown column; did you mean label::English (en)?",
        ),
        (
            ("survey", "mot_interest", "label", "x"),
            "survey row 3 (mot_interest), label",
            "needs a language; write label::Estonian (et) and so on",
        ),
        (
            ("choices", "agree5 1", "xyzzy", ""),
            "choices row 1 (1), xyzzy",
            "unknown column; remove it",
        ),
        (
            ("settings", 0, "form_ID", "x"),
            "settings, form_ID",
            "unknown setting; did you mean form_id?",
        ),
        (
            ("survey", "mot_interest", "kobo--rank-constraint-message", "x"),
            "survey row 3 (mot_interest), kobo--rank-constraint-message",
            "XLSForm's kobo--rank-constraint-message is not supported; remove the column",
        ),
        (
            ("settings", 0, "style", "pages"),
            "settings, style",
            "XLSForm's style is not supported; remove the setting",
        ),
        (
            ("survey", "mot_interest", "choice_filter", "x"),
            "survey row 3 (mot_interest), choice_filter",
            "XLSForm's choice_filter is not supported; remove the column",
        ),
        (
            ("survey", "welcome", "required", "yes"),
            "survey row 2 (welcome), required",
            "has no meaning for note; empty the cell",
        ),
        (
            ("survey", "mot_interest", "required", "true()"),
            "survey row 3 (mot_interest), required",
            "unknown value true(); write no or yes",
        ),
        (
            ("survey", "proposal_text", "appearance", "w1"),
            "survey row 6 (proposal_text), appearance",
            "unknown value w1; write multiline",
        ),
        (
            ("survey", "mot_interest", "bind::public", "all"),
            "survey row 3 (mot_interest), bind::public",
            "unknown value all; write breakdown or never or results",
        ),
        (
            ("choices", "agree5 dk", "missing", "true"),
            "choices row 6 (dk), missing",
            "unknown value true; write yes",
        ),
        (
            ("settings", 0, "form_id", "before"),
            "settings, form_id",
            "unknown value before; write followup or post or pre",
        ),
        (
            ("settings", 0, "default_language", "Finnish (fi)"),
            "settings, default_language",
            "unknown value Finnish (fi); write English (en) or Estonian (et) or Russian (ru)",
        ),
        (
            ("survey", "welcome", "label::English (en)", "Hello ${years}"),
            "survey row 2 (welcome), label::English (en)",
            "answers cannot be shown in texts; remove the ${…}",
        ),
    ],
)
def test_unknown_word_is_refused_with_advice(edit, place, message):
    assert check_form("every_type", edit) == [f"{place}: {message}"]


def test_unknown_column_is_reported_once_where_it_is_filled():
    edits = [
        ("choices", f"agree5 {name}", "order", text)
        for name, text in (("1", ""), ("2", "1"), ("3", "2"))
    ]

    assert check_form("every_type", *edits) == [
        "choices row 2 (2), order: unknown column; remove it"
    ]


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("", "the row has no type; write one, or remove the row"),
        ("integr", "unknown type integr; did you mean integer?"),
        ("begin group", "unknown type begin group; did you mean begin_group?"),
        ("matrix!", "unknown type matrix!; correct it"),
        (
            "begin_repeat",
            (
                "XLSForm's begin_repeat is not supported: "
                "a question is asked once; write the questions out"
            ),
        ),
        (
            "geopoint",
            (
                "XLSForm's geopoint is not supported: it would record more about a participant "
                "than the answers; remove the row"
            ),
        ),
        (
            "select_one_from_file towns.csv",
            (
                "XLSForm's select_one_from_file is not supported: "
                "write the list into the choices and use select_one"
            ),
        ),
        ("select_one", "select_one needs a list; write select_one and the list's name"),
        (
            "select_multiple services or_other",
            "select_multiple takes one list; or_other and the like are not supported",
        ),
        ("integer agree5", "integer takes no list; write integer alone"),
        ("end_group all", "end_group takes no list; write end_group alone"),
    ],
)
def test_type_is_refused_by_name(written, advice):
    lines = index_rows(Sheets({}, [{"type": written}], []))

    assert [*map(str, check_type(lines, lines.survey[0]))] == [advice]


def test_refused_types_are_no_types_of_ours():
    written = sorted(REFUSED_TYPES)
    lines = index_rows(Sheets({}, [{"type": each} for each in written], []))

    told = [str(each) for line in lines.survey for each in check_type(lines, line)]

    refused = [f"XLSForm's {each} is not supported: " for each in written]
    assert [text[: len(start)] for text, start in zip(told, refused, strict=True)] == refused
    assert REFUSED_TYPES.keys() & QUESTION_TYPES.keys() == set()


def test_refused_columns_are_no_columns_of_ours():
    written = sorted(REFUSED_COLUMNS)
    lines = index_rows(Sheets({}, [dict.fromkeys(written, "x")], []))

    told = {str(problem.message) for problem in check_columns(lines)}

    assert told == {f"XLSForm's {each} is not supported; remove the column" for each in written}
    assert set(REFUSED_COLUMNS) & set(SHEET_COLUMNS["survey"]) == set()
