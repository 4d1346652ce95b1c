"""A14: look in every byte that sealing leaves for what people were linked by."""

from datetime import UTC, datetime, timedelta

import pytest

from collector.actions.linking.link_waves import link_waves
from collector.actions.linking.seal import seal_event
from collector.actions.running.back_up import back_up_due
from collector.core.linking.codes import ELEMENTS
from collector.store.linking.keys import read_key, stand_in_key
from tests.attacks.linked_events import PEOPLE, let_people_answer, read_files
from tests.support.clocks import trust

SEALED_ON = datetime(2126, 11, 8, 9, 0, tzinfo=UTC)


def attack(folder, secrets):
    """Return the names of the secrets of which any file has a trace."""
    contents = read_files(folder).values()
    return {
        name
        for name, secret in secrets
        for form in (secret, secret.hex().encode(), secret.hex().upper().encode())
        if any(form in content for content in contents)
    }


@pytest.fixture
def secrets(db, keys, event):
    """Name and bytes of every hash, key and pair id of an event that was linked."""
    let_people_answer(db, keys, event)
    link_waves(db, "spring", keys=keys)
    found = [("key", read_key(keys, "spring")), ("stand-in", stand_in_key(keys, "spring"))]
    found += [(row["element"], row["hash"]) for row in db.table("link_hashes").rows]
    for row in db.table("texts").rows:
        found += [("text", row["text"].encode()), ("text's receipt", row["receipt_hash"])]
        found += [("text's code", row["code_hash"])] if row["code_hash"] else []
    found += [("pair", row["pair_id"].to_bytes(8, "big")) for row in db.table("pairs").rows]
    return found


NAMES = {"key", "stand-in", "card", "phone", "text", "text's receipt", "text's code", *ELEMENTS}


def test_everything_is_found_before_sealing(data, db, secrets):
    back_up_due(db, data / "backups", now=SEALED_ON - timedelta(days=1))

    assert attack(data, secrets) >= NAMES
    assert attack(data / "backups", secrets) >= NAMES - {"key", "stand-in"}


def test_nothing_is_found_after_sealing_when_backups_have_had_their_time(data, db, keys, secrets):
    back_up_due(db, data / "backups", now=SEALED_ON - timedelta(days=1))

    seal_event(db, "spring", keys=keys, now=SEALED_ON, account="test")
    trust(db, SEALED_ON + timedelta(days=13))
    back_up_due(db, data / "backups", now=SEALED_ON + timedelta(days=13))

    assert attack(data, secrets) == set()
    assert db.table("pairs").count == 2 * 3 * PEOPLE
