"""What sealing destroys in the database, how far the sealing of each event is, and certificates.

Certificates are kept as they were signed; nothing changes or deletes one.
"""

import os
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from sqlite_utils import Database

from collector.core.linking.certificates import Destroyed
from collector.core.linking.linkage import Linking
from collector.errors import DataDirectoryError
from collector.store.database import open_database, transaction
from collector.store.rows import find_row, list_rows, write_row


class SealingState(StrEnum):
    """How far a sealing is; an event without one is not sealed."""

    BEGUN = "begun"  # the rows are deleted; the key or remains in the files may still exist
    DONE = "done"


@dataclass(frozen=True)
class Sealing:
    """The sealing of one event; `linking` says how it was linked before the codes went.

    `destroyed` says what is still to be certified.
    Of the earliest sealings only `duplicates` is known.
    """

    event_id: int
    day: date
    state: SealingState
    linking: Linking = field(default_factory=Linking)
    duplicates: int = 0
    destroyed: Destroyed = field(default_factory=Destroyed)


_RESPONSES = (
    "SELECT responses.id FROM responses JOIN waves ON waves.id = wave_id WHERE event_id = ?"
)


def save_sealing(db: Database, sealing: Sealing) -> None:
    """Save how far the sealing of an event is, and on which day it began."""
    db.execute(
        "INSERT INTO sealings (event_id, day, state, duplicates, linking, destroyed)"
        " VALUES (:event_id, :day, :state, :duplicates, :linking, :destroyed)"
        " ON CONFLICT (event_id) DO UPDATE SET day = excluded.day, state = excluded.state",
        write_row(sealing) | {"duplicates": sealing.linking.duplicates},
    )


def find_sealing(db: Database, event_id: int) -> Sealing | None:
    """Return the sealing of an event, or None if it is not sealed."""
    return find_row(db, Sealing, "SELECT * FROM sealings WHERE event_id = ?", [event_id])


def count_secrets(db: Database, event_id: int) -> Destroyed:
    """Count what there is to destroy of an event."""
    counts = (
        f"SELECT count(DISTINCT response_id) FROM link_hashes WHERE response_id IN ({_RESPONSES})",  # noqa: S608 a constant
        f"SELECT count(*) FROM ({_RESPONSES})",  # noqa: S608 a constant
        "SELECT count(*) FROM texts JOIN waves ON waves.id = wave_id WHERE event_id = ?",
    )
    found = [db.execute(count, [event_id]).fetchone()[0] for count in counts]
    return Destroyed("", "", *found)


def delete_secrets(db: Database, event_id: int) -> None:
    """Delete an event's codes and raw texts, and put random bytes in place of hashes.

    Random bytes destroy a hash as surely as deleting its row, and are unique as the columns must
    be. No response can be found by them.
    """
    db.execute(f"DELETE FROM link_hashes WHERE response_id IN ({_RESPONSES})", [event_id])  # noqa: S608 a constant
    # The codings of the texts stay, without a link to the texts.
    db.execute("UPDATE codings SET text_id = NULL WHERE event_id = ?", [event_id])
    db.execute(
        "DELETE FROM texts WHERE wave_id IN (SELECT id FROM waves WHERE event_id = ?)", [event_id]
    )
    db.execute(
        "UPDATE responses SET submission_hash = randomblob(16),"  # noqa: S608 a constant
        " content_hash = randomblob(16), receipt_hash = randomblob(16)"
        f" WHERE id IN ({_RESPONSES})",
        [event_id],
    )


LOG_HEADER, FRAME_HEADER = 32, 24
"""Bytes of SQLite's log before its first page, and before each page."""

LOOKS, LOOK_EVERY_S = 60, 0.5
"""How often it is tried to empty the log; Litestream writes it to the file every ten seconds."""


def delete_remains(db: Database) -> bool:
    """Rewrite the file and empty its log, so that nothing deleted is left in either.

    Return False if others used the database all the time; then call it again.

    Raise DataDirectoryError if the disk is full; then make room and call it again.
    """
    path = Path(db.execute("PRAGMA database_list").fetchone()[2])
    log = path.with_name(f"{path.name}-wal")
    try:
        db.conn.execute("VACUUM")
        begun = _read_generation(log)
        with closing(open_database(path)) as other:
            # Nobody's writing waits for this one.
            other.conn.execute("PRAGMA busy_timeout = 100")
            for _ in range(LOOKS):
                if not other.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                    return True
                if _read_generation(log) != begun:
                    return _cut(other, db, log)
                time.sleep(LOOK_EVERY_S)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise DataDirectoryError(
                f"the sealing has begun and cannot be finished ({error}): make room on the disk; "
                "then the worker finishes it, or `collector seal`"
            ) from error
    return False


def _read_generation(log: Path) -> bytes:
    """Return the salts of a log, which change when all of it is in the file and it begins anew."""
    if not log.exists():
        return b""
    with log.open("rb") as file:
        return file.read(LOG_HEADER)[16:24]


def _cut(db: Database, writer: Database, log: Path) -> bool:
    """Cut off what a log that began anew still has behind its end, as SQLite does when it may.

    Litestream reads the log all the time, so that nobody else can empty it.
    """
    with transaction(writer):
        _, frames, _ = db.conn.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        page = db.conn.execute("PRAGMA page_size").fetchone()[0]
        if frames >= 0:
            os.truncate(log, LOG_HEADER + frames * (FRAME_HEADER + page))
    return bool(frames >= 0)


@dataclass(frozen=True)
class StoredCertificate:
    """The signed text of a certificate, and the event that it is about."""

    id: int
    event: str
    text: str


def save_certificate(db: Database, event_slug: str, text: str) -> None:
    """Save a certificate, and forget what was to be certified of the event."""
    db.table("certificates").insert({"event": event_slug, "text": text})
    db.execute(
        "UPDATE sealings SET destroyed = '{}'"
        " WHERE event_id = (SELECT id FROM events WHERE slug = ?)",
        [event_slug],
    )


def list_certificates(db: Database) -> list[StoredCertificate]:
    """Return every certificate, the newest first."""
    return list_rows(db, StoredCertificate, "SELECT * FROM certificates ORDER BY id DESC")
