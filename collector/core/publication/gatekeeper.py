"""The gatekeeper: what all that is public about the same answers determines together.

Two tables of results and what is told of how both go together leave only some ways in which people
can have answered. What determines the answers of a few of them is coarsened, or else suppressed.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from collector.core.disclosure.joint_table import Effort, JointTable
from collector.core.disclosure.statistics import CHOICES
from collector.core.disclosure.transitions import list_steps
from collector.core.publication.joint_tables import list_joint_tables
from collector.core.rows.asked import CERTIFIED, CertificateRow
from collector.core.rows.report import Report
from collector.core.rows.tables import Tables
from collector.errors import PublicationError


def guard_report(report: Report, lay_out: Callable[[Report], Tables], effort: Effort) -> Report:
    """Return a report of which no published number, with all others, tells what a few answered.

    `lay_out` returns the tables that would be published of it. What is determined becomes coarser
    step by step. How many moved which way is then left out of all changes of the comparison, so
    that it does not tell of which of them it would have told too much.
    """
    while True:
        tables = lay_out(report)
        steps = Counter(report.coarsened)
        for table in list_joint_tables(tables):
            row = find_coarser(table.rows, steps)
            if row is not None and table.is_telling(effort):
                steps[row] += 1
        for change in tables.changes:
            if any(name.startswith(f"{change.comparison}/{change.kind}/") for name in steps):
                steps["/".join(change.about)] = max(1, steps["/".join(change.about)])
        if steps == report.coarsened:
            return report
        report = replace(report, coarsened=dict(steps))


def find_coarser(rows: Sequence[str], steps: Mapping[str, int]) -> str | None:
    """Return which of some rows to make coarser next: the first that need not be left out."""
    left = {row: len(list_steps(row)) - steps.get(row, 0) for row in rows}
    coarser = [row for row in rows if left[row] > 1]
    return next(iter([*coarser, *(row for row in rows if left[row] > 0)]), None)


def certify(
    tables: Tables, earlier: Iterable[Tables], coarsened: Mapping[str, int], effort: Effort
) -> list[CertificateRow]:
    """Return what was asked of an edition, by kind, and what of it is `coarsened`.

    Raise PublicationError (R12) if its new numbers determine what a few people answered.
    """
    known = {table.key for each in earlier for table in list_joint_tables(each)}
    found = [table for table in list_joint_tables(tables) if table.key not in known]
    left_out = Counter(
        (_find_kind(name), step)
        for name, steps in coarsened.items()
        for step in list_steps(name)[steps - 1 : steps]
    )
    event = tables.events[0].event
    return [_certify_kind(event, kind, found, left_out, effort) for kind in CERTIFIED]


def _certify_kind(
    event: str,
    kind: str,
    found: Iterable[JointTable],
    left_out: Mapping[tuple[str, str], int],
    effort: Effort,
) -> CertificateRow:
    own = Effort(effort.clock, effort.end)
    tables = [table for table in found if _find_kind(table.name) == kind]
    for table in tables:
        if table.is_telling(own):
            raise PublicationError("R12", "determined", statistic=table.name)
    return CertificateRow(
        event=event,
        kind=kind,
        tables=len(tables),
        asked=own.asked,
        programmes=own.programmes,
        narrowest=int(own.narrowest) if own.asked else None,
        moves=left_out.get((kind, "moves"), 0),
        intervals=left_out.get((kind, "interval"), 0),
        unfinished=own.unfinished,
    )


def _find_kind(name: str) -> str:
    kind = name.split("/")[1]
    return "choice" if kind in CHOICES else kind if kind in CERTIFIED else "change"
