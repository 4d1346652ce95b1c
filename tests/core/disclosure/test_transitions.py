from dataclasses import replace

import pytest

from collector.core.disclosure.statistics import Statistic
from collector.core.disclosure.transitions import (
    coarsen_change,
    coarsen_choices,
    release_statements,
)
from collector.core.rows.changes import ScaleChange
from collector.core.rows.readings import Role, Statement
from collector.core.rows.seminar import ChoiceChange, ListChange, NetworkChange
from collector.core.statistics.claims import Verdict
from collector.texts.languages import Translated
from tests.core.filled import fill

ONE = frozenset({("pre", "a"), ("post", "a")})
TWO = ONE | {("pre", "b"), ("post", "b")}
ENDS = {"low": -0.1, "high": 0.5}
MOVED = {"better": 5, "same": 4, "worse": 3}
CHOICE = {"name": "police", "before": 12, "after": 20, "gained": 9, "lost": 1, **ENDS}
JUDGED = {"verdict": Verdict.ROSE, "simultaneous_low": 0.1, "simultaneous_high": 0.6}
NOTHING = {**dict.fromkeys(("gained", "lost", *ENDS, *JUDGED)), "cautions": []}


def change(n, cells):
    row = fill(ScaleChange, {"n": n, **ENDS, **MOVED})
    return coarsen_change(row, Statistic("pre_post", "item", "a", n, cells))


@pytest.mark.parametrize(
    ("n", "cells", "ends"),
    [(19, ONE, {"low": None, "high": None}), (20, ONE, ENDS), (19, TWO, ENDS)],
)
def test_interval_of_one_question_is_told_from_twenty_people_on(n, cells, ends):
    assert {each: getattr(change(n, cells), each) for each in ENDS} == ends


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
    choice = fill(ChoiceChange, {**CHOICE, **JUDGED, "before": before, "cautions": []})
    shown = [choice if told else replace(choice, **NOTHING)]

    network = coarsen_choices(
        fill(NetworkChange, {"n": n, "partners": [choice]}), "network", 10, {}
    )
    other = coarsen_choices(fill(ListChange, {"n": n, "choices": [choice]}), "lists", 10, {})

    assert (network.partners, other.choices) == (shown, shown)


SIZES = {"pre": 40, "post": 40}
SAID = Translated(et="Tõusis.", ru="Выросла.", en="Rose.")
SCALE = {"comparison": "pre_post", "kind": "scale", "name": "a"}
EVENT = {"kind": "summary", "comparison": "", "name": ""}


def released(about, numbers, **others):
    """Return the English words that are released of one statement."""
    row = fill(ScaleChange, {**SCALE, "n": 19, "low": None, "high": None, "highest_before": 4})
    statement = {"section": "changes", "role": Role.FINDING, "words": SAID, **about, **others}
    said = Statement(**statement, numbers=numbers)
    return [each.words.en for each in release_statements([said], [row], SIZES)]


@pytest.mark.parametrize(
    ("about", "numbers", "said"),
    [
        (EVENT, {"pre": 40}, ["Rose."]),
        (EVENT, {"pairs": 40}, []),
        (EVENT, {"pre": 39}, []),
        (SCALE, {"n": 19}, ["Rose."]),
        (SCALE, {"n": 20}, []),
        (SCALE, {"highest_before": 4}, []),
        ({**SCALE, "name": "b"}, {}, []),
        ({**SCALE, "kind": "network"}, {}, []),
    ],
    ids=[
        *("a size", "no such size", "another size", "of its row", "of another row"),
        *("no public column", "of a suppressed row", "of no public kind"),
    ],
)
def test_statement_is_released_if_its_numbers_are(about, numbers, said):
    assert released(about, numbers) == said


def test_what_holds_of_every_change_is_released_with_a_change_alone():
    caution = Statement(section="sensitivity", role=Role.CAUTION, words=SAID)
    row = fill(ScaleChange, SCALE)

    assert list(release_statements([caution], [row], SIZES)) == [caution]
    assert list(release_statements([caution], [], SIZES)) == []


def test_cautions_of_a_change_are_released_with_its_title():
    care = Translated(et="Hoolega.", ru="С осторожностью.", en="With care.")

    said = released(SCALE, {"low": 0.1}, title=SAID, care=care)

    assert said == ["Rose. (19\u00a0people). With care."]


def test_change_without_its_interval_is_told_by_its_title_and_the_people():
    title = Translated(et="Tõusis: 3,1 → 3,3", ru="Выросла: 3,1 → 3,3", en="Rose: 3.1, 3.3")

    assert released(SCALE, {"low": 0.1}, title=title) == ["Rose: 3.1, 3.3 (19\u00a0people)."]
