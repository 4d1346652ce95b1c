"""Rows of a report about sensitivity: everybody, the unlinked, reliability and response shift."""

from collections.abc import Iterator

from collector.core.report.analysis import Analysis
from collector.core.report.evidence import bounds
from collector.core.rows.changes import (
    AttritionBias,
    EverybodyChange,
    ScaleReliability,
    ShiftedChange,
)


def everybody_rows(found: Analysis) -> Iterator[EverybodyChange]:
    """Yield the change of each scale told by everybody, linked or not."""
    for (comparison, scale), overlap in found.everybody.items():
        yield EverybodyChange(
            comparison=comparison,
            name=scale,
            n_before=overlap.n_before,
            n_after=overlap.n_after,
            pairs=overlap.pairs,
            mean_before=overlap.mean_before,
            mean_after=overlap.mean_after,
            change=overlap.difference,
            **bounds(overlap.interval),
            t=overlap.t,
            df=overlap.df,
            p=overlap.p,
        )


def attrition_rows(found: Analysis) -> Iterator[AttritionBias]:
    """Yield how the linked answered each scale before, against those who were not linked."""
    for (comparison, scale), bias in found.biases.items():
        yield AttritionBias(
            comparison=comparison,
            name=scale,
            linked=bias.linked,
            unlinked=bias.unlinked,
            smd=bias.difference,
            difference=bias.test.difference,
            **bounds(bias.interval),
            p=bias.test.p,
            flagged=bias.flagged,
        )


def reliability_rows(found: Analysis) -> Iterator[ScaleReliability]:
    """Yield the reliability of each scale in each wave that enough people answered in full."""
    for (wave, scale), reliability in found.reliabilities.items():
        yield ScaleReliability(
            wave=wave,
            name=scale,
            n=reliability.n,
            items=reliability.items,
            alpha=reliability.alpha,
            **bounds(reliability.alpha_interval),
            omega=reliability.omega,
            spearman_brown=reliability.spearman_brown,
        )


def response_shift_rows(found: Analysis) -> Iterator[ShiftedChange]:
    """Yield the response shift of each scale, then item, that was asked looking back as well."""
    for comparison, each in found.shifts:
        yield ShiftedChange(
            comparison=comparison,
            kind=each.kind,
            name=each.name,
            n=each.shift.n,
            mean_before=each.shift.mean_before,
            mean_then=each.shift.mean_after,
            mean_after=each.change.mean_after,
            shift=each.shift.mean,
            **bounds(each.shift.interval),
            change=each.change.mean,
            against_then=each.against_then.mean,
            claim=each.shift.claim,
            direction=each.shift.direction,
        )
