"""Moments that the first release stored without seconds."""

import json

import pytest
from sqlite_utils import Database

from collector.store.migrations.steps import migrations

OLD, NEW = "2026-05-12T06:00+00:00", "2026-05-12T06:00:00+00:00"


@pytest.fixture
def old():
    """A database as it was before the step, without its rules about other tables."""
    db = Database(memory=True)
    migrations.apply(db, stop_before="m025_moments")
    db.execute("PRAGMA foreign_keys = OFF")
    yield db
    db.close()


@pytest.mark.parametrize("written", [OLD, NEW])
def test_moments_of_a_wave_get_their_seconds(old, written):
    old.execute(
        "INSERT INTO waves (event_id, name, questionnaire_version, state, opens, closes)"
        " VALUES (1, 'pre', 'x', 'draft', ?, NULL)",
        [written],
    )
    migrations.apply(old)

    assert [(row["opens"], row["closes"]) for row in old.query("SELECT * FROM waves")] == [
        (NEW, None)
    ]


def test_moments_that_were_kept_for_later_get_their_seconds(old):
    old.execute("INSERT INTO archives VALUES (1, '2026-05-12', ?)", [json.dumps([[1, OLD, NEW]])])
    kept = json.dumps([{"opens": OLD, "closes": NEW, "name": "T1:00+00:00"}])
    old.execute("INSERT INTO earlier_plans VALUES (1, '{}', ?)", [kept])
    migrations.apply(old)

    [[times]] = old.execute("SELECT times FROM archives").fetchall()
    [[waves]] = old.execute("SELECT waves FROM earlier_plans").fetchall()
    assert json.loads(times) == [[1, NEW, NEW]]
    assert json.loads(waves) == [{"opens": NEW, "closes": NEW, "name": "T1:00+00:00"}]
