"""Withdrawals that outlast every backup: marks in a file beside the keys, mode 0600.

A mark is a keyed hash of the hash by which a response or its texts were found, under a secret of
its own. It tells nothing of a person, an answer or an event, and marks are sorted by random
numbers. The database keeps the numbers that it has followed, so that an answer which is sent again
after its withdrawal stays.
"""

import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path

from sqlite_utils import Database

from collector.core.linking.codes import hash_for
from collector.errors import DataDirectoryError
from collector.store.database import put_file, transaction
from collector.store.linking.keys import Secret, get_secret

FILE = "withdrawals"

_COLUMNS = (("texts", "receipt_hash"), ("texts", "code_hash"), ("responses", "receipt_hash"))
"""Where the hashes stand of what can be withdrawn."""


def save_withdrawal(db: Database, folder: Path, hashes: Iterable[bytes]) -> None:
    """Mark what is found by these hashes as withdrawn, durably and before it is deleted for good.

    Raise DataDirectoryError if the file is damaged or cannot be written.
    """
    secret = get_secret(folder, Secret.WITHDRAWALS)
    marks = {secrets.token_bytes(8): _mark(secret, each) for each in hashes}
    _write(folder, _read(folder) | marks)
    _save(db, marks)


def apply_withdrawals(db: Database, folder: Path) -> int:
    """Delete what was withdrawn and is back, as after a restore; return how many responses.

    Raise DataDirectoryError if the file is damaged or cannot be written.
    """
    with transaction(db):
        known = dict(db.execute("SELECT number, mark FROM withdrawals").fetchall())
        noted = _read(folder)
        if known.keys() - noted.keys():
            _write(folder, noted | known)
        missed = {number: mark for number, mark in noted.items() if number not in known}
        _save(db, missed)
        secret = get_secret(folder, Secret.WITHDRAWALS) if missed else b""
        marks, deleted = set(missed.values()), 0
        for table, column in _COLUMNS if missed else ():
            sql = f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL"  # noqa: S608 constants
            back = [each for (each,) in db.execute(sql) if _mark(secret, each) in marks]
            for each in back:
                db.execute(f"DELETE FROM {table} WHERE {column} = ?", [each])  # noqa: S608 constants
            deleted = len(back)
    return deleted


def is_withdrawn(db: Database, folder: Path, hashes: Iterable[bytes]) -> bool:
    """Say whether what is found by one of these hashes was withdrawn."""
    secret = get_secret(folder, Secret.WITHDRAWALS)
    sql = "SELECT 1 FROM withdrawals WHERE mark = ?"
    return any(db.execute(sql, [_mark(secret, each)]).fetchone() for each in hashes)


def _mark(secret: bytes, found_by: bytes) -> bytes:
    return hash_for("withdrawn", secret, found_by)


def check_withdrawals(folder: Path) -> None:
    """Raise DataDirectoryError if the file is damaged, or what keys its marks is gone."""
    if _read(folder) and not (folder / Secret.WITHDRAWALS).exists():
        raise DataDirectoryError(
            f"{folder / Secret.WITHDRAWALS} is missing, so a backup would bring back what was "
            "withdrawn: put it back from where you keep it"
        )


def _save(db: Database, marks: Mapping[bytes, bytes]) -> None:
    db.conn.executemany("INSERT OR IGNORE INTO withdrawals VALUES (?, ?)", marks.items())


def _read(folder: Path) -> dict[bytes, bytes]:
    path = folder / FILE
    try:
        pairs = (line.split() for line in path.read_text("ascii").splitlines())
        return {bytes.fromhex(number): bytes.fromhex(mark) for number, mark in pairs}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        message = f"{path} is damaged or not yours to read: put it back from where you keep it"
        raise DataDirectoryError(message) from error


def _write(folder: Path, marks: Mapping[bytes, bytes]) -> None:
    text = "".join(f"{number.hex()} {mark.hex()}\n" for number, mark in sorted(marks.items()))
    put_file(folder / FILE, lambda file: file.write_text(text, "ascii"))
