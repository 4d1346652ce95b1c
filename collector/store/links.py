"""Saved hashes of linking codes, and the pairs that linking made of them.

The rule that makes pairs belongs to `core/matching`.
"""

import secrets
from collections import defaultdict
from collections.abc import Iterable

from sqlite_utils import Database


def list_card_hashes(db: Database, wave_id: int) -> list[tuple[int, bytes]]:
    """Return response id and card hash of every response of a wave that has one."""
    rows = db.query(
        "SELECT response_id, hash FROM link_codes"
        " JOIN responses ON responses.id = response_id"
        " WHERE wave_id = ? AND method = 'card' ORDER BY response_id",
        [wave_id],
    )
    return [(row["response_id"], row["hash"]) for row in rows]


def save_persons(db: Database, event_id: int, persons: Iterable[Iterable[int]]) -> None:
    """Replace an event's links: each person's response ids get one random pair id."""
    db.execute(
        "DELETE FROM pairs WHERE response_id IN (SELECT responses.id FROM responses"
        " JOIN waves ON waves.id = wave_id WHERE event_id = ?)",
        [event_id],
    )
    for response_ids in persons:
        pair_id = secrets.randbits(62)
        for response_id in response_ids:
            db.execute("INSERT INTO pairs VALUES (?, ?)", [pair_id, response_id])


def list_persons(db: Database, event_id: int) -> list[tuple[int, ...]]:
    """Return the response ids of every linked person of an event."""
    persons: defaultdict[int, list[int]] = defaultdict(list)
    for row in db.query(
        "SELECT pair_id, response_id FROM pairs JOIN responses ON responses.id = response_id"
        " JOIN waves ON waves.id = wave_id WHERE event_id = ? ORDER BY response_id",
        [event_id],
    ):
        persons[row["pair_id"]].append(row["response_id"])
    return [tuple(response_ids) for response_ids in persons.values()]


def list_linked(db: Database, before_wave_id: int, after_wave_id: int) -> list[tuple[int, int]]:
    """Return the response ids before and after of every person linked in both waves."""
    rows = db.query(
        "SELECT before.id AS before_id, after.id AS after_id FROM responses AS before"
        " JOIN pairs AS one ON one.response_id = before.id"
        " JOIN pairs AS other ON other.pair_id = one.pair_id"
        " JOIN responses AS after ON after.id = other.response_id"
        " WHERE before.wave_id = ? AND after.wave_id = ? ORDER BY before.id",
        [before_wave_id, after_wave_id],
    )
    return [(row["before_id"], row["after_id"]) for row in rows]
