"""An event in which every verdict and every caution occurs, told by the product itself.

The numbers of its changes are put in, and no two means before are alike, so that a test finds them
wherever they are shown.
"""

from dataclasses import replace
from functools import cache

from collector.core.disclosure.release import leave_drawable, make_release
from collector.core.publication.tables import make_tables
from collector.core.report.analysis import find_plan
from collector.core.report.document import make_report
from collector.core.report.statements import list_statements
from collector.core.rows.parts import Caution, CautionKind
from collector.core.statistics.claims import Verdict, claim_from, judge
from collector.demo.series import SERIES
from collector.formats.plots.report_charts import plan_charts
from tests.demo.simulated_evidence import SEMINAR, simulated_evidence

BENCHMARK = 0.3
BOUNDS = ((0.4, 0.8), (0.1, 0.8), (-0.8, -0.1), (-0.8, -0.4), (-0.2, 0.2), (-0.2, 0.8))


def mark(at, row, kinds):
    """Return a change with numbers of its own, judged by one of the intervals, with cautions."""
    low, high = BOUNDS[at % len(BOUNDS)]
    verdict = judge(row.n, (low + high) / 2, (low, high), BENCHMARK)
    return replace(
        row,
        mean_before=2.03 + at / 100,
        mean_after=2.03 + at / 100 + (low + high) / 2,
        change=(low + high) / 2,
        simultaneous_low=low,
        simultaneous_high=high,
        benchmark=BENCHMARK,
        verdict=verdict,
        direction=verdict.direction,
        claim=claim_from(row.n),
        cautions=[Caution(kind=kind) for kind in kinds],
    )


@cache
def judged_report():
    """Return a report with these changes, and what it says of them."""
    evidence = simulated_evidence(300, 1)
    report = make_report(SERIES, SEMINAR.event, evidence)
    plan = find_plan(SERIES, SEMINAR.event, evidence)
    kinds = list(CautionKind)
    changes = [
        mark(at, row, kinds[at * 3 % len(kinds) :][:3]) for at, row in enumerate(report.changes)
    ]
    changes[-1] = replace(changes[-1], n=9, verdict=Verdict.TOO_FEW, claim=claim_from(9))
    report = replace(report, changes=changes, charts=[])
    report = replace(report, statements=list_statements(plan, evidence, report))
    return replace(report, charts=[draw() for draw in plan_charts(report)])


@cache
def judged_tables():
    """Return what is published of it."""
    release = make_release(judged_report(), ("pre", "post", "followup"), SERIES.threshold)
    charts = [draw() for draw in plan_charts(leave_drawable(release))]
    return make_tables(SERIES, [SEMINAR.event], release, charts)
