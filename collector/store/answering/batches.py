"""Saved batches: who is counted in the reports of a wave, and how many were counted."""

from collections.abc import Collection, Mapping

from sqlite_utils import Database


def find_batches(db: Database, wave_id: int) -> dict[int, set[int]]:
    """Return the responses of each batch of a wave that are still there."""
    looks = db.execute("SELECT batch FROM batches WHERE wave_id = ?", [wave_id])
    present: dict[int, set[int]] = {batch: set() for (batch,) in looks}
    for response_id, batch in db.execute(
        "SELECT response_id, batch FROM batched JOIN responses ON id = response_id"
        " WHERE wave_id = ?",
        [wave_id],
    ):
        present[batch].add(response_id)
    return present


def save_batches(db: Database, wave_id: int, batches: Mapping[int, Collection[int]]) -> None:
    """Save new batches of a wave."""
    for batch, ids in batches.items():
        db.table("batches").insert({"wave_id": wave_id, "batch": batch, "n": len(ids)})
        db.table("batched").insert_all({"response_id": each, "batch": batch} for each in ids)


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
        " WHERE wave_id = ? AND (batch IS NOT NULL OR ?) ORDER BY id",
        [wave_id, not looks or new >= k],
    )
    return [response_id for (response_id,) in rows]
