"""Rows of a report about change: between waves, and over the events of a series."""

from collections.abc import Iterator

from collector.core.analysis.comparisons import Compared
from collector.core.report.analysis import Analysis
from collector.core.rows.changes import ScaleChange, ShiftedChange
from collector.core.wording.cautions import MOST_HIGHEST


def change_rows(found: Analysis) -> Iterator[ScaleChange]:
    """Yield a row for each scale and item; only primary scales have a p_holm, scales a ceiling."""
    for each in found.compared:
        is_scale = each.kind == "scale"
        key = each.comparison, each.name
        highest = found.highest.get(key, 0) if is_scale else 0
        yield _change_row(each, found.holm.get(key) if is_scale else None, highest)


def _change_row(compared: Compared, p_holm: float | None, highest: int) -> ScaleChange:
    change = compared.change
    low, high = change.interval or (None, None)
    return ScaleChange(
        comparison=compared.comparison,
        kind=compared.kind,
        name=compared.name,
        n=change.n,
        mean_before=change.mean_before,
        mean_after=change.mean_after,
        change=change.mean,
        low=low,
        high=high,
        better=change.better,
        same=change.same,
        worse=change.worse,
        superiority=change.superiority,
        p=change.test.p,
        p_is_exact=change.test.exact,
        effects=list(change.effects),
        claim=change.claim,
        direction=change.direction,
        p_holm=p_holm,
        highest_before=highest if compared.kind == "scale" else None,
        ceiling=highest > MOST_HIGHEST * change.n,
    )


def response_shift_rows(found: Analysis) -> Iterator[ShiftedChange]:
    """Yield the response shift of each scale, then item, that was asked looking back as well."""
    for comparison, each in found.shifts:
        low, high = each.shift.interval or (None, None)
        yield ShiftedChange(
            comparison=comparison,
            kind=each.kind,
            name=each.name,
            n=each.shift.n,
            mean_before=each.shift.mean_before,
            mean_then=each.shift.mean_after,
            mean_after=each.change.mean_after,
            shift=each.shift.mean,
            low=low,
            high=high,
            change=each.change.mean,
            against_then=each.against_then.mean,
            claim=each.shift.claim,
            direction=each.shift.direction,
        )
