"""What organisers read of a report: nothing about fewer people than the threshold (R2).

The report as it is stored has all rows, because the rules of publication need them.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from collector.core.disclosure.breakdowns import break_down
from collector.core.linking.linkage import Linking
from collector.core.rows.answers import Breakdown
from collector.core.rows.report import Report
from collector.core.rows.seminar import TransferSteps
from collector.core.statistics.claims import Proportion

AnyReport = TypeVar("AnyReport", bound=Report)

BASES = ("n", "n_before", "n_after", "n_against", "pairs", "linked", "unlinked")
"""The numbers of people that a row may be about."""

ROWS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("results", "usefulness", "changes", "arms", "everybody", "attrition"), BASES),
    **dict.fromkeys(("reliability", "response_shift", "drivers", "network", "risks"), BASES),
    **dict.fromkeys(("lists", "unknowing", "coded", "series_changes"), BASES),
    "missing": ("linked", "missing"),
}
"""The rows of a report, and which of their numbers must reach the threshold."""


def hide_small(report: AnyReport, k: int) -> AnyReport:
    """Return a report without what is about fewer than k people, or tells it by a difference.

    The tables of complete cases differ from the others by a few people, and combinations of levels
    are shared by few, so both are left out.
    """
    rows: dict[str, Any] = {
        name: [
            row for row in getattr(report, name) if all(getattr(row, at, k) >= k for at in bases)
        ]
        for name, bases in ROWS.items()
    }
    rows["series_changes"] = [
        replace(row, seminars=[each for each in row.seminars if each.n >= k])
        for row in rows["series_changes"]
    ]
    return replace(
        report,
        **rows,
        waves=[row if row.n >= k else replace(row, n=0) for row in report.waves],
        linking=_hide_linking(report.linking, k),
        breakdowns=[row for row in (_merge(each, k) for each in report.breakdowns) if row.groups],
        profiles=[],
        together=[],
        transfer=report.transfer and _hide_steps(report.transfer, k),
    )


def _hide_linking(linking: Linking, k: int) -> Linking:
    counts = ("persons", "pairs", "unlinked_before", "unlinked_after", "duplicates")
    told: dict[str, Any] = {name: n if (n := getattr(linking, name)) >= k else 0 for name in counts}
    comparisons = [
        each for each in linking.comparisons if min(each.before, each.after, each.pairs) >= k
    ]
    return replace(linking, **told, comparisons=comparisons)


def _merge(row: Breakdown, k: int) -> Breakdown:
    groups, _ = break_down(row.groups, k)
    return replace(row, groups=list(groups))


def _hide_steps(steps: TransferSteps, k: int) -> TransferSteps:
    def told(share: Proportion | None) -> Proportion | None:
        return share if share is not None and share.n >= k else None

    is_told = told(steps.taken) is not None
    barriers = [each for each in steps.barriers if each.n >= k]
    return replace(
        steps,
        intended=told(steps.intended),
        taken=told(steps.taken),
        begun=told(steps.begun),
        outcomes=steps.outcomes if is_told else {},
        first_barrier=steps.first_barrier if barriers else "",
        barriers=barriers,
    )
