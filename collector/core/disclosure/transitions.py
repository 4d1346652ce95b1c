"""Transitions: what a published row may tell of how people moved from one answer to another.

The answers before and after are published as counts. What joins the two is a table of people by
both answers, and its smallest cells are about a few people.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from collector.core.disclosure.statistics import CHOICES, Statistic
from collector.core.disclosure.suppression import MANY, round_mean
from collector.core.rows.changes import ArmDifference, ChangeRow, ScaleChange
from collector.core.rows.parts import CautionKind
from collector.core.rows.readings import SUMMARY, Role, Statement
from collector.core.rows.seminar import ChoiceChange, NetworkChange, OfLinked
from collector.texts.languages import Translated
from collector.texts.numerals import write_people

Row = TypeVar("Row", bound=OfLinked)

CHANGE_COLUMNS = frozenset(each.name for each in fields(ChangeRow)) - {"event"}

STEPS = {
    **dict.fromkeys(("item", "scale", "network"), ("moves", "interval", "row")),
    **dict.fromkeys(("drivers", "breakdown", "profiles"), ("row",)),
}
"""What is left out of a row of each kind step by step, where it would give a few people away."""


def list_steps(name: str) -> Sequence[str]:
    """Return what is left out of a row with this name: part, kind and name, and the choice."""
    _, kind, *named = name.split("/")
    is_choice = kind in CHOICES and len(named) > 1
    return ("interval", "row") if is_choice else STEPS[kind]


NO_INTERVAL: Mapping[str, Any]
NO_INTERVAL = dict.fromkeys(("low", "high", "simultaneous_low", "simultaneous_high"))

NO_MOVES: Mapping[str, Any] = {**NO_INTERVAL, **dict.fromkeys(("gained", "lost", "verdict"))}
"""What tells of a choice how many people changed it."""


def coarsen_change(row: ScaleChange, statistic: Statistic, steps: int = 0) -> ScaleChange:
    """Leave out of a change what would tell how a few people moved.

    How many moved which way is published from twenty people on, because with the counts of both
    waves it says what people at one end of the scale answered in the other wave. So is the interval
    of one question's change: its width gives the sum of the squared steps, and with the counts of
    both waves only one way to answer may be left for a few people. One step coarser than usual, the
    first is left out; two steps coarser, both are.
    """
    if row.n >= MANY and not steps:
        return row
    coarse = replace(row, better=None, same=None, worse=None)
    is_item = len({question for _, question, *_ in statistic.cells}) == 1
    if steps < 2 and (row.n >= MANY or not is_item):  # noqa: PLR2004 - what the second leaves out
        return coarse
    return replace(coarse, **NO_INTERVAL)


def coarsen_choices(row: Row, kind: str, k: int, coarsened: Mapping[str, int]) -> Row:
    """Leave out how a few people changed a choice, and how many named more of them.

    Of rows that are `coarsened` it is left out too.
    """
    name, choices = f"{row.comparison}/{kind}/{row.question}", CHOICES[kind]
    coarse: dict[str, Any] = {}
    if isinstance(row, NetworkChange):
        steps = coarsened.get(name, 0)
        coarse = dict.fromkeys(("more", "same", "fewer") if steps or row.n < MANY else ())
        coarse |= NO_INTERVAL if steps > 1 else {}
    coarse[choices] = [
        _coarsen_choice(each, row.n, math.inf if f"{name}/{each.name}" in coarsened else k)
        for each in getattr(row, choices)
    ]
    return replace(row, **coarse)


def _coarsen_choice(choice: ChoiceChange, n: int, k: float) -> ChoiceChange:
    """Suppress who changed if few had made a choice, or few had not, in a wave (R2).

    The verdict goes too: beside both shares it bounds how many changed.
    """
    sides = [side for count in (choice.before, choice.after) for side in (count, n - count)]
    if n >= MANY and not any(0 < side < k for side in sides):
        return choice
    kept = [each for each in choice.cautions if each.kind is not CautionKind.MULTIPLICITY]
    return replace(choice, **NO_MOVES, cautions=kept)


def release_statements(
    statements: Sequence[Statement], changes: Collection[ScaleChange], sizes: Mapping[str, int]
) -> Iterator[Statement]:
    """Yield what may be said: all of it is public, and so are its numbers, where it says them.

    The changes and the sizes, people by wave and `pairs`, are those that are released. A change
    whose interval is not released is told in few words.
    """
    public = [each for each in statements if each.is_public]
    for each in public:
        if each.kind == SUMMARY and each.numbers.items() <= sizes.items():
            yield each
    if changes:
        general = (each for each in public if each.role is Role.CAUTION and not each.kind)
        yield from (replace(each, words=each.title or each.words) for each in general)
    for row in changes:
        released = {column: getattr(row, column) for column in CHANGE_COLUMNS}
        for each in public:
            if each.about != row.about or each.against:
                continue
            if each.numbers.items() <= released.items():
                yield each.leave_aside()
            elif each.title is not None:
                yield _tell_briefly(each, each.title, row.n)


def release_arms(
    statements: Sequence[Statement],
    found: Iterable[ArmDifference],
    changes: Collection[ScaleChange],
    others: Iterable[ChangeRow],
) -> Iterator[Statement]:
    """Yield the differences that tell nothing new: both changes are released, of the same people.

    `others` are published changes of the event that is compared with. Where the people are the
    same, the interval is not told: it depends on how both scales go together.
    """
    public = {("event", row.about): (row.n, row.change) for row in others if row.low is not None}
    public |= {("", row.about): _round(row.n, row.change) for row in changes if row.interval}
    for row in found:
        own, there = ((row.comparison, "scale", name) for name in (row.name, row.against))
        is_event = ("", there) not in public
        beside = public.get(("event", own) if is_event else ("", there))
        if public.get(("", own)) != _round(row.n, row.change):
            continue
        if beside != _round(row.n_against, row.change_against):
            continue
        for each in statements:
            if (each.about, each.against) == (own, row.against) and each.title is not None:
                is_whole = is_event and each.role is not Role.CAUTION
                yield each.leave_aside() if is_whole else _tell_briefly(each, each.title, row.n)


def _round(n: int, change: float) -> tuple[int, float]:
    return n, round_mean(change, n)


def _tell_briefly(statement: Statement, title: Translated, n: int) -> Statement:
    care = statement.care
    words = Translated.in_each(
        lambda at: f"{title[at]} ({write_people(n, at)})." + (f" {care[at]}" if care else "")
    )
    return replace(statement, words=words)
