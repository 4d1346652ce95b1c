"""The statistics of a report's rows as they may be published, as numbers and in words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from collector.core.disclosure.statistics import asked_points
from collector.core.disclosure.suppression import mean_decimals, proportion_decimals, round_mean
from collector.core.questionnaire.scale import Scale
from collector.core.rows.parts import Texts
from collector.core.rows.report import Told
from collector.formats.charts.whiskers import Whisker, Whiskers
from collector.texts import numerals
from collector.texts.catalogue import translate
from collector.texts.languages import Language
from collector.texts.numerals import NO_BREAK, round_half, write_count, write_number, write_signed

MOST_NAMES = 3
LEAST_SHOWN = 10  # people below which a row shows no figure
SMALLEST_REACH = 0.5  # in points of the scale, so that small changes do not fill the picture

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

    def write(self, language: Language, write: Write = write_signed) -> str:
        """Return it with its interval in words; a change has a sign."""
        decimals = mean_decimals(self.n)
        bounds = write_bounds(self.interval, decimals, language, write)
        return f"{write(self.value, decimals, language)} {bounds}".strip()


def find_estimate(
    value: float | None, low: float | None, high: float | None, n: int
) -> Estimate | None:
    """Return what may be published of an estimate; None if there is none, or of too few people."""
    if value is None or n < LEAST_SHOWN:
        return None
    interval = None if low is None or high is None else (round_mean(low, n), round_mean(high, n))
    return Estimate(round_mean(value, n), interval, n)


def make_whisker(
    label: str,
    found: Estimate | None,
    n: int,
    language: Language,
    write: Write = write_signed,
    *,
    clear: bool = False,
) -> Whisker:
    """Return the row of an estimate of so many people; of too few it says only that."""
    if found is None:
        return Whisker(label, f"{say(language, 'too_few')}, {write_n(n)}")
    figures = f"{found.write(language, write)}, {write_n(n)}"
    return Whisker(label, figures, found.value, found.interval, clear)


def draw_changes(rows: Sequence[Whisker], language: Language) -> Whiskers:
    """Return the chart of changes, with none in the middle."""
    reach = max(SMALLEST_REACH, *(abs(end) for each in rows for end in each.ends))
    none, lower, higher = (say(language, key) for key in ("none", "lower", "higher"))
    return Whiskers(rows, -reach, reach, ((0.0, none),), lower, higher)


def find_points(report: Told, scale: str, means: Iterable[float] = ()) -> Scale:
    """Return the points on which a scale is rated, or was where its means show more of them."""
    asked = asked_points(row for row in report.questions if row.scale == scale)
    return max(asked.values(), default=Scale()).widen(means)


def find_proportion(share: float | None, n: int) -> float | None:
    """Return a share from 0 to 1, or a difference of shares, as it may be published, or None."""
    if share is None or n < LEAST_SHOWN:
        return None
    return round_half(share, 2 + proportion_decimals(n))


def find_share_interval(low: float | None, high: float | None, n: int) -> Interval | None:
    """Return the bounds of a share or of a difference of shares as they may be published."""
    first, last = find_proportion(low, n), find_proportion(high, n)
    return None if first is None or last is None else (first, last)


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
