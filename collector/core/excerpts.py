"""The excerpt of a report that may be published: what is left when rows have been withheld.

The rules are in `disclosure`; laying the excerpt out as public tables belongs to `editions`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from collector.core.disclosure import (
    Cell,
    Figure,
    Row,
    check_figures,
    list_figures,
    suppress_figures,
)

Report = Mapping[str, Any]
"""The document that `reports` makes."""

Excerpt = dict[str, Any]
"""A report of what may be published, with the rows `withheld` and without charts."""


def make_excerpt(report: Report, waves: Collection[str], k: int) -> Excerpt:
    """Leave out of a report other waves, what is never public, and what a rule withholds.

    Raises:
        PublicationError: nothing is left (R2).
    """
    kept = _only(report, waves)
    figures = list_figures(kept["results"], kept["changes"], _scales(kept["questions"]))
    withheld = suppress_figures(figures, k)
    published = {figure.key for figure in figures if figure not in withheld}
    check_figures(published, k)
    return {
        **kept,
        "results": [row for row in kept["results"] if _result_key(row) in published],
        "changes": [row for row in kept["changes"] if _change_key(row) in published],
        "withheld": list(_withheld_rows(kept["waves"], withheld, k)),
    }


def leave_drawable(excerpt: Excerpt) -> Excerpt:
    """Leave out the questions whose results are withheld: charts draw what is published (R10)."""
    published = {_result_key(row) for row in excerpt["results"]}
    questions = [
        row for row in excerpt["questions"] if (row["wave"], "result", row["name"]) in published
    ]
    return {**excerpt, "questions": questions}


def _only(report: Report, waves: Collection[str]) -> Excerpt:
    questions = [
        row for row in report["questions"] if row["wave"] in waves and row["public"] != "never"
    ]
    public = {(row["wave"], row["name"]) for row in questions}
    results = [row for row in report["results"] if (row["wave"], row["question"]) in public]
    return {
        **{key: report[key] for key in ("event", "simulated", "linking", "summary")},
        "waves": [row for row in report["waves"] if row["name"] in waves],
        "questions": questions,
        "results": results,
        "changes": [
            row for row in report["changes"] if set(row["comparison"].split("_")) <= set(waves)
        ],
    }


def _scales(questions: Iterable[Row]) -> dict[Cell, str]:
    return {(row["wave"], row["name"]): row["scale"] for row in questions}


def _result_key(result: Row) -> tuple[str, str, str]:
    return result["wave"], "result", result["question"]


def _change_key(change: Row) -> tuple[str, str, str]:
    return change["comparison"], change["kind"], change["name"]


def _withheld_rows(waves: Iterable[Row], withheld: Mapping[Figure, str], k: int) -> Iterator[Row]:
    for wave in waves:
        if wave["n"] < k:
            yield {"part": wave["name"], "kind": "wave", "name": wave["name"], "rule": "R2"}
    for figure, rule in withheld.items():
        yield {"part": figure.part, "kind": figure.kind, "name": figure.name, "rule": rule}
