"""Markup in every text of the public database is shown on the public pages, and never runs."""

from dataclasses import fields, replace

import pytest

from collector.core.publication.editions import about_rows, by_name
from collector.core.publication.series import tell_series
from collector.core.rows.answers import ProposalRow
from collector.core.rows.tables import Tables
from collector.store.publication.public import save_public
from tests.data.conftest import Site
from tests.data.published import first_edition, lay_out, make_report
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

PROPOSAL = ProposalRow(
    event=EVENT,
    position=1,
    question="proposal_text",
    risk="",
    stage="",
    language="et",
    paraphrase=HOSTILE,
)


@pytest.fixture
def site(tmp_path):
    """A public site every text of which is hostile, but for the drawings that we write."""
    told = by_name(lay_out(make_report()))
    turned = {table: [turn(row) for row in rows] for table, rows in told.items()}
    tables = Tables(**turned | {"proposals": [PROPOSAL]})
    path = tmp_path / "public.db"
    made = {"editions": [first_edition(tables)], "about": about_rows()}
    save_public(path, [replace(tell_series(tables), **made)])
    return Site(path)


def turn(row):
    words = [each.name for each in fields(row) if each.name.startswith(WORDS)]
    return replace(row, **dict.fromkeys(words, HOSTILE))


def test_markup_never_runs_on_a_public_page(site):
    pages = {path: site.text(path) for path in PAGES}

    assert {path: Markup(html).found for path, html in pages.items()} == {p: [] for p in PAGES}
    shown = {path for path, html in pages.items() if "&lt;script&gt;alert(1)" in html}
    assert {"/", f"/event/{EVENT}", "/public/events", "/public/proposals"} <= shown
