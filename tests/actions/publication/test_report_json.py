"""What `collector report --json` writes is documented, and what is documented is written."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from collector.core.linking.linkage import Linking
from collector.core.questionnaire.asked import Difference, DifferenceKind
from collector.core.report.document import make_report
from collector.core.report.evidence import OtherEvent
from collector.core.rows.changes import MissingPeople, NotCompared
from collector.core.rows.seminar import ChoiceChange, ListChange
from collector.demo.series import EVENTS, SERIES
from collector.formats.plots.report_charts import plan_charts
from collector.formats.print.report_json import write_report_json
from collector.texts.languages import LANGUAGES
from tests.core.filled import fill
from tests.demo.simulated_evidence import SEMINAR, simulated_evidence

DOCUMENTATION = Path(__file__).parents[3] / "docs" / "report-json.md"
LINKING = fill(
    Linking,
    {
        "persons": 60,
        "ways": {"card": 60},
        "comparisons": [
            {
                "comparison": "pre_post",
                "before": 70,
                "after": 70,
                "pairs": 60,
                "ways": {"card": 60},
                "unlinked_before": {"alone": 10},
                "unlinked_after": {"alone": 10},
            }
        ],
    },
)


CODED = [("traffic", "prevention"), ("traffic", "")]


@pytest.fixture(scope="module")
def documented():
    return re.findall(r"^\| `([^`]+)` \|", DOCUMENTATION.read_text("utf-8"), re.MULTILINE)


@pytest.fixture(scope="module")
def report():
    """A report of an event about which everything is known."""
    evidence = simulated_evidence(98)
    other = simulated_evidence(70)
    others = [OtherEvent(EVENTS[0].event, other.waves, other.pairs)]
    evidence = replace(evidence, others=others, linking=LINKING, coded=CODED)
    event = replace(SEMINAR.event, comparison_event=EVENTS[0].event.slug)
    document = make_report(SERIES, event, evidence)
    gap = NotCompared(
        comparison="pre_post",
        kind="item",
        name="a",
        reason="reworded",
        differences=[Difference(kind=DifferenceKind.REWORDED, question="a")],
    )
    first_chart = plan_charts(document)[0]()
    return json.loads(
        write_report_json(
            replace(
                document,
                missing=[fill(MissingPeople, {})],
                not_compared=[gap],
                lists=[fill(ListChange, {"choices": [fill(ChoiceChange, {})]})],
                charts=[first_chart],
            )
        )
    )


def paths_of(value, documented, path=""):
    """Yield the path of every value, as deep as the documentation goes."""
    if path in documented:
        yield path
    elif isinstance(value, dict) and set(value) != set(LANGUAGES):
        for key, each in value.items():
            yield from paths_of(each, documented, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list):
        for each in value:
            yield from paths_of(each, documented, f"{path}[]")
    else:
        yield path


def test_report_json_has_the_keys_that_are_documented_and_no_others(report, documented):
    assert sorted(set(paths_of(report, documented))) == sorted(documented)
