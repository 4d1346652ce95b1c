"""Key files, mode 0600, outside the database and its backups, and the numbers of cards beside them.

Each event has a key, and there are four more secrets. The database has a check value of each key,
which tells another key in its place and reveals nothing.
"""

import os
import secrets
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NewType

from sqlite_utils import Database

from collector.core.linking.codes import CARD_NUMBERS, CardCode, find_card_number, hash_for
from collector.errors import CardCodeError, DataDirectoryError, MissingKeyError
from collector.store.database import put_file, sync

EventKey = NewType("EventKey", bytes)  # the 32 random bytes that key every hash of one event


class Secret(StrEnum):
    """A file of a key that no event has, made at first use; no event's key can have its name."""

    SESSION = "session.secret"  # signs organisers' sessions
    IDENTITY = "identity.secret"  # keys the hashes of organisers' identities at the provider
    WITHDRAWALS = "withdrawals.secret"  # keys the marks of withdrawals
    CERTIFICATES = "certificates.secret"  # signs certificates of sealings


_COSTS = {
    Secret.SESSION: "everybody signs in again",
    Secret.IDENTITY: "everybody connects an identity again",
    Secret.WITHDRAWALS: "a backup brings earlier withdrawals back",
    Secret.CERTIFICATES: "certificates have another public key",
}
"""What follows from a new one in its place."""

KEY_BYTES = 32


def create_key(folder: Path, event_slug: str) -> None:
    """Write a new key unless the event has one, so that a second call changes nothing."""
    _create(folder / key_name(event_slug))


def get_secret(folder: Path, secret: Secret) -> bytes:
    """Return a secret, or raise DataDirectoryError if its file is damaged."""
    path = folder / secret
    _create(path)
    found = _read(path)
    if found is None:
        raise DataDirectoryError(
            f"{path} is damaged or not yours to read: put it back from where you keep it, or "
            f"delete it and start again; then a new one is made, and {_COSTS[secret]}"
        )
    return found


def end_all_sessions(folder: Path) -> None:
    """Delete what signs organisers' sessions, so that everybody signs in again."""
    (folder / Secret.SESSION).unlink(missing_ok=True)


def _read(path: Path) -> bytes | None:
    """Return a key, or None if there is none or it is damaged."""
    with suppress(OSError):
        key = path.read_bytes()
        return key if len(key) == KEY_BYTES else None
    return None


def _create(path: Path) -> None:
    try:
        if path.exists():  # A full disk takes no file, and nothing that is there waits for it.
            return
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Linked when it is on the disk, so that an interruption never leaves half a key.
        with NamedTemporaryFile(dir=path.parent) as file:
            file.write(secrets.token_bytes(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
            with suppress(FileExistsError):
                os.link(file.name, path)
        sync(path.parent)
    except OSError as error:
        raise DataDirectoryError(
            f"cannot write {path} ({error.strerror}): make room or give the right to, or choose a "
            "directory on a file system that has hard links with --data"
        ) from error


def save_check(db: Database, folder: Path, name: str) -> None:
    """Save the check value of the key in a file, in place of another that it had."""
    key = _read(folder / name)
    if key is not None:
        db.execute("INSERT OR REPLACE INTO key_checks VALUES (?, ?)", [name, _check(key, name)])


def save_first_checks(db: Database, folder: Path) -> None:
    """Save the check values of keys that have none, as an older version left them."""
    checked = {name for (name,) in db.execute("SELECT name FROM key_checks")}
    for name in [*(path.name for path in folder.glob("*.key")), *Secret]:
        if name not in {*checked, Secret.SESSION}:
            save_check(db, folder, name)


def delete_check(db: Database, event_slug: str) -> None:
    """Delete the check value of an event's key, which is to be destroyed."""
    db.execute("DELETE FROM key_checks WHERE name = ?", [key_name(event_slug)])


def is_as_checked(db: Database, folder: Path, name: str) -> bool:
    """Say whether a file holds the key whose check value is saved, or none is saved."""
    found = db.execute("SELECT value FROM key_checks WHERE name = ?", [name]).fetchone()
    key = _read(folder / name)
    return found is None or (key is not None and found[0] == _check(key, name))


def find_check(db: Database, folder: Path, event_slug: str) -> str:
    """Return the check value of an event's key in hexadecimal, or nothing if the key is lost."""
    key = find_key(db, folder, event_slug)
    return "" if key is None else _check(key, key_name(event_slug)).hex()


def _check(key: bytes, name: str) -> bytes:
    return hash_for("check", key, name.encode())


def read_key(folder: Path, event_slug: str) -> EventKey:
    """Return an event's key, whichever it is.

    Raise MissingKeyError if the file is gone, unreadable or not 32 bytes long.
    """
    path = folder / key_name(event_slug)
    key = _read(path)
    if key is None:
        raise _lost(path, "damaged or not yours to read" if path.exists() else "missing")
    return EventKey(key)


def get_key(db: Database, folder: Path, event_slug: str) -> EventKey:
    """Return the key with which an event's answers have been stored.

    Raise MissingKeyError if it is gone or damaged, or another is in its place.
    """
    key, path = read_key(folder, event_slug), folder / key_name(event_slug)
    if not is_as_checked(db, folder, path.name):
        raise _lost(path, "another one, of another day or server")
    return key


def _lost(path: Path, how: str) -> MissingKeyError:
    return MissingKeyError(
        f"the key of event {path.stem} is {how}, so its answers are collected but cannot be "
        f"linked: put {path} back from where you keep it"
    )


def find_key(db: Database, folder: Path, event_slug: str) -> EventKey | None:
    """Return an event's key, or None if it is lost."""
    try:
        return get_key(db, folder, event_slug)
    except MissingKeyError:
        return None


def stand_in_key(folder: Path, event_slug: str) -> EventKey:
    """Return what keys receipts while an event's key is lost, made at first use.

    A response with such a receipt can be found and withdrawn, but never linked. A damaged one is
    made anew, because answers come first.
    """
    path = _stand_in_path(folder, event_slug)
    if path.exists() and _read(path) is None:
        path.unlink()
    _create(path)
    return EventKey(path.read_bytes())


def list_keys(db: Database, folder: Path, event_slug: str) -> list[EventKey]:
    """Return every key by which an event's receipts may have been made and that is still here."""
    stand_in = _read(_stand_in_path(folder, event_slug))
    known = find_key(db, folder, event_slug), None if stand_in is None else EventKey(stand_in)
    return [key for key in known if key is not None]


def destroy_key(folder: Path, event_slug: str) -> None:
    """Overwrite an event's key and its stand-in, and remove them and the numbers of its cards.

    Missing files are ignored.
    """
    for path in (folder / key_name(event_slug), _stand_in_path(folder, event_slug)):
        if path.exists():
            with path.open("r+b") as file:
                file.write(secrets.token_bytes(32))
                file.flush()
                os.fsync(file.fileno())
            path.unlink()
    for path in folder.glob(f"{event_slug}.cards*"):
        path.unlink()
    if folder.exists():
        sync(folder)


def reserve_card_numbers(folder: Path, event_slug: str, count: int) -> range:
    """Return the next numbers for an event's cards; nobody else ever gets one of them.

    Call it in a transaction, so that no two printings come together. The file is not in the
    database, so that restoring a backup cannot lower the numbers. It holds no code.

    Raise DataDirectoryError if the file is damaged or cannot be written.
    """
    # A random start, so that two printings hardly ever overlap if the file is lost.
    first = secrets.randbelow(CARD_NUMBERS // 2)
    issued = list_card_numbers(folder, event_slug) or range(first, first)
    numbers = range(issued.stop, issued.stop + count)
    text = f"{issued.start} {numbers.stop}\n"
    put_file(_cards_path(folder, event_slug), lambda file: file.write_text(text, "ascii"))
    return numbers


def list_card_numbers(folder: Path, event_slug: str) -> range:
    """Return the numbers of all cards printed so far for an event.

    Raise DataDirectoryError if the file is damaged or cannot be read.
    """
    path = _cards_path(folder, event_slug)
    try:
        first, following = map(int, path.read_text("ascii").split())
    except FileNotFoundError:
        return range(0)
    except (OSError, ValueError) as error:
        message = f"{path} is damaged or not yours to read: put it back from where you keep it"
        raise DataDirectoryError(message) from error
    return range(first, following)


def check_card(db: Database, folder: Path, event_slug: str, code: CardCode | None) -> None:
    """Raise CardCodeError unless a code is on a card that was printed for an event (`foreign`).

    Without a code it is `needed`. Raise MissingKeyError if the event's key cannot tell.
    """
    if code is None:
        raise CardCodeError("needed")
    number = find_card_number(get_key(db, folder, event_slug), code)
    if number is None or number not in list_card_numbers(folder, event_slug):
        raise CardCodeError("foreign")


def key_name(event_slug: str) -> str:
    """Return the name of the file of an event's key."""
    return f"{event_slug}.key"


def _stand_in_path(folder: Path, event_slug: str) -> Path:
    return folder / f"{event_slug}.stand-in"


def _cards_path(folder: Path, event_slug: str) -> Path:
    return folder / f"{event_slug}.cards"
