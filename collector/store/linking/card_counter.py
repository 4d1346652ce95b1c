"""The number of cards that were made for an event: a file beside its key, mode 0600.

It is not in the database, so that restoring a backup cannot lower it. It holds no code.
"""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from collector.core.linking.codes import CARD_NUMBERS
from collector.errors import DataDirectoryError
from collector.store.database import replace_file, sync


def reserve_card_numbers(folder: Path, event_slug: str, count: int) -> range:
    """Return the next numbers for an event's cards; nobody else ever gets one of them.

    Raise DataDirectoryError if the file is damaged or cannot be written.
    """
    with _only_one(folder):
        # A random start, so that two printings hardly ever overlap if the file is lost.
        first = secrets.randbelow(CARD_NUMBERS // 2)
        issued = list_card_numbers(folder, event_slug) or range(first, first)
        numbers = range(issued.stop, issued.stop + count)
        replace_file(_path(folder, event_slug), f"{issued.start} {numbers.stop}\n")
    return numbers


def list_card_numbers(folder: Path, event_slug: str) -> range:
    """Return the numbers of all cards printed so far for an event.

    Raise DataDirectoryError if the file is damaged or cannot be read.
    """
    path = _path(folder, event_slug)
    try:
        first, following = map(int, path.read_text("ascii").split())
    except FileNotFoundError:
        return range(0)
    except (OSError, ValueError) as error:
        message = f"{path} is damaged or not yours to read: put it back from where you keep it"
        raise DataDirectoryError(message) from error
    return range(first, following)


def destroy_cards(folder: Path, event_slug: str) -> None:
    """Remove an event's file. Without its key, no unused code can be computed again."""
    if folder.exists():
        with _only_one(folder):
            for path in folder.glob(f"{event_slug}.cards*"):
                path.unlink()
            sync(folder)


@contextmanager
def _only_one(folder: Path) -> Iterator[None]:
    """Lock the folder's counters against other threads and processes."""
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)
    except OSError as error:
        message = f"{folder} cannot be written ({error.strerror}): make room or give the right to"
        raise DataDirectoryError(message) from error


def _path(folder: Path, event_slug: str) -> Path:
    return folder / f"{event_slug}.cards"
