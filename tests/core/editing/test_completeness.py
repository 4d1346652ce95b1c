import pytest

from collector.core.checking.rules import check_sheets
from collector.core.editing.completeness import count_texts, fill_gaps
from collector.core.editing.rows import set_cells
from tests.core.drafts import said, small_sheets
from tests.support.tiny_forms import named

RU = "label::Russian (ru)"


@pytest.mark.parametrize(
    ("row", "cells", "counts"),
    [
        (2, {}, (15, 15, 15, 15)),
        (2, {RU: ""}, (15, 15, 14, 15)),
        (2, {"hint::Estonian (et)": "Vihje"}, (16, 16, 15, 15)),
        (0, {"form_title::English (en)": " "}, (15, 15, 15, 14)),
    ],
)
def test_texts_are_counted_by_language(row, cells, counts):
    total, there = count_texts(set_cells(small_sheets(), row, cells))

    assert (total, there["et"], there["ru"], there["en"]) == counts


def test_gaps_are_filled_from_another_language_or_the_name():
    sheets = set_cells(small_sheets(), 2, {RU: ""})
    sheets = set_cells(sheets, 3, dict.fromkeys(said(""), ""))

    filled = fill_gaps(sheets)

    assert (named(filled.survey, "joy")[RU], named(filled.survey, "calm")[RU]) == ("Joy et", "calm")
    assert check_sheets(filled) == []
    assert RU not in named(sheets.survey, "joy")
