"""Which statistics of a report may be published, and how finely: rules R1, R2, R4, R5 and R8."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields
from typing import Any, overload

from collector.core.disclosure.statistics import Statistic
from collector.errors import PublicationError
from collector.texts.numerals import round_half

MANY = 20  # R4: from this many people on it may be told that all of them say the same
FINE_MEANS_FROM = 50  # R8: from this many people on a mean has two decimals; below, it has one

FINE_SHARES_FROM = 100
"""From this many people on a share has one decimal; below, a tenth of a per cent says nothing."""


def suppress_statistics(
    statistics: Iterable[Statistic], k: int, published: Iterable[Statistic] = ()
) -> dict[Statistic, str]:
    """Return the statistics that must be suppressed, each with the rule that forbids it.

    What earlier editions have `published` stays known, so nothing is published beside it that
    could not have been published with it.

    R2: no statistic about fewer than k people. R4: none of fewer than twenty whose numbers tell
    that all say the same; nor all but one, because that one would know what the others said, and
    because a statistic suppressed for unanimity alone would tell it. R5: of two statistics about
    the same answers whose bases differ by 1 to k - 1 people, only the one of higher precedence,
    because subtracting them would show the few who make the difference. So where nearly everybody
    was linked, the change of the linked is published and the table of everybody is not; and where
    few left an item out, the scale is published and the item's change is not, because the scale's
    mean times its items less the items' means is what those few said of the other items. Dropping
    only the smaller `n` would not help: counts add up to it. How many answered a wave or were
    linked is a size, not a statistic about answers, and is published beside all of them.
    """
    kept = list(published)
    suppressed: dict[Statistic, str] = {}
    for statistic in statistics:
        if statistic.n < k:
            suppressed[statistic] = "R2"
        elif statistic.alike and statistic.n < MANY:
            suppressed[statistic] = "R4"
        elif any(_too_close(statistic, other, k) for other in kept):
            suppressed[statistic] = "R5"
        else:
            kept.append(statistic)
    return suppressed


def _too_close(one: Statistic, other: Statistic, k: int) -> bool:
    return 0 < abs(one.n - other.n) < k and not one.cells.isdisjoint(other.cells)


def is_small(responses: Collection[int], k: int) -> bool:
    """Say whether somebody answered and no wave has k responses, so an event is pooled (R2)."""
    return 0 < max(responses, default=0) < k


def check_successor(new: Iterable[Statistic], earlier: Collection[Statistic], k: int) -> None:
    """Raise PublicationError (R1) if bases differ from an earlier edition's by 1 to k - 1 people.

    Earlier editions stay known to whoever kept them, so the two would be subtracted.
    """
    for statistic in new:
        for other in earlier:
            if _too_close(statistic, other, k):
                about: dict[str, str | int] = {"other": other.name, "other_part": other.part}
                about |= {"statistic": statistic.name, "part": statistic.part}
                about |= {"n": statistic.n, "other_n": other.n}
                raise PublicationError("R1", "difference", **about, k=k)


def check_same_numbers(new: Iterable[Any], earlier: Iterable[Any], key: Sequence[str]) -> None:
    """Raise PublicationError (R1) if rows of one key and base show other numbers than before.

    As many people as before are not the same people: one may have gone and another come, and the
    two editions subtracted would show both. A column that the earlier edition lacked has its
    default there.
    """
    known = {tuple(getattr(row, column) for column in key): row for row in earlier}
    for row in new:
        named = tuple(getattr(row, column) for column in key)
        before = known.get(named, row)
        if row.n == before.n and any(
            getattr(row, each.name) != getattr(before, each.name) != each.default
            for each in fields(row)
        ):
            raise PublicationError("R1", "other_numbers", statistic=" ".join(map(str, named)))


def mean_decimals(n: int) -> int:
    """Return how many decimals a mean of so many people has (R8)."""
    return 2 if n >= FINE_MEANS_FROM else 1


def proportion_decimals(n: int) -> int:
    """Return how many decimals a per cent of so many people has: none below a hundred."""
    return 1 if n >= FINE_SHARES_FROM else 0


@overload
def round_mean(value: float, n: int) -> float: ...
@overload
def round_mean(value: float | None, n: int) -> float | None: ...
def round_mean(value: float | None, n: int) -> float | None:
    """Round a mean, change or bound of an interval by R8."""
    if value is None:
        return None
    return round_half(value, mean_decimals(n))


def round_share(share: float, n: int) -> float:
    """Return a share of one, or a bound of its interval, in per cent, whole below a hundred."""
    return round_half(100 * share, proportion_decimals(n))
