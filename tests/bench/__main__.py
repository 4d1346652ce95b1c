"""`make bench`: our page and submission against the baseline, in one run, as ratios.

Prints the table and writes it to docs/benchmarks.md with the machine it ran on.
"""

import gzip
import os
import resource
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from statistics import median

from collector.actions.events.run_wave import open_wave
from collector.core.questionnaire.model import Questionnaire
from collector.core.waves import WaveName
from collector.store.database import create_database
from collector.store.events.waves import find_wave
from collector.store.questionnaire.versions import get_questionnaire
from tests.bench.crowd import PHONES, WITHIN_S, gather
from tests.bench.emulation import visit_often
from tests.bench.faults import SUBMISSIONS as SENT_IN_FAULTS
from tests.bench.faults import endure
from tests.bench.figures import (
    CLIENTS,
    LIMESURVEY_PER_SECOND,
    ROUNDS,
    THREADS,
    Figure,
    document,
    lines,
)
from tests.bench.load import Load, baseline_submissions, pages, run_load, submissions
from tests.bench.rest import rest
from tests.bench.workplace import HEADING
from tests.servers.chromium import CHROMIUM
from tests.servers.ports import free_port
from tests.servers.serving import COLLECTOR, wait_for
from tests.support.factories import make_event

PAGES = 2000
SUBMISSIONS = 1000
GRANIAN_OPTIONS = (
    f"--interface wsgi --factory --blocking-threads {THREADS} --backpressure 1024 --no-ws --no-log"
)
PEOPLE_PER_SECOND = 480
REST_MEGABYTES, START_S, BACK_S = 250, 3.0, 5.0
CROWD_MS = 250
DOCUMENT = Path(__file__).parents[2] / "docs" / "benchmarks.md"


def main() -> int:
    """Measure, print, write, and return how many marks were missed."""
    with tempfile.TemporaryDirectory() as folder, servers(Path(folder)) as (ours, baseline, web):
        figures = [
            *measure(Path(folder), ours, baseline, web),
            first_load(ours),
            *first_visit(ours),
        ]
    with tempfile.TemporaryDirectory() as folder:
        figures += [*crowd_figures(Path(folder)), *command_figures()]
    with tempfile.TemporaryDirectory() as folder:
        figures += [*rest_figures(Path(folder)), *fault_figures(Path(folder))]
    table = "\n".join(lines(figures))
    print(table)  # noqa: T201 a program's output
    _, heading, about_pages = DOCUMENT.read_text("utf-8").partition(HEADING)
    DOCUMENT.write_text(f"{document(table)}\n{heading}{about_pages}", "utf-8")
    return sum(not figure.reached for figure in figures)


def measure(folder: Path, ours: int, baseline: int, web: int) -> list[Figure]:
    """Run both loads in turn, several rounds, and compare them."""
    db = create_database(folder / "data" / "collector.db")
    event_wave = find_wave(db, 1, "post")
    assert event_wave is not None
    asked = get_questionnaire(db, event_wave.questionnaire_version)
    loads: dict[str, list[Load]] = {name: [] for name in ("page", "page0", "send", "send0", "both")}
    costs: dict[str, float] = {}
    for _ in range(ROUNDS):
        for name, port, requests in round_of_requests(ours, baseline, asked):
            before = processor_ms(web)
            loads[name].append(run_load(port, requests, CLIENTS))
            costs[name] = (processor_ms(web) - before) / SUBMISSIONS
    check_all_answered(loads)
    assert db.table("responses").count == 2 * ROUNDS * SUBMISSIONS
    a_person = Figure("that, processor time a person", f"{costs['both']:.1f} ms", "", "", "", True)
    return [*compare(loads), a_person]


def processor_ms(pid: int) -> float:
    """Return the processor time that a process has taken."""
    words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return 1000 * (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def round_of_requests(
    ours: int, baseline: int, asked: Questionnaire
) -> Iterator[tuple[str, int, Iterator[bytes]]]:
    """Yield each load of one round with its port and requests, the baseline's before ours."""
    page, send = "/e/spring", "/e/spring/post"
    form = f"http://127.0.0.1:{baseline}/"
    yield "page0", baseline, pages("/", PAGES // 8)
    yield "page", ours, pages(page, PAGES)
    yield "send0", baseline, baseline_submissions(form, SUBMISSIONS // 2)
    yield "send", ours, submissions(send, asked, SUBMISSIONS)
    both = zip(pages(page, SUBMISSIONS), submissions(send, asked, SUBMISSIONS), strict=True)
    yield "both", ours, chain.from_iterable(both)


def compare(loads: dict[str, list[Load]]) -> Iterator[Figure]:
    """Yield the figures of the loads; medians of the rounds."""
    rate = {name: median([load.per_second for load in each]) for name, each in loads.items()}
    tail = {name: median([load.percentile(99) for load in each]) for name, each in loads.items()}
    yield rate_figure("page, requests/s", rate["page"], rate["page0"], 8.0)
    yield rate_figure("submission, requests/s", rate["send"], rate["send0"], 1.0)
    ratio = tail["send"] / tail["send0"]
    yield Figure(
        f"submission, p99 at {CLIENTS} clients",
        f"{tail['send']:.1f} ms",
        f"{tail['send0']:.1f} ms",
        f"{ratio:.2f}",
        "≤ 0.2",
        ratio <= 0.2,
    )
    both = rate["both"] / 2
    yield Figure(
        f"page and submission together, people/s at {CLIENTS} clients",
        f"{both:.0f}",
        "",
        "",
        f"≥ {PEOPLE_PER_SECOND}",
        both >= PEOPLE_PER_SECOND,
    )
    times = both / LIMESURVEY_PER_SECOND
    yield Figure(
        "the same against LimeSurvey",
        f"{both:.0f}",
        "LimeSurvey 4.8 ¹",
        f"{times:.0f}",
        "≥ 100",
        times >= 100,
    )


def rate_figure(name: str, ours: float, baseline: float, mark: float) -> Figure:
    """Compare requests per second."""
    ratio = ours / baseline
    return Figure(
        name, f"{ours:.0f}", f"{baseline:.0f}", f"{ratio:.1f}", f"≥ {mark}", ratio >= mark
    )


def first_load(port: int) -> Figure:
    """Weigh the longest questionnaire in its heaviest language, head and body."""
    heaviest = 0
    for language in ("et", "ru", "en"):
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/e/spring/post?lang={language}",
            headers={"Accept-Encoding": "gzip"},
        )
        with urllib.request.urlopen(request) as response:
            body = response.read()
            gzip.decompress(body)
            heaviest = max(heaviest, len(body) + len(str(response.headers)) + 17)
    return Figure(
        "first load, bytes, one request", str(heaviest), "", "", "≤ 14336", heaviest <= 14336
    )


def first_visit(port: int) -> Iterator[Figure]:
    """Yield what a slow phone on a bad network meets, in the heaviest language."""
    if CHROMIUM is None:
        yield Figure("slow phone ²", "no Chromium", "", "", "", reached=False)
        return
    visit = visit_often(f"http://127.0.0.1:{port}/e/spring/post?lang=ru")
    for name, ms, mark_s in (
        ("slow phone ²: first contentful paint", visit.painted_ms, 1.0),
        ("slow phone ²: first question answered", visit.answered_ms, 1.5),
    ):
        yield Figure(name, f"{ms / 1000:.2f} s", "", "", f"≤ {mark_s} s", ms <= 1000 * mark_s)
    yield Figure(
        "slow phone ²: requests until then", str(visit.requests), "", "", "1", visit.requests == 1
    )


def crowd_figures(folder: Path) -> Iterator[Figure]:
    """Yield how a full hall fares while the public site is browsed."""
    crowd = gather(folder)
    yield Figure(
        f"{PHONES} phones within {WITHIN_S} s ³: accepted",
        str(crowd.accepted),
        "",
        "",
        str(PHONES),
        crowd.accepted == PHONES,
    )
    yield Figure(
        f"{PHONES} phones within {WITHIN_S} s ³: p99 of sending",
        f"{crowd.p99_ms:.0f} ms",
        "",
        "",
        f"≤ {CROWD_MS} ms",
        crowd.p99_ms <= CROWD_MS,
    )


def command_figures() -> Iterator[Figure]:
    """Yield the cost of `collector --help`."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for _ in range(5):
        subprocess.run([*COLLECTOR, "--help"], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / 5
    yield Figure("`collector --help`, CPU", f"{seconds:.2f} s", "", "", "≤ 0.3 s", seconds <= 0.3)


def rest_figures(folder: Path) -> Iterator[Figure]:
    """Yield how soon the service is there, and what its processes hold at rest."""
    found = rest(folder)
    print(found, flush=True)  # noqa: T201 a program's output
    whole, mark = found.total, f"≤ {REST_MEGABYTES} MB"
    yield Figure(
        "memory at rest, all parts", f"{whole:.0f} MB", "", "", mark, whole <= REST_MEGABYTES
    )
    for name, seconds in (("first page", found.page_s), ("all ready ⁴", found.ready_s)):
        reached = seconds <= START_S
        yield Figure(f"start until {name}", f"{seconds:.1f} s", "", "", f"≤ {START_S} s", reached)
    processor = f"{found.processor_s:.1f} s"
    yield Figure("that, processor time of all parts", processor, "", "", "", True)


def fault_figures(folder: Path) -> Iterator[Figure]:
    """Yield what each fault costs while people send."""
    for each in endure(folder):
        print(each, flush=True)  # noqa: T201 a program's output
        lost = max(each.acknowledged - each.stored, 0)
        doubled = max(each.stored - SENT_IN_FAULTS, 0)
        yield Figure(
            f"{each.fault} during {SENT_IN_FAULTS} submissions: lost, doubled, page back",
            f"{lost}, {doubled}, {each.back_s:.1f} s",
            "",
            "",
            f"0, 0, ≤ {BACK_S} s",
            not lost and not doubled and each.back_s <= BACK_S,
        )


@contextmanager
def servers(folder: Path) -> Iterator[tuple[int, int, int]]:
    """Run our web process and the baseline, both under Granian; yield their ports and our id."""
    db = create_database(folder / "data" / "collector.db")
    event = make_event(db, folder / "data" / "keys")
    open_wave(db, event.slug, WaveName.POST, now=datetime.now(UTC), account="bench")
    ours, baseline = free_port(), free_port()
    environment = os.environ | {
        "COLLECTOR_DATA": str(folder / "data"),
        "COLLECTOR_PORT": str(ours),
        "COLLECTOR_THREADS": str(THREADS),
        "BASELINE_DB": str(folder / "baseline.db"),
    }
    granian = [sys.executable, "-m", "granian", *GRANIAN_OPTIONS.split()]
    processes = [
        subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
        for command in (
            [*COLLECTOR, "run", "web"],
            [*granian, "--port", str(baseline), "tests.bench.baseline:application"],
        )
    ]
    try:
        for port, path in ((ours, "healthz"), (baseline, "")):
            wait_for(f"http://127.0.0.1:{port}/{path}")
        yield ours, baseline, processes[0].pid
    finally:
        for process in processes:
            process.terminate()
            process.wait()


def check_all_answered(loads: dict[str, list[Load]]) -> None:
    """Refuse to compare if anything but success was answered."""
    statuses = {status for each in loads.values() for load in each for status in load.statuses}
    if statuses != {200}:
        raise RuntimeError(f"answers with status {statuses}")


if __name__ == "__main__":
    sys.exit(main())
