"""The rows of a report about what all seminars of the series change."""

from collections.abc import Iterable

from collector.core.analysis.comparisons import Comparison, common_items, list_linked
from collector.core.analysis.series import Line, measure_seminar, pool_series
from collector.core.events.analysis_plan import AnalysisPlan
from collector.core.events.events import Event
from collector.core.questionnaire.model import scale_wording
from collector.core.report.evidence import Evidence, OtherEvent, list_compared
from collector.core.rows.changes import ScaleChange
from collector.core.rows.trends import SeminarChange, SeriesChange


def series_rows(
    event: Event, evidence: Evidence, plan: AnalysisPlan, changes: Iterable[ScaleChange]
) -> list[SeriesChange]:
    """Return the change since before of each primary scale, for each wording of its items.

    Of the cautions about single events only those about this one are known.
    """
    known = {(row.comparison, row.name): row.cautions for row in changes if row.kind == "scale"}
    own = OtherEvent(event, evidence.waves, evidence.pairs)
    held = sorted([own, *evidence.others], key=lambda each: (each.event.starts, each.event.slug))
    lines: dict[Line, list[SeminarChange]] = {}
    for each in held:
        for comparison, before, after, pairs in list_compared(each):
            if comparison is Comparison.POST_FOLLOWUP:
                continue
            linked = list_linked(before, after, pairs)
            common = common_items(before.questionnaire, after.questionnaire)
            for scale in plan.primary_scales:
                items = [item for item in common if item.scale == scale]
                starts = each.event.starts.isoformat()
                found = measure_seminar(each.event.slug, starts, items, linked)
                if found is not None:
                    points = max(item.agreement.points for item in items if item.agreement)
                    matters = plan.benchmark(scale, points)
                    line = Line(comparison, scale, scale_wording(items), matters, points)
                    lines.setdefault(line, []).append(found)
    cautions = {
        line: known.get((line.comparison, line.name), [])
        for line, rows in lines.items()
        if any(row.event == event.slug for row in rows)
    }
    return pool_series(lines, cautions, lambda _: 0.0)
