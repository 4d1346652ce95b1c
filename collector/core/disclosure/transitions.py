"""Transitions: what a published row may tell of how people moved from one answer to another.

The answers before and after are published as counts. What joins the two is a table of people by
both answers, and its smallest cells are about a few people.
"""

from collector.core.disclosure.statistics import Row, Statistic
from collector.core.disclosure.suppression import MANY
from collector.texts.languages import LANGUAGES
from collector.texts.numerals import write_people

COUNTED = {"changes": ("better", "same", "worse"), "network": ("more", "same", "fewer")}
"""How many moved which way: published from twenty people on, because with the counts of both waves
it says what people at one end of the scale answered in the other wave."""

INTERVAL = ("low", "high")
"""The interval of one question's change likewise: its width gives the sum of the squared steps, and
with the counts of both waves only one way to answer may be left for a few people."""

CHANGED = ("gained", "lost", *INTERVAL)
"""What tells how people who chose something, or did not, chose in the other wave."""


def coarsen_transitions(table: str, row: Row, statistic: Statistic, k: int) -> Row:
    """Leave out of a row what would tell how a few people moved."""
    parts: Row = {
        name: [_coarsen_choice(each, row["n"], k) for each in row[name]]
        for name in ("partners", "risks")
        if name in row
    }
    if row["n"] >= MANY:
        return {**row, **parts}
    coarse = {**row, **dict.fromkeys(COUNTED.get(table, ())), **parts}
    return _without_interval(coarse) if _is_about_one_question(table, statistic) else coarse


def _is_about_one_question(table: str, statistic: Statistic) -> bool:
    return table == "changes" and len({question for _, question, *_ in statistic.cells}) == 1


def _without_interval(row: Row) -> Row:
    sentence = {
        each: f"{row['title'][each]} ({write_people(row['n'], each)})." for each in LANGUAGES
    }
    return {**row, **dict.fromkeys(INTERVAL), "sentence": sentence}


def _coarsen_choice(choice: Row, n: int, k: int) -> Row:
    """Leave out how people changed a choice that few had made, or few had not, in a wave (R2)."""
    sides = [side for count in (choice["before"], choice["after"]) for side in (count, n - count)]
    if n >= MANY and not any(0 < side < k for side in sides):
        return choice
    return {**choice, **dict.fromkeys(CHANGED)}


def choose_summary(summary: Row, all_changes: list[Row], told: list[Row]) -> Row:
    """Leave out of a summary, by language, the sentences about changes that are not `told` so.

    A number that is in some table may still not be said of these people.
    """
    return {
        language: [
            sentence
            for sentence in sentences
            if sentence not in _say(all_changes, language) - _say(told, language)
        ]
        for language, sentences in summary.items()
    }


def _say(changes: list[Row], language: str) -> set[str]:
    return {row["sentence"][language] for row in changes}
