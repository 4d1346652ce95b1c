"""What several rows have in common: what they are about, and groups of numbers."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Annotated, Literal

from collector.core.rows.columns import Mean, MeanBound, OneOf, OrEmpty, Row, Share, ShareBound
from collector.core.statistics.claims import Claim, Direction, Verdict
from collector.texts.languages import Language

Texts = Mapping[Language, str]

Kind = Literal["scale", "item"]
Upper = Annotated[float | None, "its upper bound"]


class OfWave(Row):
    """About one wave."""

    wave: str


class OfComparison(Row):
    """About two waves."""

    comparison: str


class OfMeasure(OfComparison):
    """About a scale or an item at two times."""

    kind: Kind
    name: str

    @property
    def about(self) -> tuple[str, str, str]:
        """Return what names the scale or item within its event."""
        return self.comparison, self.kind, self.name


class OfScale(OfComparison):
    """About a scale at two times."""

    name: Annotated[str, "scale"]


class OfList(OfComparison):
    """About a question with several answers, at two times."""

    question: str


class Named(Row):
    """About something that is named."""

    name: Annotated[str, "its name"]


class Wording(OfWave):
    """A question of a wave that takes an answer, in one wording."""

    section: str
    scale: OrEmpty
    type: str
    version: str


class OfQuestion(OfWave):
    """About a question of a wave."""

    question: str


class Counted(Row):
    """About so many people."""

    n: int


class MeanChange(Row):
    """The means of the same people at two times, in points of the scale."""

    mean_before: Mean
    mean_after: Mean
    change: Mean
    low: MeanBound
    high: MeanBound

    @property
    def interval(self) -> tuple[float, float] | None:
        """Return both bounds, if there are any."""
        return None if self.low is None or self.high is None else (self.low, self.high)


class Judged(Row):
    """What may be said of a change."""

    claim: Claim
    direction: Direction


class CautionKind(StrEnum):
    """Why a finding must be read with care."""

    LINKED_HIGHER = "linked_higher"
    """The people it is about gave higher ratings before than those who were not linked."""
    LINKED_LOWER = "linked_lower"
    UNLINKED_DIFFER = "unlinked_differ"
    """People who were not linked changed otherwise."""
    UNRELIABLE = "unreliable"
    """The items of the scale hardly measure the same thing; those against the rest are named."""
    CEILING = "ceiling"
    MULTIPLICITY = "multiplicity"
    """Looked at alone it would be a change; together with its family it may be chance."""
    FEWER_ITEMS = "fewer_items"
    """The scale is compared on those of its items that both waves ask alike."""
    FEWER_CHOICES = "fewer_choices"
    """A list is compared on the choices that both waves offer alike; the others are named."""
    OTHER_ORDER = "other_order"
    """The choices of a list stood in another order."""
    CHOSEN_LOW = "chosen_low"
    """People were chosen for low scores, which rise by themselves (regression to the mean)."""


class Caution(Row):
    """A reason for care, and what it is about."""

    kind: CautionKind
    items: Annotated[list[str], "questions that are to blame, or choices left out"] = field(
        default_factory=list
    )


Cautions = Annotated[list[Caution], "why it must be read with care"]


class Simultaneous(Row):
    """The interval off which a verdict is read: it holds together with those of its family."""

    benchmark: Annotated[float | None, "the smallest change that matters, in points"] = None
    simultaneous_low: Annotated[MeanBound, "interval that holds with those of its family"] = None
    simultaneous_high: Annotated[MeanBound, "its upper bound"] = None

    @property
    def simultaneous(self) -> tuple[float, float] | None:
        """Return both bounds, if there are any."""
        low, high = self.simultaneous_low, self.simultaneous_high
        return None if low is None or high is None else (low, high)


class Found(Simultaneous):
    """What is found: a verdict, and why it must be read with care."""

    verdict: Annotated[
        Verdict,
        "`rose_enough`, `rose`, `no_change`, `fell`, `fell_enough`, `cannot_tell` or `too_few`",
    ]
    cautions: Cautions = field(default_factory=list)


class Choices(Row):
    """How many people chose something at two times."""

    before: int
    after: int
    share_before: Annotated[Share, "their share before, 0 to 1"]
    share_after: Annotated[Share, "their share after"]


class FoundShare(Simultaneous):
    """The interval of a difference of shares off which a verdict is read."""

    benchmark: Annotated[ShareBound, "the smallest difference that matters"] = None
    simultaneous_low: Annotated[ShareBound, "interval that holds with those of its family"] = None
    simultaneous_high: Annotated[ShareBound, "its upper bound"] = None


class ShareChange(FoundShare, Choices):
    """How many of the same people did something at two times.

    There is no interval of fewer than ten people. The verdict is None only where it is suppressed.
    """

    verdict: Annotated[Verdict | None, "as of `changes`"]
    cautions: Cautions = field(default_factory=list)
    difference: Annotated[float, "difference of the shares"]
    low: Annotated[float | None, "Newcombe interval of the difference"]
    high: Upper
    gained: Annotated[int | None, "people who named it only after"]
    lost: Annotated[int | None, "people who named it only before"]
    p: Annotated[float, "exact McNemar p"]

    @property
    def direction(self) -> Direction:
        """Return where the share went."""
        return self.verdict.direction if self.verdict else Direction.UNCLEAR


class PublicVerdict(Simultaneous):
    """What is found, as it is published; empty in editions from before it was judged."""

    verdict: Annotated[str, OneOf(("", *Verdict))] = ""
    cautions: OrEmpty = ""
