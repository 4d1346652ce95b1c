"""Rows about scales and items: their change, and how far it may be trusted."""

from dataclasses import field
from enum import StrEnum
from typing import Annotated, ClassVar

from collector.core.questionnaire.asked import Difference
from collector.core.rows import parts
from collector.core.rows.columns import OfEvent, Row, Table
from collector.core.rows.parts import Counted, OfMeasure, OfScale, Upper
from collector.core.statistics.claims import Claim, Direction, EffectSize, find_direction


class Change(parts.MeanChange, Counted):
    """How many people moved which way, and their means."""

    better: int | None
    same: int | None
    worse: int | None


class PairedChange(parts.Found, Change):
    """The change of paired scores, in points of the scale, with its test; higher is better."""

    superiority: Annotated[float, "(better + same / 2) / n"]
    p: Annotated[float, "Wilcoxon signed-rank p with Pratt's treatment of zeros"]
    p_is_exact: Annotated[bool, "true if p is exact"]
    effects: list[EffectSize]
    claim: Claim
    direction: Direction
    spread: Annotated[float | None, "standard deviation of the changes, in points"] = None
    level: Annotated[float | None, "how often it may be found where there is none"] = None
    smallest: Annotated[
        float | None, "the smallest true change that so many people show with 80 % power"
    ] = None
    needed: Annotated[
        int | None, "linked people who show the smallest change that matters with 80 % power"
    ] = None


class ScaleChange(PairedChange, OfMeasure):
    """How a scale or an item changed from one wave to another."""

    p_holm: Annotated[float | None, "p by Holm over the primary scales of a comparison"] = None
    highest_before: Annotated[int | None, "people with the highest score before, of a scale"] = None
    ceiling: Annotated[bool, "true if they are more than 15 %"] = False


class ChangeRow(parts.Judged, parts.PublicVerdict, Change, OfMeasure, OfEvent):
    """A published change."""

    table: ClassVar = Table(
        "changes",
        ("event", "comparison", "kind", "name"),
        indexes=(("name",), ("comparison", "kind")),
    )


class NoComparison(StrEnum):
    """Why nothing is said about a change, where the questions do not differ in themselves."""

    NEVER = "never_asked"
    """No wave of the event asks it."""
    ONCE = "asked_once"
    """Only one of the two waves asks it, or only another one."""
    OTHER_ITEMS = "other_items"
    """Both waves ask about the scale, by other questions."""
    APART = "asked_apart"
    """The events that are told as one ask it differently."""
    EARLIER = "earlier_wording"
    """A wave asked it in other words while it was open, and all who are linked answered those."""
    NOBODY = "nobody"
    """Nobody who was linked gave an answer both times."""


class ArmDifference(parts.Found, parts.Judged, OfScale):
    """The change of a scale less that of its comparison, in points."""

    against: Annotated[str, "the event, or the scale, whose change it is compared with"]
    n: Annotated[int, "linked people of the event"]
    n_against: Annotated[int, "linked people of the comparison"]
    change: Annotated[float, "mean change of the event's people, on the items that are compared"]
    change_against: Annotated[float, "mean change of the comparison"]
    difference: Annotated[float, "the first change less the second"]
    low: Annotated[float | None, "its 95 % interval, Welch's or, of the same people, paired"]
    high: Upper
    smallest: Annotated[float | None, "the smallest difference that is shown with 80 % power"]
    needed: Annotated[int | None, "people on each side who show the smallest that matters"]
    df: Annotated[float | None, "degrees of freedom of the interval"]
    p: Annotated[float | None, "p of the same t test"]


class MissingPeople(OfScale):
    """How those who answered before and are not linked would have to differ from the linked.

    Then the interval of all would reach the bound off which the verdict is read.
    """

    against: Annotated[str, "the comparison, if the finding is the difference from it"] = ""
    linked: Annotated[int, "linked people"]
    missing: Annotated[int, "people who answered before and are not linked"]
    differ: Annotated[float, "points by which their mean change would have to differ"]
    change: Annotated[float, "their mean change then, in points"]
    possible: Annotated[bool, "true if the scale allows them such a change"]
    stands: Annotated[bool, "true if the finding stands even if none of them changed"]


class NotCompared(OfMeasure):
    """A scale or a question of which no change is told, and why; of a scale by its questions."""

    reason: Annotated[
        str,
        "`never_asked`, `asked_once`, `other_items`, `asked_apart`, `earlier_wording`, `nobody`, "
        "or what differs: "
        "`type_changed`, "
        "`points_differ`, `other_scale`, `turned`, `looks_back`, `reworded`, `choice_renamed`, "
        "`choice_removed`, `choice_added`, `choice_relabelled`, `choice_counted` or "
        "`choices_reordered`",
    ]
    waves: Annotated[list[str], "which of the two waves ask it, or else which other one"] = field(
        default_factory=list
    )
    differences: list[Difference] = field(default_factory=list)


class Overlap(Row):
    """The difference of two means of partly the same people, with its test and 95 % interval."""

    n_before: Annotated[int, "who answered all its items before, linked or not"]
    n_after: Annotated[int, "who answered all of them after"]
    pairs: Annotated[int, "of them linked and answering both times"]
    mean_before: Annotated[float, "mean of everybody before"]
    mean_after: Annotated[float, "mean of everybody after"]
    change: Annotated[float, "difference of the two means"]
    low: Annotated[float, "interval of the difference"]
    high: Annotated[float, "its upper bound"]
    t: Annotated[float, "T_new2 of partially overlapping samples (Derrick et al. 2017)"]
    df: Annotated[float, "its degrees of freedom"]
    p: Annotated[float, "its p"]

    @property
    def direction(self) -> Direction:
        """Return where the difference goes; unclear if its interval includes none."""
        return find_direction((self.low, self.high))


class EverybodyChange(Overlap, OfScale):
    """The change of a scale told by everybody, linked or not."""


class Bias(Row):
    """How the linked answered before, against those who were not linked."""

    linked: Annotated[int, "linked people"]
    unlinked: Annotated[int, "people who are not linked"]
    smd: Annotated[float, "standardised mean difference, linked less unlinked"]
    difference: Annotated[float, "the difference in points"]
    low: Annotated[float, "Welch interval of the difference in points"]
    high: Annotated[float, "its upper bound"]
    p: Annotated[float, "Welch p"]
    flagged: Annotated[
        bool, "true if the interval of the difference, with those of other scales, leaves out 0"
    ]


class AttritionBias(Bias, OfScale):
    """The bias of a scale."""


RELIABLE_FROM = 0.6
"""The alpha below which the mean of some items hardly stands for anything (Nunnally 1967)."""


class Reliability(Row):
    """The reliability of a scale's mean, from the people who answered all its items.

    Of three items or more it has `alpha` with its 95 % interval, and `omega`, which is None where
    one factor does not fit properly. Of two items it has `spearman_brown` alone.
    """

    n: Annotated[int, "people who answered all its items, at least 30"]
    items: Annotated[int, "number of items"]
    alpha: Annotated[float | None, "Cronbach's alpha, of three items or more"] = None
    low: Annotated[float | None, "Feldt interval of alpha"] = None
    high: Upper = None
    omega: Annotated[float | None, "omega total of one factor"] = None
    spearman_brown: Annotated[float | None, "Spearman–Brown, of two items"] = None
    against: Annotated[list[str], "items that go against the sum of the others"] = field(
        default_factory=list
    )

    @property
    def is_weak(self) -> bool:
        """Say whether the mean of the items hardly stands for anything."""
        coefficient = self.spearman_brown if self.alpha is None else self.alpha
        return coefficient is None or coefficient < RELIABLE_FROM


class ScaleReliability(Reliability, parts.Named, parts.OfWave):
    """The reliability of a scale in a wave."""

    name: Annotated[str, "scale"]


class Shift(Row):
    """The means of the same people before, looking back and after."""

    n: Annotated[int, "linked people with all three scores"]
    mean_before: Annotated[float, "mean before"]
    mean_then: Annotated[float, "mean looking back"]
    mean_after: Annotated[float, "mean after"]
    shift: Annotated[float, "looking back less before"]
    low: Annotated[float | None, "interval of the shift"]
    high: Upper
    change: Annotated[float, "after less before, of the same people"]
    against_then: Annotated[float, "after less looking back"]


class ShiftedChange(parts.Found, parts.Judged, Shift, OfMeasure):
    """The response shift of a scale or an item that was asked looking back as well."""


class Unknowing(parts.ShareChange, Counted, OfMeasure):
    """How many of the same people went from "don't know" to an answer, and back.

    Items left blank at one time do not count for a person.
    """

    before: Annotated[int, 'people who said "don\'t know" of nothing before']
    after: Annotated[int, "the same after"]
    gained: Annotated[int | None, 'people who said "don\'t know" before and answered all after']
    lost: Annotated[int | None, "people who went the other way"]
