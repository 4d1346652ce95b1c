"""The promise of docs/faults.md: the tests it names exist, and none about faults is missing."""

import re
from pathlib import Path

TESTS = Path(__file__).parents[1] / "browser"
TABLE = (Path(__file__).parents[2] / "docs" / "faults.md").read_text("utf-8")


def written_tests(pattern):
    return {
        f"{file.name}::{name}"
        for file in TESTS.rglob(pattern)
        for name in re.findall(r"^def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)
    }


def test_table_names_existing_tests_and_every_fault():
    named = set(re.findall(r"`(test_\w+\.py::test_\w+)` \|$", TABLE, re.MULTILINE))

    assert named - written_tests("test_*.py") == set()
    assert written_tests("test_faults*.py") - named == set()
