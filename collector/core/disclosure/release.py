"""The release of a report: what is left to publish when rows have been suppressed."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from collector.core.answering.coding import Coding
from collector.core.disclosure.breakdowns import Group, break_down
from collector.core.disclosure.coded_texts import count_coded_texts
from collector.core.disclosure.complete_cases import use_complete_cases
from collector.core.disclosure.profile_release import publish_profiles
from collector.core.disclosure.statistics import Cell, Row, Statistic, asked_points, list_statistics
from collector.core.disclosure.suppression import check_statistics, suppress_statistics
from collector.core.disclosure.transitions import choose_summary, coarsen_transitions

Report = Mapping[str, Any]
"""The document that `reports` makes."""

Release = dict[str, Any]
"""A report of what may be published, with the rows `withheld` and without charts."""

Key = tuple[str, str, str]
"""What names a statistic: part, kind and name."""

Rules = dict[Key, str]
"""The rule that suppresses a statistic, by what names the statistic."""

Left = dict[Key, Statistic]
"""The statistics that are left, by what names them."""

KEYED: Mapping[str, tuple[str, str, str]] = {
    "results": ("wave", "result", "question"),
    "usefulness": ("wave", "result", "question"),
    "changes": ("comparison", "kind", "name"),
    "drivers": ("wave", "drivers", "question"),
    "network": ("comparison", "network", "question"),
    "risks": ("comparison", "risks", "question"),
}
"""Rows of a report, and the columns of the part, kind and name of their statistic, or the kind.

What tells how useful people found the seminar is computed from the results of those questions.
"""


@dataclass(frozen=True)
class Published:
    """What earlier editions have published: waves and comparisons, and the statistics in them."""

    parts: frozenset[str] = frozenset()
    statistics: tuple[Statistic, ...] = ()


def make_release(
    report: Report, waves: Collection[str], k: int, published: Published | None = None
) -> Release:
    """Leave out of a report other waves, what is never public, and what a rule suppresses.

    Parts that are `published` already are left out too: they are carried over, not recomputed.

    Raises:
        PublicationError: nothing is left (R2), and nothing was published before.
    """
    before = published or Published()
    kept, suppressed, left = _settle(_only(report, waves, before.parts), k, before)
    check_statistics(left or before.parts, k)
    breakdowns, refused = _break_down(kept["breakdowns"], suppressed, left, k)
    profiles, missing = publish_profiles(kept, [*before.statistics, *left.values()], breakdowns, k)
    tables = {name: _tell(name, kept[name], left, k) for name in KEYED}
    return {
        **kept,
        **tables,
        "summary": choose_summary(kept["summary"], report["changes"], tables["changes"]),
        "breakdowns": breakdowns,
        "profiles": profiles,
        "together": [],
        "withheld": list(_suppressed_rows(kept, {**suppressed, **refused, **missing}, k)),
    }


def _settle(kept: Release, k: int, before: Published) -> tuple[Release, Rules, Left]:
    """Return what is kept, what is suppressed of it and what is left, on the better of two bases.

    Each question about usefulness has answers of its own few more or less than what goes together
    with it, so that R5 would leave of the two only the question. Where they are taken of those who
    answered all of them, one base serves both: that is done where it suppresses no question, tells
    more of what goes together, and leaves most people in.
    """
    own = _suppress(kept, k, before)
    together = use_complete_cases(kept)
    if together is None:
        return own
    common = _suppress(together, k, before)
    questions, drivers = (
        [sum(kind == each for _, kind, _ in left) for _, _, left in (own, common)]
        for each in ("result", "drivers")
    )
    return common if questions[0] <= questions[1] and drivers[0] < drivers[1] else own


def _suppress(kept: Release, k: int, before: Published) -> tuple[Release, Rules, Left]:
    rows, questions = {name: kept[name] for name in KEYED}, kept["questions"]
    statistics = list_statistics(rows, _scales(questions), asked_points(questions))
    rules = suppress_statistics(statistics, k, before.statistics)
    suppressed = {statistic.key: rule for statistic, rule in rules.items()}
    return kept, suppressed, {each.key: each for each in statistics if each.key not in suppressed}


def add_coded_texts(release: Release, approved: Iterable[Coding], k: int) -> Release:
    """Add to a release how many texts are about which risk and stage, as codings stand now."""
    rows, suppressed = count_coded_texts(approved, k)
    return {**release, "coded_texts": rows, "withheld": [*release["withheld"], *suppressed]}


def leave_drawable(release: Release) -> Release:
    """Leave out the ratings whose results are suppressed: charts draw what is published (R10)."""
    published = {(row["wave"], row["question"]) for row in release["results"]}
    questions = [
        row
        for row in release["questions"]
        if not row["rating"] or (row["wave"], row["name"]) in published
    ]
    drivers = [row for row in release["drivers"] if (row["wave"], row["question"]) in published]
    return {**release, "questions": questions, "drivers": drivers}


def _only(report: Report, waves: Collection[str], parts: Collection[str]) -> Release:
    questions = [
        row for row in report["questions"] if row["wave"] in waves and row["public"] != "never"
    ]
    public = {(row["wave"], row["name"]) for row in questions}

    def is_new(row: Row) -> bool:
        part = row.get("comparison") or row["wave"]
        asked = part.split("_")
        known = "question" not in row or all((wave, row["question"]) in public for wave in asked)
        return part not in parts and set(asked) <= set(waves) and known

    tables = (*KEYED, "breakdowns", "profiles", "together")
    return {
        **{key: report[key] for key in ("event", "simulated", "linking", "summary")},
        "waves": [row for row in report["waves"] if row["name"] in waves],
        "questions": questions,
        **{name: [row for row in report.get(name, ()) if is_new(row)] for name in tables},
    }


def _scales(questions: Iterable[Row]) -> dict[Cell, str]:
    return {(row["wave"], row["name"]): row["scale"] for row in questions}


def _key(table: str, row: Row) -> Key:
    part, kind, name = KEYED[table]
    return row[part], row[kind] if kind == "kind" else kind, row[name]


def _tell(table: str, rows: Iterable[Row], left: Left, k: int) -> list[Row]:
    """Return the rows of the statistics that are left, without the transitions of a few people."""
    keyed = ((_key(table, row), row) for row in rows)
    return [coarsen_transitions(table, row, left[key], k) for key, row in keyed if key in left]


def _break_down(
    rows: Iterable[Row], suppressed: Mapping[Key, str], left: Collection[Key], k: int
) -> tuple[list[Row], dict[Key, str]]:
    """Return the breakdowns that may be published beside everybody, and what forbids the others.

    Groups add up to everybody, so where that base is suppressed they are too (R5).
    """
    kept: list[Row] = []
    refused: dict[Key, str] = {}
    for row in rows:
        whole = (row["wave"], "result", row["question"])
        groups, rule = break_down((Group(**group) for group in row["groups"]), k)
        if whole in left and rule is None:
            kept.append({**row, "groups": groups})
        else:
            key = (row["wave"], "breakdown", f"{row['question']}/{row['variable']}")
            refused[key] = rule or suppressed.get(whole, "R2")
    return kept, refused


def _suppressed_rows(kept: Release, suppressed: Mapping[Key, str], k: int) -> Iterator[Row]:
    for wave in kept["waves"]:
        if wave["n"] < k:
            yield {"part": wave["name"], "kind": "wave", "name": wave["name"], "rule": "R2"}
    for base in kept.get("bases", ()):
        yield {"part": base["wave"], "kind": "base", "name": base["outcome"], "rule": "R5"}
    for (part, kind, name), rule in suppressed.items():
        yield {"part": part, "kind": kind, "name": name, "rule": rule}
