"""A12: compare two files made of the same rows; any difference would be about something else."""

import os
import subprocess
import sys
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

import pytest
from sqlite_utils import Database

from tests.attacks.published_files import lay_out, write
from tests.attacks.random_events import make_seminar

SEED = 1
PROGRAM = """
import sys
from pathlib import Path
from tests.attacks.editions.test_a12_determinism import SEED, digest
print(digest(Path(sys.argv[1])))
"""


def digest(path):
    """Publish one seminar with its charts and return the hash of the file."""
    tables = lay_out(make_seminar(SEED), drawn=True)
    return sha256(write(path, tables).read_bytes()).hexdigest()


@pytest.mark.parametrize("hash_seed", ["1", "2"])
def test_another_process_makes_the_same_bytes(tmp_path, hash_seed):
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, tmp_path / "other.db"],
        cwd=Path(__file__).parents[3],
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=True,
    )

    assert run.stdout.strip() == digest(tmp_path / "one.db")


def test_rows_inserted_as_they_come_make_other_bytes(tmp_path):
    tables = lay_out(make_seminar(SEED))
    contents = []
    for name, rows in (("one.db", tables.choices), ("other.db", tables.choices[::-1])):
        db = Database(tmp_path / name)
        db["choices"].insert_all({**asdict(row), "wave": row.wave.value} for row in rows)
        db.conn.close()
        contents.append((tmp_path / name).read_bytes())

    assert contents[0] != contents[1]
