"""Rebuild the public database from the saved editions, without computing statistics.

The charts of a series are drawn here, because every edition of every event changes them.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from sqlite_utils import Database

from collector.core.publication.editions import about_rows, describe_edition, join_editions
from collector.core.publication.tables import publish, trend_rows
from collector.core.rows.asked import EditionRow, WholeEditionRow
from collector.core.rows.readings import ChartPictureRow, ChartRow, TrendChartRow, TrendPictureRow
from collector.core.rows.tables import PublicTables
from collector.formats.charts.png import Pictures, draw_pictures, get_picture
from collector.formats.plots.public_trends import draw_trend_charts
from collector.store.events.events import list_events
from collector.store.publication.public import is_as_written, one_writer, save_public
from collector.store.publication.results import Edition, list_editions

PictureRow = TypeVar("PictureRow", ChartPictureRow, TrendPictureRow)


def rebuild_public(db: Database, public_path: Path) -> None:
    """Build the public database anew from the latest edition of every event, also if none is.

    Raise DataDirectoryError if it cannot be written.
    """
    with one_writer(public_path):
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


def _collect(db: Database) -> PublicTables:
    slugs = {event.id: event.slug for event in list_events(db)}
    editions = list_editions(db)
    latest = {edition.event_id: edition.document.tables for edition in editions}
    joined = join_editions(latest.values())
    published = PublicTables(**vars(joined), trends=list(trend_rows(joined)))
    known = {name: png for each in editions for name, png in each.document.pictures.items()}
    trend_charts = draw_trend_charts(published)
    return replace(
        published,
        trend_charts=trend_charts,
        trend_pictures=list_pictures(TrendPictureRow, trend_charts),
        chart_pictures=list_pictures(ChartPictureRow, joined.charts, known),
        about=about_rows(joined),
        editions=[_edition_row(slugs[edition.event_id], edition) for edition in editions],
        editions_whole=[
            WholeEditionRow(event=slugs[each.event_id], number=each.number, document=each.whole)
            for each in editions
        ],
    )


def list_pictures(
    kind: type[PictureRow],
    charts: Sequence[ChartRow | TrendChartRow],
    known: Pictures | None = None,
) -> list[PictureRow]:
    """Return the picture of each chart under its key; those that are not known are drawn."""
    pictures = draw_pictures((row.svg for row in charts), known)
    keys = kind.table.key
    return [
        kind(png=get_picture(pictures, row.svg), **{key: getattr(row, key) for key in keys})
        for row in charts
    ]


def _edition_row(slug: str, edition: Edition) -> EditionRow:
    waves = [row.wave for row in edition.document.tables.waves]
    first = describe_edition(waves, (), first=True, correction=False)
    changelog = edition.document.changelog or first
    return publish(EditionRow, edition, event=slug, changelog=changelog)
