"""Saved hashes of linking codes, and the pairs that linking made of them."""

import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from sqlite_utils import Database

from collector.core.linking.codes import ELEMENTS
from collector.core.linking.linkage import Way
from collector.core.linking.persons import Linkable
from collector.store.rows import list_rows


def list_linkable(db: Database, wave_id: int) -> list[Linkable]:
    """Return every response of a wave with the hashes by which it may be linked, if any."""
    rows = db.execute(
        "SELECT responses.id, element, hash FROM responses"
        " LEFT JOIN link_hashes ON response_id = responses.id"
        " WHERE wave_id = ? ORDER BY responses.id",
        [wave_id],
    )
    hashes: defaultdict[int, dict[str, bytes]] = defaultdict(dict)
    for response_id, element, link_hash in rows:
        hashes[response_id][element] = link_hash
    return [
        Linkable(
            id=response_id,
            card=own.get(Way.CARD),
            phone=own.get(Way.PHONE),
            personal=tuple(own[element] for element in ELEMENTS if element in own) or None,
        )
        for response_id, own in hashes.items()
    ]


@dataclass(frozen=True)
class Coded:
    """A response that has a code, and the elements of all its codes."""

    wave_id: int
    receipt_hash: bytes
    elements: frozenset[str]


def list_coded(db: Database, event_id: int, hashes: Mapping[str, bytes]) -> list[Coded]:
    """Return the responses of an event that have every one of the hashes, given by element."""
    same = " OR ".join(["(element = ? AND hash = ?)"] * len(hashes))
    sql = (
        "SELECT wave_id, receipt_hash, json_group_array(element) AS elements"  # noqa: S608 only marks
        " FROM responses"
        " JOIN waves ON waves.id = wave_id JOIN link_hashes ON response_id = responses.id"
        " WHERE event_id = ? GROUP BY responses.id"
        f" HAVING count(*) FILTER (WHERE {same}) = ? ORDER BY responses.id"
    )
    values = [event_id, *chain.from_iterable(hashes.items()), len(hashes)]
    return list_rows(db, Coded, sql, values)


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
    for pair_id, response_id in db.execute(
        "SELECT pair_id, response_id FROM pairs JOIN responses ON responses.id = response_id"
        " JOIN waves ON waves.id = wave_id WHERE event_id = ? ORDER BY response_id",
        [event_id],
    ):
        persons[pair_id].append(response_id)
    return [tuple(response_ids) for response_ids in persons.values()]


def list_linked(db: Database, before_wave_id: int, after_wave_id: int) -> list[tuple[int, int]]:
    """Return the response ids before and after of every person linked in both waves."""
    rows = db.execute(
        "SELECT before.id, after.id FROM responses AS before"
        " JOIN pairs AS one ON one.response_id = before.id"
        " JOIN pairs AS other ON other.pair_id = one.pair_id"
        " JOIN responses AS after ON after.id = other.response_id"
        " WHERE before.wave_id = ? AND after.wave_id = ? ORDER BY before.id",
        [before_wave_id, after_wave_id],
    )
    return [(one, other) for one, other in rows]
