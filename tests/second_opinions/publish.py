"""Write the public files that the second opinions are about: `... publish FOLDER`.

Runs where the product runs; the opinions run in an environment of their own and read the files.
"""

import sys
from pathlib import Path

from tests.attacks.published_files import lay_bare, lay_out, write
from tests.attacks.random_events import make_seminar

SEEDS = (1, 2, 3, 5, 7, 11, 14, 15, 17, 19)
"""Seminars of 13 to 291 people; the largest have profiles, and nearly all have breakdowns."""


def main(folder: Path) -> None:
    """Write each seminar as it is published, and with the protection off."""
    for name in ("published", "bare"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for seed in SEEDS:
        seminar = make_seminar(seed)
        tables = lay_out(seminar)
        if tables:
            write(folder / "published" / f"{seed}.db", tables)
        write(folder / "bare" / f"{seed}.db", lay_bare(seminar))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
