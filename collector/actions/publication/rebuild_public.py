"""Rebuild the public database from the saved editions, without computing statistics.

The charts of a series are drawn here, because every edition of every event changes them.
"""

import gzip
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sqlite_utils import Database

from collector.core.publication.editions import about_rows, describe_edition, join_editions
from collector.core.publication.series import tell_series
from collector.core.publication.tables import correction_rows, publish
from collector.core.rows.asked import EditionRow, WholeEditionRow
from collector.core.rows.readings import PROTECTION
from collector.core.rows.tables import PublicTables, Tables
from collector.formats.plots.series import draw_trend_charts
from collector.store.database import snapshot, transaction
from collector.store.events.events import list_events, list_series
from collector.store.publication.public import is_as_written, one_writer, save_public
from collector.store.publication.results import Edition, list_editions
from collector.store.questionnaire.versions import list_corrections, publish_confirmed

COMMON = ("series", "events", "questions", "choices", "changes")
"""The tables of an event from which something is told of all events."""


def rebuild_public(db: Database, public_path: Path) -> None:
    """Build the public database anew from the latest edition of every event, also if none is.

    Raise DataDirectoryError if it cannot be written.
    """
    with one_writer(public_path):
        with transaction(db):
            publish_confirmed(db)
        save_public(public_path, _collect(db))


def find_public_damage(db: Database, public_path: Path) -> str:
    """Return what is wrong with the public database and how to repair it, or the empty text.

    The file follows from the editions to the byte, so every change of it shows.
    """
    if is_as_written(public_path, _collect(db)):
        return ""
    what = "was changed by somebody else" if public_path.is_file() else "is missing"
    return (
        f"the public database {public_path} {what}, or is of an older version of the service: "
        "start `collector serve` anew or publish any event again, and it is written as published"
    )


def _collect(db: Database) -> Iterator[PublicTables]:
    """Yield the rows of one event after the other, then what is told of all of them together."""
    told: list[Tables] = []
    with snapshot(db):
        for event in sorted(list_events(db), key=lambda event: event.id):
            editions = list_editions(db, event.id)
            if editions:
                latest = editions[-1].document.tables
                told.append(Tables(**{name: getattr(latest, name) for name in COMMON}))
                yield _collect_event(event.slug, latest, editions)
        corrections, programmes = list_corrections(db), list_series(db)
    joined = join_editions(told)
    log = list(correction_rows(joined, programmes, corrections))
    common = tell_series(joined, log)
    yield PublicTables(
        series=joined.series,
        corrections=log,
        trends=common.trends,
        series_changes=common.series_changes,
        trend_charts=draw_trend_charts(common),
        about=about_rows(joined),
    )


def _collect_event(slug: str, latest: Tables, editions: list[Edition]) -> PublicTables:
    """Return the rows of an event's latest edition, and those about its editions.

    The series is left out: events share it, and the last one speaks.
    """
    told, whole = [], []
    for each in editions:
        waves = [row.wave for row in each.document.tables.waves]
        changelog = each.document.changelog or describe_edition(waves)
        told.append(publish(EditionRow, each, event=slug, changelog=changelog))
        # Packed without the time, so that the same text gives the same bytes.
        packed = gzip.compress(each.whole.encode(), mtime=0)
        whole.append(WholeEditionRow(event=slug, number=each.number, document=packed))
    # Editions of older versions name the rule, which tells of the answers that it protects.
    withheld = [replace(row, rule=PROTECTION) for row in latest.withheld]
    rows = vars(latest) | {"series": [], "withheld": withheld}
    return PublicTables(**rows, editions=told, editions_whole=whole)
