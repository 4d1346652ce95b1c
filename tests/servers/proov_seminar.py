"""The demonstration served on a day that never changes: both clocks and the seminar stand still."""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from collector.config import Settings
from collector.store.database import open_database
from collector.web.app import create_app
from tests.servers.serving import COLLECTOR
from tests.servers.threaded import Silent, serving_app

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)

SOON = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
"""When the seminar begins and its first wave closes."""


@dataclass
class Clock:
    """The server's clock."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


CLOCK = Clock()


@contextmanager
def seminar() -> Iterator[tuple[Path, str]]:
    """Serve the demonstration on a day that never changes; yield its data and its address."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        for command in (["demo", "--build-only"], ["event", "open", "proov", "post"]):
            subprocess.run([*COLLECTOR, *command, "--data", str(data)], check=True)
        _fix_days(data)
        app = create_app(Settings(data=data), clock=CLOCK)
        with serving_app(app, Silent) as address:
            yield data, address


def _fix_days(data: Path) -> None:
    db = open_database(Settings(data=data).database)
    day = SOON.date().isoformat()
    db.execute(
        "UPDATE events SET starts = ?, ends = ?, sealing = '2027-04-08' WHERE slug = 'proov'",
        [day, day],
    )
    for name, opens, closes in (
        ("pre", NOW - timedelta(days=5), SOON),
        ("post", NOW - timedelta(days=1), SOON + timedelta(days=2)),
        ("followup", SOON + timedelta(days=90), SOON + timedelta(days=104)),
    ):
        db.execute(
            "UPDATE waves SET opens = ?, closes = ? WHERE name = ?"
            " AND event_id = (SELECT id FROM events WHERE slug = 'proov')",
            [opens.isoformat(), closes.isoformat(), name],
        )
    db.close()
