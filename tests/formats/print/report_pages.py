"""Report pages to look into: what a page shows, and documents with everything that one needs."""

from dataclasses import replace
from html.parser import HTMLParser

from collector.formats.plots.report_charts import plan_charts
from collector.formats.print.report import write_report_page
from tests.formats.plots import documents


class Page(HTMLParser):
    """What a test asks of a page: its texts by tag, and every attribute."""

    def __init__(self, html):
        super().__init__()
        self.texts, self.attributes, self.open = {}, [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.attributes += [(tag, *each) for each in attributes]
        if tag != "meta":
            self.open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag):
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data):
        for tag in set(self.open):
            self.texts[tag][-1] += data


def shown(document, language="en"):
    return Page(write_report_page(document, language))


def report(*, linking=None, **others):
    """Return a document that a page can be made of."""
    pairs = {"pairs": 61, "unlinked_before": 26, "unlinked_after": 19, "duplicates": 0}
    return documents.report(
        **{
            "linking": {**pairs, "ways": {}, "comparisons": [], **(linking or {})},
            "transfer": None,
            "not_compared": [],
            "reliability": [],
            **others,
        }
    )


def drawn(**changes):
    document = report(**changes)
    return replace(document, charts=[draw_chart() for draw_chart in plan_charts(document)])
