"""The unit tests of the browser scripts, which need no page; they run in the Node of Playwright."""

import subprocess
from pathlib import Path

import playwright
import pytest

NODE = Path(playwright.__file__).with_name("driver") / "node"
FILES = sorted(Path(__file__).parent.glob("*.test.js"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.partition(".")[0])
def test_script_passes_its_tests(file):
    ended = subprocess.run(
        [NODE, "--test", "--test-reporter=spec", file],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert ended.returncode == 0, ended.stdout
