"""A20: follow a person from one event to another by what the two have in common."""

import shutil
from itertools import combinations

import pytest

from collector.store.database import transaction
from collector.store.linking.keys import save_check
from tests.attacks.linked_events import let_people_answer
from tests.attacks.published_files import read
from tests.support.factories import make_event, open_event_wave


def attack(path):
    """Return the hashes of a stolen database that two events share."""
    tables = (
        ("link_hashes JOIN responses ON responses.id = response_id", "hash"),
        (
            "responses",
            "receipt_hash",
        ),
    )
    found = set()
    for table, column in tables:
        sql = f"SELECT DISTINCT event_id, {column} AS value FROM {table} JOIN waves ON waves.id"
        hashes = {}
        for row in read(path, f"{sql} = wave_id"):
            hashes.setdefault(row["event_id"], set()).add(row["value"])
        for one, other in combinations(hashes.values(), 2):
            found |= one & other
    return found


@pytest.fixture
def two_events(db, keys, event):
    """Let the same people link in the same ways at two events."""

    def take_part(*, same_key):
        other = make_event(db, keys, "autumn")
        if same_key:
            shutil.copy(keys / "spring.key", keys / "autumn.key")
            with transaction(db):
                save_check(db, keys, "autumn.key")
        open_event_wave(db, other)
        let_people_answer(db, keys, event)
        let_people_answer(db, keys, other)

    return take_part


def test_nothing_in_the_database_is_the_same_at_two_events(data, two_events):
    two_events(same_key=False)

    assert attack(data / "collector.db") == set()


def test_with_one_key_for_both_everybody_is_followed(data, two_events):
    two_events(same_key=True)

    assert len(attack(data / "collector.db")) > 0
