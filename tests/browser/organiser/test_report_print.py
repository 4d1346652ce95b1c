"""The report on paper, made by the machine's Chromium."""

import re
from dataclasses import replace

import pytest

from collector.core.report.document import make_report
from collector.core.report.evidence import OtherEvent
from collector.demo.series import EVENTS, SERIES
from collector.formats.plots.report_charts import plan_charts
from collector.formats.print.report import write_report_page
from collector.texts.languages import LANGUAGES
from tests.demo.simulated_evidence import SEMINAR, simulated_evidence

MOST_PAGES = 6

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def report():
    """The report of the demonstration's biggest event, with every part there is."""
    others = [
        OtherEvent(EVENTS[at].event, simulated_evidence(EVENTS[at].participants, at).waves[:1])
        for at in (0, 2)
    ]
    evidence = replace(simulated_evidence(SEMINAR.participants), others=others)
    document = make_report(SERIES, SEMINAR.event, evidence)
    return replace(document, charts=[draw_chart() for draw_chart in plan_charts(document)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_report_from_a_file_prints_to_few_pages(page, report, tmp_path, language):
    file = tmp_path / "report.html"
    file.write_text(write_report_page(report, language), "utf-8")

    page.goto(file.as_uri())
    printed = page.pdf(prefer_css_page_size=True)

    assert 1 < len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) <= MOST_PAGES


def test_report_from_a_file_fits_a_phone(page, report, tmp_path):
    file = tmp_path / "report.html"
    file.write_text(write_report_page(report, "ru"), "utf-8")
    page.set_viewport_size({"width": 360, "height": 800})

    page.goto(file.as_uri())

    assert page.evaluate("document.documentElement.scrollWidth") == 360
