from dataclasses import replace

import pytest

from collector.core.disclosure.release import make_release
from collector.core.rows.readings import Suppressed
from collector.core.rows.report import CompleteCases
from collector.core.rows.seminar import DriverCorrelation
from tests.core.filled import fill
from tests.data.published import make_report, result
from tests.data.published_words import AGREEMENT

BOTH = ("pre", "post")
OUTCOME, OTHER = "mot_interest", "mot_pointless"


def driver(n):
    numbers = {"rho": 0.5, "low": 0.2, "high": 0.7, "claim": "clear", "clear": True}
    return {"wave": "post", "outcome": OUTCOME, "question": OTHER, "n": n, **numbers}


def report_with(common):
    """Return a report in which few left one of two questions out, and `common` answered both."""
    report = make_report()
    tables = {
        "results": [result("post", name, common, AGREEMENT) for name in (OUTCOME, OTHER)],
        "usefulness": [],
        "breakdowns": [],
        "drivers": [driver(common)],
    }
    together = {"wave": "post", "outcome": OUTCOME, "n": common, **tables}
    return replace(
        report,
        drivers=[fill(DriverCorrelation, driver(76))],
        together=[fill(CompleteCases, together)],
    )


def bases(release):
    results = {row.question: row.n for row in release.results if row.wave == "post"}
    return results[OUTCOME], results[OTHER], [row.n for row in release.drivers]


def test_questions_and_what_goes_together_with_them_are_about_the_same_people():
    release = make_release(report_with(71), BOTH, 10)

    assert bases(release) == (71, 71, [71])
    assert release.withheld == [Suppressed(part="post", kind="base", name=OUTCOME, rule="R5")]


@pytest.mark.parametrize("common", [47, 65], ids=["too many left out", "a change is too close"])
def test_questions_keep_their_own_answers_if_the_common_ones_cost_more(common):
    release = make_release(report_with(common), BOTH, 10)

    assert bases(release) == (80, 80, [])
    assert {row.kind for row in release.withheld} == {"drivers"}


def test_other_questions_keep_their_answers():
    release = make_release(report_with(71), BOTH, 10)

    assert {row.n for row in release.results if row.question == "role"} == {87, 80}
