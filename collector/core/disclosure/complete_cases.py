"""The questions about usefulness on one base: the people who answered all of them."""

from collections.abc import Mapping
from typing import Any

from collector.core.disclosure.statistics import Row

MOST_GIVEN_UP = 0.4
"""The largest share of people that may be left out. The interval of the rest is then a third wider,
which costs less than not publishing what goes together."""

TABLES = ("results", "usefulness", "drivers", "breakdowns")
"""The tables that have rows about these questions."""


def use_complete_cases(kept: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return a report's rows with those of complete cases in their places; None if there are none.

    A row of another question stays as it is. `bases` says which waves have such rows, about which
    question and how many people.
    """
    together = [each for each in kept["together"] if _keeps_most(each, kept["results"])]
    if not together:
        return None
    replaced = {
        name: [
            _replace(row, [found for each in together for found in each[name]])
            for row in kept[name]
        ]
        for name in TABLES
    }
    return {**kept, **replaced, "bases": [_name(each) for each in together]}


def _name(together: Row) -> Row:
    return {column: together[column] for column in ("wave", "outcome", "n")}


def _keeps_most(together: Row, results: list[Row]) -> bool:
    asked = together["wave"], together["outcome"]
    own = next((row["n"] for row in results if (row["wave"], row["question"]) == asked), 0)
    return bool(together["n"] >= (1 - MOST_GIVEN_UP) * own)


def _replace(row: Row, others: list[Row]) -> Row:
    named = ("wave", "question", "variable")
    key = [row.get(column) for column in named]
    return next((each for each in others if [each.get(column) for column in named] == key), row)
