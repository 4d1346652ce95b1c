"""Public files as tables of pandas, a row for each person they tell of."""

import os
import sqlite3
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import pytest

collect_ignore_glob = [] if find_spec("acro") else ["test_*.py"]
"""The product's own environment has none of the programs that are asked here."""

FOLDER = Path(os.environ.get("OPINIONS", ".opinions/files"))


def read_people(path, sql):
    """Return the rows that a query gives, each as often as its last column, `count`, says."""
    import pandas as pd

    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        rows = pd.read_sql_query(sql, connection)
    return rows.loc[rows.index.repeat(rows["count"])].drop(columns="count").reset_index(drop=True)


@pytest.fixture(scope="session")
def published():
    """The files as they are published."""
    return sorted((FOLDER / "published").glob("*.db"))


@pytest.fixture(scope="session")
def bare():
    """The same seminars with the protection off."""
    return sorted((FOLDER / "bare").glob("*.db"))


@pytest.fixture(scope="session")
def people():
    """How to read people out of a file."""
    return read_people
