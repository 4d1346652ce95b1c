"""Key files, one per event and one for sessions, mode 0600: outside the database and its backups.

What is hashed with a key belongs to `core/codes`.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NewType

from collector.errors import MissingKeyError

EventKey = NewType("EventKey", bytes)
"""The 32 random bytes that key every hash of one event."""

SESSION_FILE = "session.secret"
"""No event's key can have this name: those end in .key."""


def create_key(folder: Path, event_slug: str) -> None:
    """Write a new key unless the event has one, so that a second call changes nothing."""
    _create(_path(folder, event_slug))


def session_secret(folder: Path) -> bytes:
    """Return what signs organisers' sessions, made at first use; a new one signs everybody out."""
    path = folder / SESSION_FILE
    _create(path)
    return path.read_bytes()


def _create(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Linked when it is on the disk, so that nobody, and no power cut, leaves half a key.
    with NamedTemporaryFile(dir=path.parent) as file:
        file.write(secrets.token_bytes(32))
        file.flush()
        os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(file.name, path)
    _sync(path.parent)


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
            f"the key of event {event_slug} is missing: put {path} back from where you keep it"
        )
        raise MissingKeyError(message) from error
    if len(key) != 32:  # noqa: PLR2004 as written by create_key
        message = f"the key file {path} is damaged: put it back from where you keep it"
        raise MissingKeyError(message)
    return EventKey(key)


def destroy_key(folder: Path, event_slug: str) -> None:
    """Overwrite an event's key and remove its file; one that is gone already stays gone."""
    path = _path(folder, event_slug)
    if not path.exists():
        return
    with path.open("r+b") as file:
        file.write(secrets.token_bytes(32))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
    _sync(folder)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _path(folder: Path, event_slug: str) -> Path:
    return folder / f"{event_slug}.key"
