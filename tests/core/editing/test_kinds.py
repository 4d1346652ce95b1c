import pytest

from collector.core.editing.rows import change_kind, kind_of, list_kinds
from collector.core.questionnaire.model import Sheets
from collector.core.questionnaire.rows import SheetRow


def asked(*rows):
    return Sheets({}, [dict(row) for row in rows], [])


def row(type_, **cells):
    return {"type": type_, "name": "asked", **cells}


@pytest.mark.parametrize(
    ("cells", "kinds"),
    [
        (row("select_one list"), ("select_one", "select_multiple")),
        (row("text"), ("text", "multiline", "integer")),
        (row("text", **{"bind::public": "never"}), ("text", "multiline", "integer")),
        (row("integer", **{"bind::public": "results"}), ("integer",)),
        (row("text", constraint=". != ''"), ("text", "multiline")),
        (row("select_one list", **{"bind::scale": "use"}), ("select_one",)),
        (row("select_one list", **{"bind::reverse": "yes"}), ("select_one",)),
        (
            row("select_one list", **{"bind::public": "results"}),
            ("select_one", "select_multiple"),
        ),
        (row("select_one list", **{"bind::public": "breakdown"}), ("select_one",)),
        (row("note"), ("note",)),
    ],
)
def test_kinds_are_those_by_which_nothing_is_lost(cells, kinds):
    assert list_kinds(asked(cells), 1) == kinds


@pytest.mark.parametrize(
    "cells",
    [
        {"relevant": "${ asked } = 'a'"},
        {"constraint": ". != ${asked}"},
        {"bind::then_item_of": "asked"},
    ],
)
def test_kind_stays_while_another_row_rests_on_it(cells):
    sheets = asked(row("select_one list"), {"type": "text", "name": "other", **cells})

    assert list_kinds(sheets, 1) == ("select_one",)
    assert change_kind(sheets, 1, "select_multiple") == sheets


@pytest.mark.parametrize(
    ("before", "kind", "after"),
    [
        (row("select_one list"), "select_multiple", row("select_multiple list")),
        (row("text"), "multiline", row("text", appearance="multiline")),
        (row("text", appearance="multiline"), "integer", row("integer")),
        (row("integer"), "multiline", row("text", appearance="multiline")),
        (row("integer"), "select_one", row("integer")),
    ],
)
def test_change_keeps_everything_but_the_kind(before, kind, after):
    assert change_kind(asked(before), 1, kind).survey == [after]


def test_text_of_several_lines_is_a_kind_of_its_own():
    line = SheetRow("survey", 1, row("text", appearance="multiline"))

    assert kind_of(line) == "multiline"
