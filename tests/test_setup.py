"""What `make` sets up, also after it failed at first and with an old pip."""

import re
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]


def test_half_made_environment_is_made_anew(tmp_path):
    shutil.copy(ROOT / "Makefile", tmp_path)
    # As `python -m venv` leaves it where python3-venv is missing.
    half = [sys.executable, "-m", "venv", "--without-pip", tmp_path / ".venv"]
    subprocess.run(half, check=True)
    (tmp_path / ".venv/left").touch()

    make = ["make", "--silent", f"PYTHON={sys.executable}", "SETTING_UP=yes", ".venv/bin/pip"]
    subprocess.run(make, cwd=tmp_path, check=True)

    made = subprocess.run([tmp_path / ".venv/bin/python", "-m", "pip", "--version"], check=False)
    assert (made.returncode, (tmp_path / ".venv/left").exists()) == (0, False)


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_lock_file_pins_what_is_installed_with_its_extras(name):
    """An old pip, as that of Debian 12, asks for `coverage[toml]` to be pinned as such."""
    text = (ROOT / name).read_text("utf-8")
    with_extras = set(re.findall(r"^([\w.-]+)\[", text, re.MULTILINE))

    asked = {
        canonicalize_name(needed.name)
        for pinned in re.findall(r"^([\w.-]+)\S*==", text, re.MULTILINE)
        for needed in list_requirements(pinned)
        if needed.extras and needed.name in text
    }

    assert asked - with_extras == set()


def list_requirements(package):
    """Return what an installed package needs here, without what only its own extras need."""
    try:
        needed = [Requirement(text) for text in requires(package) or []]
    except PackageNotFoundError:
        return []
    return [each for each in needed if each.marker is None or each.marker.evaluate({"extra": ""})]
