"""Saved batches: who is counted in the reports of a wave, and how many were counted."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlite_utils import Database

from collector.core.disclosure.batches import Batches


def find_batches(db: Database, wave_id: int) -> Batches:
    """Return the batches of a wave as they were at the last look."""
    present: defaultdict[int, set[int]] = defaultdict(set)
    for response_id, batch in db.execute(
        "SELECT response_id, batch FROM batched JOIN responses ON id = response_id"
        " WHERE wave_id = ?",
        [wave_id],
    ):
        present[batch].add(response_id)
    counted = db.execute("SELECT batch, n FROM batches WHERE wave_id = ?", [wave_id]).fetchall()
    return Batches({batch: frozenset(ids) for batch, ids in present.items()}, dict(counted))


def save_batches(db: Database, wave_id: int, batches: Mapping[int, Collection[int]]) -> None:
    """Save the batches of a wave; LEFT_OUT is no batch that is counted."""
    for batch, ids in batches.items():
        if batch:
            row = {"wave_id": wave_id, "batch": batch, "n": len(ids)}
            db.table("batches").insert(row, replace=True)
        rows = ({"response_id": each, "batch": batch} for each in ids)
        db.table("batched").insert_all(rows, replace=True)


def list_counted(db: Database, wave_id: int, k: int) -> list[int]:
    """Return the responses of a wave that a report counts, by their ids.

    Before the first look these are all. Who came since is counted as soon as there are k.
    """
    [(looks, new)] = db.execute(
        "SELECT (SELECT count(*) FROM batches WHERE wave_id = :wave), (SELECT count(*)"
        " FROM responses LEFT JOIN batched ON response_id = id WHERE wave_id = :wave"
        " AND batch IS NULL)",
        {"wave": wave_id},
    )
    rows = db.execute(
        "SELECT id FROM responses LEFT JOIN batched ON response_id = id"
        " WHERE wave_id = ? AND (batch > 0 OR batch IS NULL AND ?) ORDER BY id",
        [wave_id, not looks or new >= k],
    )
    return [response_id for (response_id,) in rows]
