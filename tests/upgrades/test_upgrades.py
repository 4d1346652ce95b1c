"""The rehearsal of an upgrade: what each release left behind goes on under the present program.

`released.py` says what is kept of each release, and `keep.py` how it was made.
"""

import hashlib
import json
import re
import sqlite3
import subprocess
import time
from contextlib import closing

import pytest

from tests.servers.serving import COLLECTOR, fetch, serving
from tests.upgrades.forms import answer, find_form
from tests.upgrades.keep import enter, find_receipt, submit
from tests.upgrades.released import NAME, PASSWORD, PEOPLE, RELEASES, unpack

EVENTS = {
    "draft": "draft",
    "open": "open",
    "closed": "closed",
    "published": "published",
    "sealed": "sealed",
}
"""Every event and the state of its wave after the seminar, as the releases left them."""

PAGES = ("", "/plan", "/texts", "/answers", "/cards", "/questionnaires", "/publication", "/export")
"""What an organiser can open of every event."""

WITHDRAWN = "open/post"
"""The wave of which one answer is withdrawn by its receipt of the release's time."""


@pytest.fixture(params=RELEASES)
def kept(request, tmp_path):
    """What is kept of one release, in a folder whose name is no plain one."""
    return unpack(request.param, tmp_path / "Õie andmed")


@pytest.mark.timeout(600)
def test_data_of_a_release_goes_on_under_the_present_program(kept):
    words = kept.receipts[WITHDRAWN]

    with serving(kept.data) as served:
        receipts = [send_page(served, kept) for _ in range(2)]
        states, counts = read_waves(kept.data)
        withdrawn = [look_up(served, words, **confirm) for confirm in ({"confirm": "yes"}, {})]
        sealed = look_up(served, kept.receipts["sealed/post"])
        with closing(enter(served.url, "/organiser/sign-in", NAME, PASSWORD)) as office:
            left_behind = wait_for_job(office, "closed")
            pages = open_pages(office)
            submit(office, "/organiser/events/open", "/waves/post/close")
            built = run_job(office, "report")
            published = run_job(office, "publish", confirmed="yes")
        hashes = {name: hash_edition(served, name) for name in (*kept.editions, "open/1")}
        readiness = wait_until_ready(served)
        checked = run("check", "--data", str(kept.data))
    report = json.loads(run("report", "open", "--json", "--data", str(kept.data)).stdout)

    assert receipts[0] == receipts[1]
    assert {slug: states[f"{slug}/post"] for slug in EVENTS} == EVENTS
    assert counts == kept.counts | {WITHDRAWN: kept.counts[WITHDRAWN] + 1}
    assert [*withdrawn, sealed] == [200, 404, 404]
    assert set(pages.values()) == {200}, pages
    assert [left_behind, built, published] == ["good"] * 3
    # One withdrew, and one answered after the first look of the present program.
    assert report["linking"]["pairs"] == PEOPLE - 2
    assert hashes == kept.editions | {"open/1": read_editions(kept.data)["open/1"]}
    assert hashes == read_editions(kept.data)
    assert readiness == (200, "ready\n")
    assert (checked.returncode, checked.stderr) == (0, "")


def send_page(served, kept):
    """Send the release's page as the phone does that had it open; return the receipt."""
    form = find_form(kept.page, "/e/open")
    ways = {"link_way": "card"} if form.values("link_way") else {}
    status, page = fetch(
        f"{served.url}{form.action}", answer(form, PEOPLE, card_code=kept.card, **ways)
    )
    assert status == 200
    return find_receipt(page)


def look_up(served, words, **confirm):
    """Ask for a response by its receipt, or withdraw it; return the status."""
    return fetch(f"{served.url}/receipt", {"words": words, **confirm})[0]


def open_pages(office):
    """Return the status of every page that the organiser can open."""
    paths = [f"/organiser/events/{slug}{page}" for slug in EVENTS for page in PAGES]
    paths += [f"/organiser/{page}" for page in ("", "log", "people", "archive", "account")]
    paths += ["/organiser/series/seminars", "/organiser/questionnaires"]
    questionnaires = office.get("/organiser/questionnaires").text
    paths += re.findall(r'href="(/organiser/questionnaires/seminars/[^"]+)"', questionnaires)
    return {path: office.get(path).status_code for path in paths}


def run_job(office, kind, **confirmed):
    """Let the worker do a job about the open event; return how it ended."""
    page = "/organiser/events/open" + ("/publication" if confirmed else "")
    submit(office, page, f"/jobs/{kind}", **confirmed)
    return wait_for_job(office, "open")


def wait_for_job(office, slug):
    """Return how the last job of an event ended, as its page tells it: good or bad."""
    for _ in range(1200):
        page = office.get(f"/organiser/events/{slug}/results").text
        if "data-busy" not in page:
            return re.search(r'class="notice (good|bad)"', page)[1]
        time.sleep(0.1)
    return "unfinished"


def hash_edition(served, name):
    """Return the hash of an edition as a reader of the public site makes it."""
    slug, number = name.split("/")
    status, text = fetch(f"{served.public_url}/event/{slug}/edition/{number}.json")
    assert status == 200
    return hashlib.sha256(text.encode()).hexdigest()


def wait_until_ready(served):
    """Return what the service says of its readiness once it is well, or at last."""
    for _ in range(600):
        status, text = fetch(f"{served.url}/readyz")
        if status == 200:
            break
        time.sleep(0.1)
    return status, text


def run(*words):
    return subprocess.run([*COLLECTOR, *words], capture_output=True, text=True, check=False)


def read_waves(data):
    """Return the state of each wave, and the number of responses of each that has some."""
    rows = _query(
        data,
        "SELECT slug || '/' || name, state,"
        " (SELECT count(*) FROM responses WHERE wave_id = waves.id)"
        " FROM waves JOIN events ON events.id = event_id",
    )
    return {name: state for name, state, _ in rows}, {name: n for name, _, n in rows if n}


def read_editions(data):
    """Return the content hash that the private database has of each edition."""
    return dict(
        _query(
            data,
            "SELECT slug || '/' || number, content_hash FROM editions"
            " JOIN events ON events.id = event_id",
        )
    )


def _query(data, sql):
    with closing(sqlite3.connect(data / "collector.db")) as db:
        return db.execute(sql).fetchall()
