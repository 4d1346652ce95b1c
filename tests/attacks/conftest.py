"""Seeded random seminars for every attack; `make attack` runs over all of them.

The rules R1 to R11 and the attacks A1 to A20 are those of the methods of disclosure control.
"""

import os
from pathlib import Path

import pytest

from tests.attacks.published_files import lay_bare, lay_out, write
from tests.attacks.random_events import make_seminar

NUMBER = int(os.environ.get("ATTACK_EVENTS", "15"))


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("attack")


@pytest.fixture(scope="session")
def seminars():
    return [make_seminar(seed) for seed in range(NUMBER)]


@pytest.fixture(scope="session")
def laid_out(seminars):
    """The tables of every seminar by its seed; None of those of which nothing may be published."""
    return {seminar.seed: lay_out(seminar) for seminar in seminars}


@pytest.fixture(scope="session")
def published(laid_out, tmp_path_factory):
    """Files of those of the seminars of which anything may be published."""
    folder = tmp_path_factory.mktemp("published")
    paths = [write(folder / f"{seed}.db", tables) for seed, tables in laid_out.items() if tables]
    assert len(paths) >= NUMBER // 2
    return paths


@pytest.fixture(scope="session")
def bare(seminars, tmp_path_factory):
    """Files of all seminars with the protection off."""
    folder = tmp_path_factory.mktemp("bare")
    return [write(folder / f"{each.seed}.db", lay_bare(each)) for each in seminars]
