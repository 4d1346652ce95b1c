"""Rebuild the public database from the saved editions, without computing statistics.

The charts of a series are drawn here, because every edition of every event changes them.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from sqlite_utils import Database

from collector.core.disclosure.statistics import Row, Tables
from collector.core.publication.changelog import describe_edition
from collector.core.publication.editions import about_rows, join_editions, write_document
from collector.core.publication.tables import write_texts
from collector.core.publication.trend_table import trend_rows
from collector.formats.plots.pictures import Pictures, draw_pictures, picture_rows
from collector.formats.plots.public_trends import draw_trend_charts
from collector.store.events.events import list_events
from collector.store.publication.public import is_as_written, one_writer, save_public
from collector.store.publication.results import Edition, list_editions

PICTURED = {
    "chart_pictures": ("event", "part", "chart", "language"),
    "trend_pictures": ("series", "scale", "wording", "language"),
}
"""The tables of pictures, each with the key that it shares with its table of drawings."""


def rebuild_public(db: Database, public_path: Path) -> None:
    """Build the public database anew from the latest edition of every event, also if none is.

    Raises:
        DataDirectoryError: it cannot be written.
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


def _collect(db: Database) -> Tables:
    slugs = {event.id: event.slug for event in list_events(db)}
    editions = list_editions(db)
    latest = {edition.event_id: edition.document["tables"] for edition in editions}
    joined = join_editions(latest.values())
    published = {**joined, "trends": list(trend_rows(joined))}
    known = [edition.document.get("pictures", {}) for edition in editions]
    return {
        **published,
        **_draw_trends(published),
        "chart_pictures": _pictures("chart_pictures", joined.get("charts", []), known),
        "about": about_rows(),
        "editions": [_edition_row(slugs[edition.event_id], edition) for edition in editions],
        "editions_whole": _whole_rows(slugs, editions),
    }


def _draw_trends(published: Tables) -> Tables:
    drawn = draw_trend_charts(published)
    return {"trend_charts": drawn, "trend_pictures": _pictures("trend_pictures", drawn)}


def _pictures(name: str, drawings: list[Row], known: Iterable[Pictures] = ()) -> list[Row]:
    """Return the rows of a table of pictures; those of editions before there were any are drawn."""
    drawn = {key: png for pictures in known for key, png in pictures.items()}
    return list(picture_rows(drawings, PICTURED[name], draw_pictures(drawings, drawn)))


def _edition_row(slug: str, edition: Edition) -> Row:
    waves = [row["wave"] for row in edition.document["tables"]["waves"]]
    first = describe_edition(waves, (), first=True, correction=False)
    return {
        "event": slug,
        "number": edition.number,
        "month": edition.month,
        "content_hash": edition.content_hash,
        **write_texts("changelog", edition.document.get("changelog", first)),
    }


def _whole_rows(slugs: dict[int, str], editions: Sequence[Edition]) -> list[Row]:
    """Return every edition as the JSON that its hash is of."""
    return [
        {
            "event": slugs[edition.event_id],
            "number": edition.number,
            "document": write_document(edition.document["tables"]),
        }
        for edition in editions
    ]
