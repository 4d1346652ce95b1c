"""Every Python that the package names can install the locked packages without a compiler."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
NAMED = re.findall(r"Python :: (3\.[0-9]+)", "\n".join(PROJECT["project"]["classifiers"]))
PLATFORM = "x86_64-manylinux_2_28"


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
@pytest.mark.parametrize("python", NAMED)
def test_lock_file_has_a_wheel_of_every_package(tmp_path, python, lock):
    found = subprocess.run(
        [
            *(sys.executable, "-m", "uv", "pip", "install", "--quiet", "--dry-run"),
            *("--require-hashes", "--only-binary", ":all:", "--target", str(tmp_path)),
            *("--python-version", python, "--python-platform", PLATFORM, "-r", str(ROOT / lock)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (found.returncode, found.stderr) == (0, "")


def test_no_older_python_is_named_than_is_required():
    assert PROJECT["project"]["requires-python"] == f">={NAMED[0]}"
    assert PROJECT["tool"]["ruff"]["target-version"] == f"py{NAMED[0].replace('.', '')}"
    assert [f"3.{minor}" for minor in range(11, 11 + len(NAMED))] == NAMED
