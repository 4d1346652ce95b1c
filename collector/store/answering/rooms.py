"""What hangs on the wall of a room, as saved: the last view of each wave.

When it may change is a rule of `core/disclosure/room`.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlite_utils import Database

from collector.core.disclosure.room import ScaleShares


@dataclass(frozen=True)
class RoomView:
    """The shares of each scale, made of so many answers."""

    answered: int
    shares: tuple[ScaleShares, ...]


def find_room_view(db: Database, wave_id: int) -> RoomView | None:
    """Return the view of a wave, or None while nothing hangs there."""
    rows = db.query("SELECT answered, shares FROM room_views WHERE wave_id = ?", [wave_id])
    return next(
        (
            RoomView(
                row["answered"], tuple(ScaleShares(**each) for each in json.loads(row["shares"]))
            )
            for row in rows
        ),
        None,
    )


def save_room_view(
    db: Database, wave_id: int, answered: int, shares: Sequence[ScaleShares]
) -> None:
    """Hang a view in place of the last one."""
    document = json.dumps([asdict(each) for each in shares])
    db.execute(
        "INSERT INTO room_views VALUES (?, ?, ?) ON CONFLICT (wave_id)"
        " DO UPDATE SET answered = excluded.answered, shares = excluded.shares",
        [wave_id, answered, document],
    )


def delete_room_view(db: Database, wave_id: int) -> None:
    """Take a view down."""
    db.execute("DELETE FROM room_views WHERE wave_id = ?", [wave_id])
