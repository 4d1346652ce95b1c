"""Make the archive of a release anew: `python -m tests.upgrades.keep 0.4.0`.

It checks the release out, and that release's own program serves, asks, reports, publishes and
seals in an empty data directory; the environment is the present one. Then all its processes are
killed while a job waits. An archive never changes once it has landed.
"""

import io
import os
import re
import signal
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import httpx

from tests.servers.serving import serving
from tests.upgrades.forms import answer, find_form, read_forms
from tests.upgrades.released import (
    ARCHIVES,
    NAME,
    PASSWORD,
    PEOPLE,
    RELEASES,
    SECOND,
    SECOND_PASSWORD,
    pack,
)

EVENTS = {
    "draft": (),
    "open": ("pre",),
    "closed": ("pre", "post"),
    "published": ("pre", "post"),
    "sealed": ("pre", "post"),
}
"""Every event, and the waves that are answered at first."""

STARTS = "2099-05-12"
"""So late that no clock closes or seals anything while the archive is of use."""

LATE = PEOPLE
"""The person of the open event who has not answered after the seminar yet."""

PERSONAL = {
    "birth_day": "17",
    "mother_month": "3",
    "mother_letter": "K",
    "older_siblings": "1",
    "house_digit": "4",
    "father_month": "8",
}


def main() -> None:
    """Make the archives that are named."""
    for version in sys.argv[1:]:
        with checked_out(version) as checkout, tempfile.TemporaryDirectory() as folder:
            release = Release(version, checkout, Path(folder) / "data")
            keep(release, ARCHIVES / f"{version}.tar.xz")


@contextmanager
def checked_out(version):
    """Check a release out into a folder of its own, until the block ends."""
    with tempfile.TemporaryDirectory() as folder:
        files = subprocess.run(
            ["git", "archive", RELEASES[version]], check=True, capture_output=True
        ).stdout
        with tarfile.open(fileobj=io.BytesIO(files)) as archive:
            archive.extractall(folder, filter="data")
        yield Path(folder)


@dataclass
class Release:
    """A release's program, the data directory that it fills, and what people keep of it."""

    number: str
    checkout: Path
    data: Path
    receipts: dict = field(default_factory=dict)
    editions: dict = field(default_factory=dict)
    counts: dict = field(default_factory=dict)
    cards: dict = field(default_factory=dict)
    phones: dict = field(default_factory=dict)

    @property
    def program(self):
        """Return how the release's command begins: its folder goes before the installed one."""
        return ["env", f"--chdir={self.checkout}", sys.executable, "-m", "collector"]

    def run(self, *words):
        """Run a command; return what it says."""
        return self._say(*words, "--data", str(self.data))

    def takes(self, command, option):
        """Say whether a command has an option already."""
        return option in self._say(*command.split(), "--help")

    def _say(self, *words):
        done = subprocess.run(
            [*self.program, *words], check=True, stdout=subprocess.PIPE, text=True
        )
        return done.stdout


def keep(release, path):
    """Let a release fill its data directory, kill it, and pack what is left."""
    plan(release)
    with serving(release.data, command=release.program) as served:
        start = re.search(r"/organiser/start/\S+", served.greeting)[0]
        office = enter(served.url, start, NAME, PASSWORD)
        for slug, waves in EVENTS.items():
            for wave in waves:
                ask(release, served.url, slug, wave)
        code_texts(release, served.url, office)
        publish(release, served.url)
        begin_draft(office)
        release.run("event", "open", "open", "post")
        page = fetch_page(served.url, "/e/open/post?lang=et")
        answer_wave(release, served.url, "open", "post", but=LATE)
        withdraw(release, served.url, "closed/post")
        release.run("backup")
    seal(release)
    with serving(release.data, command=release.program) as served:
        leave_job(served, enter(served.url, "/organiser/sign-in", NAME, PASSWORD))
    kept = {
        "path": "/e/open/post?lang=et",
        "card": release.cards["open"][LATE - 1],
        "receipts": release.receipts,
        "editions": release.editions,
        "counts": release.counts,
    }
    pack(path, release.data, page, kept)


def plan(release):
    """Plan the events, and print their cards."""
    plain = ["--plain"] if release.takes("cards", "--plain") else []
    for slug in EVENTS:
        titles = (f"Kevad {slug}", f"Весна {slug}", f"Spring {slug}")
        release.run(
            *("event", "add", slug, "--title", *titles, "--starts", STARTS),
            *("--head-count", str(PEOPLE), "--organiser", "The council"),
            *("--contact", "a@example.ee"),
        )
        printed = release.run("cards", slug, "--count", str(PEOPLE), *plain)
        release.cards[slug] = printed.strip().splitlines()


def ask(release, url, slug, wave):
    """Open a wave, let everybody answer, and close it."""
    release.run("event", "open", slug, wave)
    answer_wave(release, url, slug, wave)
    release.run("event", "close", slug, wave)


def answer_wave(release, url, slug, wave, but=0):
    """Let everybody but one answer a wave; keep the last receipt."""
    form = find_form(fetch_page(url, f"/e/{slug}/{wave}?lang=et"), f"/e/{slug}")
    answering = [number for number in range(1, PEOPLE + 1) if number != but]
    for number in answering:
        release.receipts[f"{slug}/{wave}"] = send(release, url, slug, form, number)
    release.counts[f"{slug}/{wave}"] = len(answering)


def send(release, url, slug, form, number):
    """Let one person answer, linked by the way of that number; return the receipt."""
    phone = release.phones.setdefault((slug, number), httpx.Client())
    linked = {"card_code": release.cards[slug][number - 1]}
    if form.values("link_way"):
        ways = {1: PERSONAL | {"link_way": "personal"}, 2: {"link_way": "phone"}}
        linked = ways.get(number, linked | {"link_way": "card"})
    fields = answer(form, number, submission=str(uuid4()), **linked)
    answered = phone.post(f"{url}{form.action}", data=fields)
    return find_receipt(answered.raise_for_status().text)


def find_receipt(page):
    """Return the three words of the page that follows an answer."""
    return re.search(r'id="words"[^>]*>([^<]+)<', page)[1].strip()


def fetch_page(url, path):
    """Return a page as a phone gets it."""
    return httpx.get(f"{url}{path}").raise_for_status().text


def enter(url, page, name, password):
    """Make an account at its one-time address, or sign in; return the browser."""
    browser = httpx.Client(base_url=url, follow_redirects=True, timeout=30)
    return submit(browser, page, page, name=name, password=password)


def submit(browser, page, action, **fields):
    """Fill in the form of a page that is sent to this address, and send it."""
    form = find_form(browser.get(page).raise_for_status().text, action, page)
    browser.post(form.action or page, data=form.send(**fields)).raise_for_status()
    return browser


def code_texts(release, url, office):
    """Code two texts of each of two events, and let a second person approve one of them.

    Before 0.4.0 the page of texts failed in the served program, so nobody could code.
    """
    if release.number < "0.4.0":
        return
    invited = release.run("user", "add", "--role", "approver", "--role", "organiser")
    start = re.search(r"/organiser/start/\S+", invited)[0]
    approver = enter(url, start, SECOND, SECOND_PASSWORD)
    for slug in ("published", "sealed"):
        page = f"/organiser/events/{slug}/texts"
        for said in ("Ühine harjutus politseiga", "Öine harjutus metsas"):
            submit(office, page, f"/{slug}/texts/", risk="fires", paraphrase=said)
        submit(approver, page, "/approve")


def publish(release, url):
    """Publish one event twice, the second time with its follow-up."""
    publish_once(release, "published")
    ask(release, url, "published", "followup")
    publish_once(release, "published")
    if release.number == "0.1.0":  # later ones draw pictures, which take room
        publish_once(release, "sealed")


def publish_once(release, slug):
    """Publish an event, and keep the content hash of its edition."""
    release.run("link", slug)
    release.run("report", slug)
    said = release.run("publish", slug)
    number, content_hash = re.search(rf"edition (\d+) of {slug} \(.*?\): (\w+)", said).groups()
    release.editions[f"{slug}/{number}"] = content_hash


def begin_draft(office):
    """Begin the draft of a questionnaire and change it, where the release has drafts."""
    version = re.search(
        r"/organiser/questionnaires/seminars/versions/[0-9a-f]+",
        office.get("/organiser/questionnaires").text,
    )
    if version is None:
        return
    begin = find_form(office.get(version[0]).text, "/drafts")
    draft = office.post(begin.action, data=begin.send(version=version[0].rpartition("/")[2]))
    turns = next(form for form in read_forms(draft.text) if form.values("do"))
    down = next(value for value in turns.values("do") if value.startswith("down"))
    office.post(turns.action, data=turns.send(do=down)).raise_for_status()


def withdraw(release, url, wave):
    """Withdraw the last answer of a wave."""
    sent = {"words": release.receipts.pop(wave), "confirm": "yes"}
    httpx.post(f"{url}/receipt", data=sent).raise_for_status()
    release.counts[wave] -= 1


def seal(release):
    """Seal an event as if its promised day had come."""
    with closing(sqlite3.connect(release.data / "collector.db")) as db, db:
        db.execute("UPDATE events SET sealing = '2026-01-01' WHERE slug = 'sealed'")
    release.run("seal", "sealed", "--yes")


def leave_job(served, office):
    """Ask for a report, and kill every process before it is built."""
    children = children_of(served.process.pid)
    worker = next(pid for pid in children if "worker" in command_of(pid))
    os.kill(worker, signal.SIGSTOP)
    submit(office, "/organiser/events/closed", "/jobs/report")
    grandchildren = [pid for child in children for pid in children_of(child)]
    for pid in (served.process.pid, *children, *grandchildren):
        os.kill(pid, signal.SIGKILL)
    served.process.wait()


def children_of(pid):
    """Return the process ids of the children of a process."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(each) for each in found.split()]


def command_of(pid):
    """Return how a process was called."""
    return Path(f"/proc/{pid}/cmdline").read_text()


if __name__ == "__main__":
    main()
