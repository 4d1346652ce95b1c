"""A13: try every possible personal code against a stolen database, by the keys one can think of."""

import hashlib
import hmac
from datetime import UTC, datetime

import pytest

from collector.actions.linking.seal import seal_event
from collector.core.linking.codes import ELEMENTS
from collector.store.linking.keys import Secret, get_secret, read_key
from tests.attacks.linked_events import PEOPLE, let_people_answer
from tests.attacks.published_files import read

SEALED_ON = datetime(2126, 11, 8, 9, 0, tzinfo=UTC)
CODES = 31 * 13 * 23 * 5 * 10 * 13
"""How many personal codes there are; element by element a dictionary needs but 95 entries."""


def attack(path, keys):
    """Return the personal codes that a dictionary of all elements reads from a database."""
    known = {}
    for key in keys:
        for element, values in ELEMENTS.items():
            for value in values:
                message = f"{element}\x1f{value}".encode()
                known[hmac.digest(key, message, hashlib.sha256)[:8]] = element, value
                known[hashlib.sha256(key + message).digest()[:8]] = element, value
    found = {}
    for row in read(path, "SELECT response_id, hash FROM link_hashes"):
        if row["hash"] in known:
            element, value = known[row["hash"]]
            found.setdefault(row["response_id"], {})[element] = value
    return {tuple(each[element] for element in ELEMENTS) for each in found.values()}


@pytest.fixture
def stolen(data, db, keys, event):
    """The path of a database, and the personal codes that were given to it."""
    codes = let_people_answer(db, keys, event)
    return data / "collector.db", {each.personal for each in codes if each.personal}


def guess_keys(db, keys):
    """Return what somebody without the key file would try."""
    guesses = [b"", bytes(32), b"spring", b"collector", hashlib.sha256(b"spring").digest()]
    cells = [row["submission_hash"] for row in db.query("SELECT submission_hash FROM responses")]
    return [*guesses, *cells, get_secret(keys, Secret.SESSION)]


def test_dictionary_has_every_code():
    product = 1
    for values in ELEMENTS.values():
        product *= len(values)

    assert (product, sum(map(len, ELEMENTS.values()))) == (CODES, 95)


def test_dictionary_reads_nothing_without_the_key(db, keys, stolen):
    path, _ = stolen

    assert attack(path, guess_keys(db, keys)) == set()


def test_dictionary_reads_every_code_with_the_key(keys, stolen):
    path, given = stolen

    found = attack(path, [read_key(keys, "spring")])

    assert (found, len(found)) == (given, PEOPLE)


def test_dictionary_reads_nothing_after_sealing_even_with_the_key(db, keys, stolen):
    path, _ = stolen
    copied = read_key(keys, "spring")

    seal_event(db, "spring", keys=keys, now=SEALED_ON, account="test")

    assert attack(path, [copied]) == set()
