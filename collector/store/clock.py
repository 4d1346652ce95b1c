"""What is known of the clock: the last moments that the worker has seen."""

import msgspec
from sqlite_utils import Database

from collector.core.events.clock import Clock, Reading
from collector.store.database import transaction


def find_clock(db: Database) -> Clock:
    """Return what is known of the clock, which is nothing before the worker's first minute."""
    row = db.execute("SELECT state FROM clock").fetchone()
    return Clock() if row is None else msgspec.json.decode(row[0], type=Clock)


def save_reading(db: Database, reading: Reading) -> Clock:
    """Save a reading and return what is known now."""
    with transaction(db):
        clock = find_clock(db).read(reading)
        state = msgspec.json.encode(clock).decode()
        db.execute("INSERT OR REPLACE INTO clock VALUES (1, ?)", [state])
    return clock
