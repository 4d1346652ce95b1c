"""A public database with two events, and real Datasette on it."""

import asyncio
import gzip
import html
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from datasette.app import Datasette
from datasette.plugins import pm as plugins

from collector.cli.serving.run import Painter
from collector.core.publication.editions import (
    about_rows,
    join_editions,
    list_cells,
    write_document,
)
from collector.core.publication.series import tell_series
from collector.core.rows.asked import WholeEditionRow
from collector.formats.plots.series import draw_trend_charts
from collector.store.publication.public import save_public
from tests.data.abundant import make_abundant
from tests.data.published import first_edition, lay_out, make_report
from tests.servers.ports import free_port

EVENT = "/event/koostooseminar-2017"
FOLDER = Path(__file__).parents[2] / "datasette"


def make_public(path, *reports, pooled=(), coded=(), **changed):
    """Write a public database of one edition per report; `changed` replaces an event's columns.

    The events of `pooled` are told together with each of them, and the codings of `coded` are
    about the texts of each.
    """
    editions = []
    for report in reports:
        tables = lay_out(report, pooled=pooled, coded=coded)
        events = [replace(row, **changed) for row in tables.events]
        editions.append(replace(tables, events=events))
    write_public(path, editions)


def write_public(path, editions):
    """Write a public database of the first edition of each event, given as tables."""
    whole = [
        WholeEditionRow(event=tables.events[0].event, number=1, document=pack(tables))
        for tables in editions
    ]
    joined = join_editions(editions)
    tables = tell_series(joined)
    drawn = draw_trend_charts(tables)
    rows = [first_edition(each) for each in editions]
    about = {"editions": rows, "editions_whole": whole, "about": about_rows()}
    save_public(path, [replace(tables, trend_charts=drawn, **about)])


def pack(tables):
    """Return the tables of an edition as the public file has them whole."""
    return gzip.compress(write_document(list_cells(tables)).encode(), mtime=0)


@pytest.fixture(scope="session")
def published_path(tmp_path_factory):
    """A published event and one with hardly anything to publish, only to be read."""
    path = tmp_path_factory.mktemp("published") / "public.db"
    make_public(path, make_report(), make_report("vaike", before=24, after=20, pairs=8))
    return path


@pytest.fixture
def path(published_path, tmp_path):
    """A copy of the published events, which a test may change."""
    return Path(shutil.copy(published_path, tmp_path / "public.db"))


def await_it(promised):
    """Return what a coroutine returns; a browser's own event loop may run in this thread."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, promised).result()


if not plugins.has_plugin("painter"):
    plugins.register(Painter, "painter")


class Site:
    """Datasette in this process, as the service starts it."""

    def __init__(self, path, **options):
        self.datasette = Datasette(immutables=[str(path)], **(options or {"config_dir": FOLDER}))

    def get(self, address, **options):
        return await_it(self.datasette.client.get(address, **options))

    def text(self, address, language="en"):
        return self.get(address, cookies={"lang": language}).text


@pytest.fixture(scope="session")
def site(published_path):
    """A site that all tests read."""
    return Site(published_path)


@pytest.fixture
def own_site(path):
    """A site that a test may break."""
    return Site(path)


@pytest.fixture(scope="session")
def abundant_path(tmp_path_factory):
    """Three published events of two series, with rows in every table that an event has."""
    path = tmp_path_factory.mktemp("abundant") / "public.db"
    write_public(path, make_abundant())
    return path


@pytest.fixture(scope="session")
def abundant(abundant_path):
    return Site(abundant_path)


@contextmanager
def serving_datasette(path, *options):
    """Run Datasette as its own process, as metadata.yaml says, and yield its address."""
    port = free_port()
    command = [sys.executable, "-m", "datasette", "serve", FOLDER, "-i", path, "--cors", *options]
    with path.with_name("datasette.log").open("w") as log:
        process = subprocess.Popen(
            [*command, "-h", "127.0.0.1", "-p", str(port)], cwd=path.parent, stdout=log, stderr=log
        )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture
def served(path):
    """The address of a site whose file a test may change."""
    with serving_datasette(path) as address:
        yield address


@pytest.fixture(scope="session")
def public_site(published_path):
    """The address of a site that tests only read."""
    with serving_datasette(published_path) as address:
        yield address


def wait_for(address, process):
    for _ in range(600):
        assert process.poll() is None
        try:
            httpx.get(address)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("Datasette did not start")


def headings(page, level=1):
    return [html.unescape(text) for text in re.findall(rf"<h{level}[^>]*>(.*?)</h{level}>", page)]
