"""The questions about usefulness on one base: the people who answered all of them."""

from dataclasses import replace

from collector.core.rows.answers import Breakdown, ResultCounts
from collector.core.rows.report import CompleteCases, Report
from collector.core.rows.seminar import DriverCorrelation, Usefulness

MOST_GIVEN_UP = 0.4
"""The largest share of people that may be left out. The interval of the rest is then a third wider,
which costs less than not publishing what goes together."""


def use_complete_cases(kept: Report) -> Report | None:
    """Return a report with rows of complete cases in their places; None if there are none.

    A row of another question stays as it is. What is left of `together` are the waves that have
    such rows.
    """
    together = [each for each in kept.together if _keeps_most(each, kept.results)]
    if not together:
        return None
    results = {_name(row): row for each in together for row in each.results}
    usefulness = {_name(row): row for each in together for row in each.usefulness}
    drivers = {_name(row): row for each in together for row in each.drivers}
    breakdowns = {(*_name(row), row.variable): row for each in together for row in each.breakdowns}
    return replace(
        kept,
        results=[results.get(_name(row), row) for row in kept.results],
        usefulness=[usefulness.get(_name(row), row) for row in kept.usefulness],
        drivers=[drivers.get(_name(row), row) for row in kept.drivers],
        breakdowns=[breakdowns.get((*_name(row), row.variable), row) for row in kept.breakdowns],
        together=together,
    )


def _name(row: ResultCounts | Usefulness | DriverCorrelation | Breakdown) -> tuple[str, str]:
    return row.wave, row.question


def _keeps_most(together: CompleteCases, results: list[ResultCounts]) -> bool:
    asked = together.wave, together.outcome
    own = next((row.n for row in results if (row.wave, row.question) == asked), 0)
    return together.n >= (1 - MOST_GIVEN_UP) * own
