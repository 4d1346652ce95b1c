"""What a run measured as the table and the page of docs/benchmarks.md."""

import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from tests.bench.crowd import READERS, SLOW
from tests.bench.emulation import BITS_PER_SECOND, LATENCY_MS, SLOWER, VISITS

CLIENTS = 32
ROUNDS = 3
THREADS = 16
LIMESURVEY_PER_SECOND = 4.8
LIMESURVEY_DATE = "November 2026"


@dataclass(frozen=True)
class Figure:
    """One line of the table; `mark` is what must be reached."""

    name: str
    ours: str
    baseline: str
    ratio: str
    mark: str
    reached: bool


def lines(figures: list[Figure]) -> Iterator[str]:
    """Yield the table in Markdown."""
    yield "| | ours | baseline | ratio | mark | |"
    yield "|---|---:|---:|---:|---:|---|"
    for each in figures:
        reached = "reached" if each.reached else "**missed**"
        reached = reached if each.mark else ""
        cells = [each.name, each.ours, each.baseline, each.ratio, each.mark, reached]
        yield f"| {' | '.join(cells)} |"


def document(table: str) -> str:
    """Return the page of docs/benchmarks.md."""
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    return f"""# Benchmarks

Written by `make bench` on {datetime.now(UTC).date()}: {machine}, {platform.system()}.
{os.getloadavg()[2]:.0f} processes wanted to run at a time, this run's among them. Where they are
many more than the cores, seconds and people a second say little, processor time and ratios more.

Baseline: a plain Flask-WTF page with 20 five-point RadioFields and two text areas, rendered by
WTForms widgets, one INSERT and durable commit a POST, measured in the same run under the same
server (Granian, one process, {THREADS} threads), {CLIENTS} connections, median of {ROUNDS} rounds
taken in turn. Ours is the longest questionnaire (after the seminar), every question answered.
The load generator and the servers share the machine, so only the ratios can be compared.

{table}

¹ LimeSurvey 6.10 on a 2-core machine, page and submission together:
{LIMESURVEY_PER_SECOND} a second; an outside figure of {LIMESURVEY_DATE}, not measured in this run.

² First visit in headless Chromium with its own emulation: {BITS_PER_SECOND // 1000} kbit/s,
{LATENCY_MS} ms before each answer, processor {SLOWER} times slower; the longest questionnaire in
Russian, median of {VISITS} visits. A script taps Start and the first choice as soon as that does
something. LimeSurvey took 8.6 s and 28 requests; an outside figure of {LIMESURVEY_DATE}.

³ Behind one address, each phone over a connection of its own: it opens the page and sends every
question answered. Web, worker and data run as in production, {READERS} readers open one page
of the public site after the other without a pause, an event is reported and published again and
again, and {SLOW} other sockets send the beginning of a form and no more.

⁴ A demonstration of three seminars, all parts; with 50 events and 100,000 responses the public
file takes two seconds more, and participants' pages do not wait for it.

What bounds people a second is the processor time of a person in the web process. Python runs one
of its threads at a time, so further cores do not help; less work a request does.

Machines differ, and so do the seconds and the people a second. Memory, bytes and counts are the
same everywhere but for the versions of Python and of libraries.
"""
