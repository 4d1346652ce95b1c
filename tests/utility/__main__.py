"""Print how much is published of several kinds of people; `--write` it into the document."""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from pathlib import Path

from collector.core.disclosure.release import make_release
from collector.core.publication.gatekeeper import guard_report
from collector.core.publication.tables import make_tables
from collector.core.report.document import make_report
from tests.attacks.random_events import SERIES, make_seminar
from tests.core.effort import effort
from tests.utility.populations import KINDS, WAVES, make_evidence

DOCUMENT = Path("docs/disclosure.md")
SEMINARS = int(os.environ.get("UTILITY_EVENTS", "2"))
SEED = int(os.environ.get("UTILITY_SEED", "1"))
SIZES = (30, 60, 100, 200)
EVENT = make_seminar(1).event
COLUMNS = ("results", "items", "drivers", "breakdowns", "profiles")


def count_published(kind: str, people: int, seed: int) -> Counter[str]:
    """Count what is published of one seminar, and what was possible, as the service publishes."""
    report = make_report(SERIES, EVENT, make_evidence(kind, people, seed))
    k = SERIES.threshold

    def lay_out(told):
        return make_tables(SERIES, [EVENT], make_release(told, WAVES, k), ())

    guarded = guard_report(report, lay_out, effort())
    release = make_release(guarded, WAVES, k)
    counted = Counter()
    for name, rows in (("", release), ("possible ", report)):
        for column in COLUMNS:
            listed = rows.changes if column == "items" else getattr(rows, column)
            if column == "items":
                listed = [row for row in listed if row.kind == "item"]
            counted[f"{name}{column}"] += len(listed)
    return counted


def main() -> None:
    """Count every kind and size, and write the table."""
    cells = list(product(KINDS, SIZES))
    seeds = range(SEED, SEED + SEMINARS)
    with ProcessPoolExecutor(2) as processes:
        counted = {
            cell: [processes.submit(count_published, *cell, seed) for seed in seeds]
            for cell in cells
        }
        told = {
            cell: sum((each.result() for each in all_of), Counter())
            for cell, all_of in counted.items()
        }
    table = "\n".join(write_table(told))
    sys.stdout.write(f"{table}\n")
    if "--write" in sys.argv:
        before, rest = DOCUMENT.read_text("utf-8").split("<!-- utility -->\n")
        after = rest.split("<!-- end of utility -->")[1]
        words = f"{before}<!-- utility -->\n{table}\n<!-- end of utility -->{after}"
        DOCUMENT.write_text(words, "utf-8")


def write_table(told: dict[tuple[str, int], Counter[str]]) -> Iterator[str]:
    """Yield the rows of the table: of each kind and size the share that is published."""
    yield f"| people | n | {' | '.join(COLUMNS)} |"
    yield f"|{'---|' * (2 + len(COLUMNS))}"
    for (kind, people), counts in told.items():
        shares = (
            f"{100 * counts[column] / max(1, counts[f'possible {column}']):.0f} %"
            for column in COLUMNS
        )
        yield f"| {kind} | {people} | {' | '.join(shares)} |"


if __name__ == "__main__":
    main()
