"""The charts of what people chose at two times: whom they can call, and which risks come first."""

from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from typing import TypeVar

from collector.core.rows.estimates import ChoiceChange, NetworkChange, RiskChange, RiskPriorities
from collector.core.rows.report import Told
from collector.formats.charts.ranks import Entry, draw_ranks
from collector.formats.charts.whiskers import Axis, Whisker, draw_whiskers
from collector.formats.plots.chart import Drawing, Drawn
from collector.formats.plots.values import (
    LEAST_SHOWN,
    choice_labels,
    find_interval,
    find_number,
    find_proportion,
    join_names,
    origin_notes,
    proportion_decimals,
    question_labels,
    write_n,
    write_proportion,
)
from collector.texts.catalogue import Phrases
from collector.texts.languages import Language
from collector.texts.numerals import NO_BREAK, write_signed

WORDS = Phrases("charts")
WAVES = Phrases("charts", "waves")
NAMED = Phrases("charts", "named")
TOP_RISK = Phrases("charts", "top_risk")

TITLES = {"know_person": "called"}
"""Of questions whose own words are too long for a title."""

Compared = TypeVar("Compared", NetworkChange, RiskPriorities)

HALF_AND_ALL = (0.0, 0.5, 1.0)
"""The shares that the axis of shares is marked at."""


def plan_network(report: Told) -> Iterator[Drawing]:
    """Yield who can be called, by type of partner, and each other question of that kind."""
    for row in _first_of_each([row for row in report["network"] if row.partners]):
        draw = partial(_network, report, row)
        yield Drawing(f"network_{row.question}", row.comparison, draw)


def plan_risks(report: Told) -> Iterator[Drawing]:
    """Yield the risks by rank."""
    for row in _first_of_each([row for row in report["risks"] if row.risks]):
        yield Drawing(f"ranks_{row.question}", row.comparison, partial(_risks, report, row))


def _first_of_each(rows: list[Compared]) -> Iterator[Compared]:
    """Yield of each question the first comparison that enough people are in."""
    seen = set()
    for row in rows:
        if row.n >= LEAST_SHOWN and row.question not in seen:
            seen.add(row.question)
            yield row


def _waves(row: NetworkChange | RiskPriorities, language: Language) -> tuple[str, str]:
    before, after = row.comparison.split("_")
    return WAVES[before][language], WAVES[after][language]


def _interval(part: ChoiceChange, n: int) -> tuple[float, float] | None:
    return find_interval(find_proportion(part.low, n), find_proportion(part.high, n))


def _network(report: Told, row: NetworkChange, language: Language) -> Drawn:
    labels = choice_labels(report, row.question, language)
    parts = sorted(row.partners, key=lambda part: (-part.after, part.name))
    whiskers = [_partner(part, labels[part.name], row.n, language) for part in parts]
    before, after = _waves(row, language)
    note = WORDS["network_note"][language].format(before=before, after=after)
    notes = [f"{write_n(row.n)}. {note}", *origin_notes(report, language)]
    question = question_labels(report, row.comparison.split("_")[0], language)[row.question]
    title = WORDS[TITLES.get(row.question, "asked")][language].format(
        label=question, found=_found(whiskers, language)
    )
    description = " ".join(f"{each.label}: {each.figures}." for each in whiskers)
    marks = tuple((share, write_proportion(share, 1, language)) for share in HALF_AND_ALL)
    figure = draw_whiskers(title, whiskers, Axis(0, 1, marks), notes)
    return Drawn(title, f"{description} {write_n(row.n)}.", figure)


def _partner(part: ChoiceChange, label: str, n: int, language: Language) -> Whisker:
    before, after = (
        find_proportion(share, n) or 0.0 for share in (part.share_before, part.share_after)
    )
    interval = _interval(part, n)
    around = None
    if interval is not None:
        around = max(before + interval[0], 0.0), min(before + interval[1], 1.0)
    return Whisker(
        label,
        f"{_moved(part, n, language)} {_difference(part, n, language)}".strip(),
        after,
        around,
        clear=_is_clear(part),
        start=before,
    )


def _is_clear(part: ChoiceChange) -> bool:
    """Say whether the interval leaves out no change; as computed, not as rounded to be shown."""
    interval = find_interval(find_number(part.low), find_number(part.high))
    return interval is not None and not interval[0] <= 0 <= interval[1]


def _moved(part: ChoiceChange, n: int, language: Language) -> str:
    before, after = (
        write_proportion(share, n, language) for share in (part.share_before, part.share_after)
    )
    return f"{before}{NO_BREAK}→{NO_BREAK}{after}"


def _difference(part: ChoiceChange, n: int, language: Language) -> str:
    """Return the interval of a change in per cent, in brackets."""
    interval = _interval(part, n)
    if interval is None:
        return ""
    low, high = (write_signed(100 * bound, proportion_decimals(n), language) for bound in interval)
    return f"({low}{NO_BREAK}…{NO_BREAK}{high})"


def _found(whiskers: list[Whisker], language: Language) -> str:
    clear = [each for each in whiskers if each.clear]
    groups = {
        "up": [each.label for each in clear if (each.value or 0) > (each.start or 0)],
        "down": [each.label for each in clear if (each.value or 0) < (each.start or 0)],
    }
    found = "; ".join(
        NAMED[group][language].format(names=join_names(names, language))
        for group, names in groups.items()
        if names
    )
    return found or NAMED["unclear"][language]


def _risks(report: Told, row: RiskPriorities, language: Language) -> Drawn:
    labels = choice_labels(report, row.question, language)
    n = row.n
    entries = [_entry(part, labels[part.name], n, language) for part in row.risks]
    heads = tuple(f"{wave}, {write_n(n)}" for wave in _waves(row, language))
    notes = [WORDS["risks_note"][language], *origin_notes(report, language)]
    title = _top(entries, language)
    description = " ".join(
        WORDS["described_risk"][language].format(**asdict(each)) for each in entries
    )
    figure = draw_ranks(title, (heads[0], heads[1]), entries, notes)
    return Drawn(title, description, figure)


def _entry(part: RiskChange, label: str, n: int, language: Language) -> Entry:
    after = write_proportion(part.share_after, n, language)
    return Entry(
        label,
        part.rank_before,
        part.rank_after,
        write_proportion(part.share_before, n, language),
        f"{after} {_difference(part, n, language)}".strip(),
    )


def _top(entries: list[Entry], language: Language) -> str:
    """Return which risks came first before and after."""
    before, after = (
        join_names([each.label for each in entries if getattr(each, when) == 1], language)
        for when in ("before", "after")
    )
    return TOP_RISK["same" if before == after else "moved"][language].format(
        before=before, after=after
    )
