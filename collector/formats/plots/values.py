"""The statistics of a report's rows as they may be published, as numbers and in words."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from collector.core.disclosure.statistics import asked_points
from collector.core.disclosure.suppression import mean_decimals, proportion_decimals, round_mean
from collector.core.questionnaire.scale import Scale
from collector.core.rows.parts import Texts
from collector.core.rows.report import Told
from collector.texts import numerals
from collector.texts.catalogue import translate
from collector.texts.languages import Language
from collector.texts.numerals import NO_BREAK, round_half, write_count, write_number, write_signed

MOST_NAMES = 3
LEAST_SHOWN = 10  # people below which a row shows no figure

Interval = tuple[float, float]
Write = Callable[[float, int, Language], str]  # writes a number with so many decimals in a language

say = partial(translate, "charts")
"""Return a text of charts in a language by its key, with values put in."""


@dataclass(frozen=True)
class Estimate:
    """A change, mean or correlation of `n` people as it may be published (R8)."""

    value: float
    interval: Interval | None
    n: int

    def around(self, start: float) -> Interval | None:
        """Return the interval of where a change leads from a start."""
        return self.interval and (start + self.interval[0], start + self.interval[1])

    def write(self, language: Language, write: Write = write_signed) -> str:
        """Return it with its interval in words; a change has a sign."""
        decimals = mean_decimals(self.n)
        bounds = write_bounds(self.interval, decimals, language, write)
        return f"{write(self.value, decimals, language)} {bounds}".strip()


def find_estimate(
    value: float | None, low: float | None, high: float | None, n: int
) -> Estimate | None:
    """Return what may be published of an estimate; None if there is none, or of too few people."""
    rounded = find_mean(value, n)
    interval = find_interval(find_mean(low, n), find_mean(high, n))
    return None if rounded is None or n < LEAST_SHOWN else Estimate(rounded, interval, n)


def find_points(report: Told, scale: str, means: Iterable[float] = ()) -> Scale:
    """Return the points on which a scale is rated, or was where its means show more of them."""
    asked = asked_points(row for row in report.questions if row.scale == scale)
    return max(asked.values(), default=Scale()).widen(means)


def find_number(value: float | None) -> float | None:
    """Return a number, or None if it is none."""
    return float(value) if value is not None and math.isfinite(value) else None


def find_mean(value: float | None, n: int) -> float | None:
    """Return a mean, change or bound as it may be published (R8), or None."""
    return round_mean(find_number(value), n)


def find_proportion(value: float | None, n: int) -> float | None:
    """Return a share from 0 to 1, or a difference of shares, as it may be published, or None."""
    share = find_number(value)
    if share is None or n < LEAST_SHOWN:
        return None
    return round_half(share, 2 + proportion_decimals(n))


def find_interval(low: float | None, high: float | None) -> Interval | None:
    """Return both bounds, or None if one is missing."""
    return None if low is None or high is None else (low, high)


def find_share_interval(low: float | None, high: float | None, n: int) -> Interval | None:
    """Return the bounds of a share or of a difference of shares as they may be published."""
    return find_interval(find_proportion(low, n), find_proportion(high, n))


def write_n(n: int) -> str:
    """Return how many people a figure is about."""
    return f"n{NO_BREAK}={NO_BREAK}{write_count(n)}"


def write_mean(mean: float, n: int, language: Language) -> str:
    """Return a mean of so many people."""
    return write_number(mean, mean_decimals(n), language)


def write_proportion(share: float, n: int, language: Language) -> str:
    """Return a share from 0 to 1 in per cent."""
    return numerals.write_proportion(share, proportion_decimals(n), language)


def write_bounds(
    interval: Interval | None, decimals: int, language: Language, write: Write = write_number
) -> str:
    """Return an interval in brackets, or nothing if there is none."""
    if interval is None:
        return ""
    low, high = (write(bound, decimals, language) for bound in interval)
    return f"({low}{NO_BREAK}…{NO_BREAK}{high})"


def write_share_bounds(
    low: float | None, high: float | None, n: int, language: Language, write: Write = write_number
) -> str:
    """Return an interval of shares in per cent in brackets, or nothing if there is none."""
    interval = find_share_interval(low, high, n)
    per_cent = interval and (100 * interval[0], 100 * interval[1])
    return write_bounds(per_cent, proportion_decimals(n), language, write)


def question_labels(report: Told, wave: str) -> Mapping[str, Texts]:
    """Return the label of each question of a wave by its name."""
    return {row.name: row.label for row in report.questions if row.wave == wave}


def origin_notes(report: Told, language: Language) -> list[str]:
    """Return what every chart says of where its answers come from: only if they are simulated."""
    return [say(language, "simulated")] if report.simulated else []


def join_names(names: Sequence[str], language: Language) -> str:
    """Return names in a row; where there are many, the first of them and how many more."""
    if len(names) <= MOST_NAMES + 1:
        return ", ".join(names)
    first = ", ".join(names[:MOST_NAMES])
    return say(language, "and_more", names=first, more=len(names) - MOST_NAMES)


def write_groups(pattern: str, groups: Mapping[str, Sequence[str]], language: Language) -> str:
    """Return the names in each group; a group that has none is left out."""
    return "; ".join(
        say(language, f"{pattern}.{group}", names=join_names(names, language))
        for group, names in groups.items()
        if names
    )
