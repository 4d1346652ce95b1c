from dataclasses import replace

import pytest

from collector.core.disclosure.statistics import Statistic
from collector.core.disclosure.transitions import choose_summary, coarsen_change, coarsen_network
from collector.core.rows.changes import ScaleChange
from collector.core.rows.seminar import ChoiceChange, NetworkChange
from collector.texts.languages import LANGUAGES
from tests.core.filled import fill

ONE = frozenset({("pre", "a"), ("post", "a")})
TWO = ONE | {("pre", "b"), ("post", "b")}
ENDS = {"low": -0.1, "high": 0.5}
MOVED = {"better": 5, "same": 4, "worse": 3}
SAID = {each: f"Rose: 3.1, 3.3 ({each}; between −0.1 and 0.5)." for each in LANGUAGES}
TITLE = dict.fromkeys(LANGUAGES, "Rose: 3.1, 3.3")
CHOICE = {"name": "police", "before": 12, "after": 20, "gained": 9, "lost": 1, **ENDS}
NOTHING = dict.fromkeys(("gained", "lost", "low", "high"))


def change(n, cells):
    row = fill(ScaleChange, {"n": n, **ENDS, **MOVED, "title": TITLE, "sentence": SAID})
    return coarsen_change(row, Statistic("pre_post", "item", "a", n, cells))


@pytest.mark.parametrize(
    ("n", "cells", "ends"),
    [(19, ONE, {"low": None, "high": None}), (20, ONE, ENDS), (19, TWO, ENDS)],
)
def test_interval_of_one_question_is_told_from_twenty_people_on(n, cells, ends):
    assert {each: getattr(change(n, cells), each) for each in ENDS} == ends


def test_sentence_of_a_change_without_interval_names_the_means_and_the_people():
    assert change(19, ONE).sentence["en"] == "Rose: 3.1, 3.3 (19\u00a0people)."


@pytest.mark.parametrize(("n", "better"), [(19, None), (20, 5)])
def test_movers_are_counted_from_twenty_people_on(n, better):
    assert change(n, TWO).better == better


@pytest.mark.parametrize(
    ("n", "before", "told"),
    [
        (40, 12, True),
        (40, 0, True),
        (40, 9, False),
        (40, 31, False),
        (29, 12, False),
        (19, 12, False),
    ],
)
def test_moves_of_a_choice_are_told_where_enough_people_stood_on_each_side(n, before, told):
    choice = fill(ChoiceChange, {**CHOICE, "before": before})

    row = coarsen_network(fill(NetworkChange, {"n": n, "partners": [choice]}), 10)

    assert row.partners == [choice if told else replace(choice, **NOTHING)]


def test_summary_keeps_what_is_told_and_what_is_about_no_change():
    other = dict.fromkeys(LANGUAGES, "Fell.")
    told, hidden = fill(list[ScaleChange], [{"sentence": other}, {"sentence": SAID}])
    summary = {each: [SAID[each], other[each], "Nobody is lost."] for each in LANGUAGES}

    chosen = choose_summary(summary, [told, hidden], [told])

    assert chosen == {each: ["Fell.", "Nobody is lost."] for each in LANGUAGES}
