"""Print how often something is said that is not so, and write it into docs/findings.md."""

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from tests.simulations.table import (
    SIZES,
    count_found,
    count_unsupported,
    write_found,
    write_unsupported,
)

DOCUMENT = Path("docs/findings.md")
EVENTS = int(os.environ.get("NULL_EVENTS", "400"))


def main() -> None:
    """Count every cell, the largest events first, and write both tables."""
    sizes = sorted(SIZES, reverse=True)
    with ProcessPoolExecutor() as processes:
        counted = processes.map(partial(count_unsupported, events=range(EVENTS)), sizes)
        said = {n: (EVENTS, each) for n, each in zip(sizes, counted, strict=True)}
    found = write_found(EVENTS, partial(count_found, events=range(EVENTS)))
    _replace({"said": write_unsupported(said), "found": found})


def _replace(tables: dict[str, Iterator[str]]) -> None:
    words = DOCUMENT.read_text("utf-8")
    for name, rows in tables.items():
        table = "\n".join(rows)
        sys.stdout.write(f"{table}\n\n")
        before, rest = words.split(f"<!-- {name} -->\n")
        after = rest.split(f"<!-- end of {name} -->")[1]
        words = f"{before}<!-- {name} -->\n{table}\n<!-- end of {name} -->{after}"
    DOCUMENT.write_text(words, "utf-8")


if __name__ == "__main__":
    main()
