"""Moments that the first release wrote without their seconds, also where later ones kept them."""

import re

from sqlite_utils import Database

_COLUMNS = (
    ("waves", "opens"),
    ("waves", "closes"),
    ("archives", "times"),
    ("earlier_plans", "waves"),
)
_BEFORE_SECONDS = re.compile(r"(?<=T[0-9]{2}:[0-9]{2})(?=[+]00:00)")


def m025_moments(db: Database) -> None:
    """Write every moment in whole seconds, as it is read."""
    for table, column in _COLUMNS:
        found = db.query(
            f"SELECT rowid AS row, {column} AS kept FROM {table}"  # noqa: S608 own names
            f" WHERE {column} LIKE '%T__:__+00:00%'"
        )
        for each in list(found):
            db.execute(
                f"UPDATE {table} SET {column} = ? WHERE rowid = ?",  # noqa: S608 own names
                [_BEFORE_SECONDS.sub(":00", each["kept"]), each["row"]],
            )
