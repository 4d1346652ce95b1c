"""`python -m tests.bench.publication`: what publishing costs, and how fast the public site is then.

A large event is published alone, then a series of events at once, then the last of such a series
after all others, each in a process of its own and on one core. The site is real Datasette on the
file of the whole series. Prints a line a figure and whether its mark is reached; returns how many
marks were missed.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import quantiles

from collector.actions.events.plan_event import plan_event
from collector.actions.events.run_wave import close_wave, open_wave
from collector.actions.publication.build_report import build_report
from collector.actions.publication.publish import publish_events
from collector.actions.questionnaire.versions import load_questionnaires
from collector.assets import asset_folder
from collector.store.database import create_database, open_database, transaction
from collector.store.events.waves import list_waves
from tests.bench.report import fill
from tests.servers.ports import free_port
from tests.servers.serving import wait_for
from tests.support.factories import EVENT, NOW, SERIES, written_questionnaires

ONE_PEOPLE, ONE_SECONDS = 200, 15
"""A seminar of three hundred responses and more, and what publishing it may take."""

EVENTS, RESPONSES_EACH = 50, 2_000
SERIES_SECONDS, SERIES_MEGABYTES = 60, 1000
LAST_SECONDS, LAST_MEGABYTES, FILE_MEGABYTES = 10, 400, 40
LINEAR = 1.15
"""The exponent of the growth of cost with the number of events, with room for noise."""

VISITS, PAGE_MS = 100, 60


def main():
    """Print every figure and return how many marks were missed."""
    with tempfile.TemporaryDirectory() as folder:
        one = measure(Path(folder) / "one", 1, ONE_PEOPLE)
        part = measure(Path(folder) / "part", EVENTS // 5, RESPONSES_EACH // 2)
        whole = measure(Path(folder) / "whole", EVENTS, RESPONSES_EACH // 2)
        last = measure_last(Path(folder) / "whole")
        pages = visit(Path(folder) / "whole" / "public.db")
    times = whole["seconds"] / part["seconds"]
    missed = [
        show(f"one event of {one['responses']} responses", one["seconds"], ONE_SECONDS, "s"),
        show(
            f"{EVENTS} events, {whole['responses']} responses",
            whole["seconds"],
            SERIES_SECONDS,
            "s",
        ),
        show("memory of that", whole["megabytes"], SERIES_MEGABYTES, "MB"),
        show("the last of them alone", last["seconds"], LAST_SECONDS, "s"),
        show("memory of that", last["megabytes"], LAST_MEGABYTES, "MB"),
        show("the public file", last["file_megabytes"], FILE_MEGABYTES, "MB"),
        show("5 times the events: times the seconds", times, 5**LINEAR, ""),
        *(show(f"p95 of {name}", ms, PAGE_MS, "ms") for name, ms in pages.items()),
    ]
    return sum(missed)


def show(name, figure, mark, unit):
    """Print a figure and say whether its mark was missed."""
    reached = figure <= mark
    word = "reached" if reached else "MISSED"
    print(f"{name}: {figure:.1f} {unit}  {word} (<= {mark:.4g} {unit})", flush=True)  # noqa: T201 a program's output
    return not reached


def measure(folder, events, people):
    """Return what publishing a series costs, measured in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.publication", "--folder", str(folder)]
    sizes = ["--events", str(events), "--people", str(people)]
    done = subprocess.run([*command, *sizes], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def measure_here(folder, events, people):
    """Fill a series, build its reports, publish it on one core, and print what that cost."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    folder.mkdir()
    db = create_database(folder / "collector.db")
    slugs, responses = fill_series(db, folder / "keys", events, people)
    print_cost(db, slugs, folder / "public.db", responses)


def print_cost(db, slugs, path, responses=None):
    """Publish events, and print what that cost."""
    began = time.process_time()
    publish_events(db, slugs, public_path=path, now=NOW)
    cost = {
        "responses": responses,
        "seconds": time.process_time() - began,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "file_megabytes": path.stat().st_size / 1e6,
    }
    print(json.dumps(cost))  # noqa: T201 a program's output


def measure_last(folder):
    """Return what publishing one event costs where a whole series is published already."""
    command = [sys.executable, "-m", "tests.bench.publication", "--last", str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def measure_last_here(folder):
    """Forget the edition of the last event, publish it anew, and print what that cost."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    db = open_database(folder / "collector.db")
    [(last, slug)] = db.execute("SELECT id, slug FROM events ORDER BY id DESC LIMIT 1")
    with transaction(db):
        db.execute("DELETE FROM editions WHERE event_id = ?", [last])
    print_cost(db, [slug], folder / "public.db")


def fill_series(db, keys, events, people):
    """Save events with linked responses and their reports; return their slugs and all responses."""
    versions = load_questionnaires(db, written_questionnaires())
    slugs, responses = [], 0
    for number in range(events):
        day = date(2000 + number // 2, 4 + 6 * (number % 2), 12)
        event = replace(EVENT, slug=f"seminar-{number}", starts=day, ends=day)
        event = plan_event(db, SERIES, event, versions, keys=keys)
        responses += fill(db, event, people)
        for wave in list_waves(db, event.id):
            open_wave(db, event.slug, wave.name, now=NOW, account="bench")
            close_wave(db, event.slug, wave.name, now=NOW, account="bench")
        build_report(db, event.slug, now=NOW)
        slugs.append(event.slug)
    return slugs, responses


def visit(public):
    """Return the 95th percentile in milliseconds of opening each kind of page, over and over."""
    with site(public) as url:
        pages = {"home": "/", "an event's page": f"/event/seminar-{EVENTS - 1}"}
        return {name: percentile_95(url + path) for name, path in pages.items()}


def percentile_95(url):
    """Return the 95th percentile of opening a page, in milliseconds."""
    seconds = []
    for _ in range(VISITS):
        began = time.perf_counter()
        with urllib.request.urlopen(url) as response:
            response.read()
        seconds.append(time.perf_counter() - began)
    return 1000 * quantiles(seconds[5:], n=20, method="inclusive")[18]


@contextmanager
def site(public):
    """Serve a public file with Datasette until the block ends."""
    port = free_port()
    command = [sys.executable, "-m", "datasette", "serve", str(asset_folder("datasette"))]
    options = ["-i", str(public), "--cors", "-h", "127.0.0.1", "-p", str(port)]
    process = subprocess.Popen(
        [*command, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(url)
        yield url
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--folder", type=Path)
    arguments.add_argument("--events", type=int)
    arguments.add_argument("--people", type=int)
    arguments.add_argument("--last", type=Path)
    chosen = arguments.parse_args()
    if chosen.last is not None:
        sys.exit(measure_last_here(chosen.last))
    if chosen.folder is None:
        sys.exit(main())
    measure_here(chosen.folder, chosen.events, chosen.people)
