"""What every page works with: settings, clock, the writer and a reading connection per thread."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any

from flask import current_app
from sqlite_utils import Database

from collector.actions.running.copies import Copies
from collector.config import Settings
from collector.core.events.events import Event
from collector.store.database import open_database
from collector.store.writer import Write, Writer
from collector.web.measures import Measures

Clock = Callable[[], datetime]

system_clock: Clock = partial(datetime.now, UTC)


@dataclass(frozen=True)
class Service:
    """The open parts of one web process."""

    settings: Settings
    write: Write
    copies: Copies
    clock: Clock = system_clock
    writer: Writer | None = None  # what `write` queues changes in, if it does
    kept: dict[str, Any] = field(default_factory=dict, repr=False)
    """What pages remember from one request to the next, by their name for it."""
    measures: Measures = field(default_factory=Measures)
    _local: threading.local = field(default_factory=threading.local, repr=False)

    def db(self) -> Database:
        """Return this thread's connection for reading."""
        if not hasattr(self._local, "db"):
            self._local.db = open_database(self.settings.database)
        db: Database = self._local.db
        return db

    @property
    def is_by_https(self) -> bool:
        """Say whether readers use https, although the front server itself does not."""
        return self.settings.base_url.startswith("https:")

    def address(self, event: Event) -> str:
        """Return where an event's questionnaire is."""
        return f"{self.settings.base_url}/e/{event.slug}"


def service() -> Service:
    """Return the service of the application that answers the present request."""
    found: Service = current_app.extensions["collector"]
    return found
