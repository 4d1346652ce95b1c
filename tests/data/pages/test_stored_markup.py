"""Markup in every text of the public database is shown on the public pages, and never runs."""

import pytest

from collector.core.publication.changelog import describe_edition
from collector.core.publication.editions import about_rows, hash_tables
from collector.core.publication.tables import write_texts
from collector.core.publication.trend_table import trend_rows
from collector.store.publication.public import save_public
from tests.data.conftest import Site
from tests.data.published import lay_out, make_report
from tests.support.markup import HOSTILE, Markup

EVENT = "koostooseminar-2017"
WORDS = ("title_", "place_", "organiser_", "text_", "sentence_")

PAGES = [
    "/",
    f"/event/{EVENT}",
    "/public",
    "/public/events",
    "/public/questions",
    "/public/proposals",
    "/public/findings",
    f"/public/results?event={EVENT}&wave=pre",
    "/public?sql=select+title_et+from+events",
]

PROPOSAL = {
    "event": EVENT,
    "position": 1,
    "question": "proposal_text",
    "risk": "",
    "stage": "",
    "language": "et",
    "paraphrase": HOSTILE,
}


@pytest.fixture
def site(tmp_path):
    """A public site every text of which is hostile, but for the drawings that we write."""
    tables = {
        table: [{name: turn(name, value) for name, value in row.items()} for row in rows]
        for table, rows in lay_out(make_report()).items()
    }
    tables["proposals"] = [PROPOSAL]
    words = write_texts("changelog", describe_edition(("pre",), (), first=True, correction=False))
    edition = {"event": EVENT, "number": 1, "month": "2017-10", **words}
    edition["content_hash"] = hash_tables(tables)
    path = tmp_path / "public.db"
    trends = list(trend_rows(tables))
    save_public(path, {**tables, "trends": trends, "editions": [edition], "about": about_rows()})
    return Site(path)


def turn(name, value):
    return HOSTILE if name.startswith(WORDS) else value


def test_markup_never_runs_on_a_public_page(site):
    pages = {path: site.text(path) for path in PAGES}

    assert {path: Markup(html).found for path, html in pages.items()} == {p: [] for p in PAGES}
    shown = {path for path, html in pages.items() if "&lt;script&gt;alert(1)" in html}
    assert {"/", f"/event/{EVENT}", "/public/events", "/public/proposals"} <= shown
