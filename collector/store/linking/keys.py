"""Key files, mode 0600, outside the database and its backups.

Each event has one. Two more sign sessions and key the hashes of identities.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NewType

from collector.errors import MissingKeyError
from collector.store.database import sync

EventKey = NewType("EventKey", bytes)
"""The 32 random bytes that key every hash of one event."""

SESSION_FILE = "session.secret"
"""No event's key can have this name: those end in .key."""

IDENTITY_FILE = "identity.secret"


def create_key(folder: Path, event_slug: str) -> None:
    """Write a new key unless the event has one, so that a second call changes nothing."""
    _create(_path(folder, event_slug))


def session_secret(folder: Path) -> bytes:
    """Return what signs organisers' sessions, made at first use; a new one signs everybody out."""
    return _read_made(folder / SESSION_FILE)


def identity_secret(folder: Path) -> bytes:
    """Return what keys the hashes of organisers' identities, made at first use.

    With a new one nobody is known to the provider's sign-in until they connect again.
    """
    return _read_made(folder / IDENTITY_FILE)


def _read_made(path: Path) -> bytes:
    _create(path)
    return path.read_bytes()


def _create(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Linked when it is on the disk, so that an interruption never leaves half a key.
    with NamedTemporaryFile(dir=path.parent) as file:
        file.write(secrets.token_bytes(32))
        file.flush()
        os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(file.name, path)
    sync(path.parent)


def read_key(folder: Path, event_slug: str) -> EventKey:
    """Return an event's key.

    Raises:
        MissingKeyError: the file is gone, unreadable or not 32 bytes long.
    """
    path = _path(folder, event_slug)
    try:
        key = path.read_bytes()
    except OSError as error:
        message = (
            f"the key of event {event_slug} is missing, so its answers are collected but cannot be "
            f"linked: put {path} back from where you keep it"
        )
        raise MissingKeyError(message) from error
    if len(key) != 32:  # noqa: PLR2004 as written by create_key
        message = (
            f"the key file {path} is damaged, so answers are collected but cannot be linked: "
            "put it back from where you keep it"
        )
        raise MissingKeyError(message)
    return EventKey(key)


def find_key(folder: Path, event_slug: str) -> EventKey | None:
    """Return an event's key, or None if it is lost."""
    try:
        return read_key(folder, event_slug)
    except MissingKeyError:
        return None


def stand_in_key(folder: Path, event_slug: str) -> EventKey:
    """Return what keys receipts while an event's key is lost, made at first use.

    A response with such a receipt can be found and withdrawn, but never linked.
    """
    path = _stand_in_path(folder, event_slug)
    _create(path)
    return EventKey(path.read_bytes())


def list_keys(folder: Path, event_slug: str) -> list[EventKey]:
    """Return every key by which an event's receipts may have been made and that is still here."""
    path = _stand_in_path(folder, event_slug)
    stand_in = EventKey(path.read_bytes()) if path.exists() else None
    return [key for key in (find_key(folder, event_slug), stand_in) if key is not None]


def destroy_key(folder: Path, event_slug: str) -> None:
    """Overwrite an event's key and its stand-in and remove the files; missing files are ignored."""
    for path in (_path(folder, event_slug), _stand_in_path(folder, event_slug)):
        if path.exists():
            _destroy(path)
    if folder.exists():
        sync(folder)


def _destroy(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(secrets.token_bytes(32))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()


def _path(folder: Path, event_slug: str) -> Path:
    return folder / f"{event_slug}.key"


def _stand_in_path(folder: Path, event_slug: str) -> Path:
    return folder / f"{event_slug}.stand-in"
