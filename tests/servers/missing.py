"""A program of the machine that a test needs and that is not there."""

import os
from typing import NoReturn

import pytest


def give_up(program: str) -> NoReturn:
    """Skip the test and say so; where all tests are required, as in `.ci/run`, it fails."""
    missing = f"no {program} on this machine; get one by: apt-get install {program.lower()}"
    (pytest.fail if os.environ.get("BROWSER_TESTS") == "required" else pytest.skip)(missing)
