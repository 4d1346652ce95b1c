"""The statistics of a report's rows as they may be published, as numbers and in words."""

import math
from collections.abc import Iterable, Sequence

from collector.core.disclosure.statistics import asked_points
from collector.core.disclosure.suppression import FINE_MEANS_FROM, FINE_SHARES_FROM, round_mean
from collector.core.questionnaire.scale import Scale
from collector.core.rows.report import Told
from collector.texts.catalogue import Phrases
from collector.texts.languages import Language
from collector.texts.numerals import NO_BREAK, write_count, write_number, write_signed

WORDS = Phrases("charts")

MOST_NAMES = 3
"""In a title."""

LEAST_SHOWN = 10
"""People below which a row shows no figure."""


def find_points(report: Told, scale: str, means: Iterable[float] = ()) -> Scale:
    """Return the points on which a scale is rated, or was where its means show more of them."""
    asked = asked_points(row for row in report["questions"] if row.scale == scale)
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
    return None if share is None else round(share, 2 + proportion_decimals(n)) + 0.0


def find_interval(low: float | None, high: float | None) -> tuple[float, float] | None:
    """Return both bounds, or None if one is missing."""
    return None if low is None or high is None else (low, high)


def mean_decimals(n: int) -> int:
    """Return how many decimals a mean of so many people has (R8)."""
    return 2 if n >= FINE_MEANS_FROM else 1


def proportion_decimals(n: int) -> int:
    """Return how many decimals a per cent of so many people has."""
    return 1 if n >= FINE_SHARES_FROM else 0


def write_n(n: int) -> str:
    """Return how many people a figure is about."""
    return f"n{NO_BREAK}={NO_BREAK}{write_count(n)}"


def write_n_range(ns: list[int]) -> str:
    """Return how many people several figures are about, from the fewest to the most."""
    low, high = min(ns), max(ns)
    return write_n(low) if low == high else f"{write_n(low)}–{write_count(high)}"


def write_proportion(share: float, n: int, language: Language) -> str:
    """Return a share from 0 to 1 in per cent."""
    space = NO_BREAK if language == "ru" else ""
    return f"{write_number(100 * share, proportion_decimals(n), language)}{space}%"


def write_change(
    change: float, interval: tuple[float, float] | None, n: int, language: Language
) -> str:
    """Return a change of a mean with its interval."""
    decimals = mean_decimals(n)
    words = write_signed(change, decimals, language)
    if interval is None:
        return words
    low, high = (write_signed(bound, decimals, language) for bound in interval)
    return f"{words} ({low}{NO_BREAK}…{NO_BREAK}{high})"


def write_proportions(
    share: float, interval: tuple[float, float] | None, n: int, language: Language
) -> str:
    """Return a share with its interval, in per cent."""
    words = write_proportion(share, n, language)
    if interval is None:
        return words
    low, high = (write_number(100 * bound, proportion_decimals(n), language) for bound in interval)
    return f"{words} ({low}{NO_BREAK}…{NO_BREAK}{high})"


def question_labels(report: Told, wave: str, language: Language) -> dict[str, str]:
    """Return the label of each question of a wave by its name."""
    return {
        question.name: question.label[language]
        for question in report["questions"]
        if question.wave == wave
    }


def choice_labels(report: Told, name: str, language: Language) -> dict[str, str]:
    """Return the label of each choice of a question by its name, in the words of any wave."""
    return {
        choice.name: choice.label[language]
        for question in report["questions"]
        if question.name == name
        for choice in question.choices
    }


def origin_notes(report: Told, language: Language) -> list[str]:
    """Return what every chart says of where its answers come from: only if they are simulated."""
    return [WORDS["simulated"][language]] if report["simulated"] else []


def join_names(names: Sequence[str], language: Language) -> str:
    """Return names in a row; where there are many, the first of them and how many more."""
    if len(names) <= MOST_NAMES + 1:
        return ", ".join(names)
    first = ", ".join(names[:MOST_NAMES])
    return WORDS["and_more"][language].format(names=first, more=len(names) - MOST_NAMES)
