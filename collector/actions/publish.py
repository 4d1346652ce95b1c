"""Publish an event: lay out an edition from its report, keep it, and rebuild the public database.

What may be published is decided in `core/disclosure`; computing results belongs to `report`.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from collector.actions.progress import Progress, silent
from collector.actions.rebuild_public import rebuild_public
from collector.core.editions import (
    Tables,
    check_edition,
    hash_tables,
    make_tables,
)
from collector.core.events import Event
from collector.core.excerpts import leave_drawable, make_excerpt
from collector.core.waves import Wave, WaveName, WaveState, can_become
from collector.errors import StateError
from collector.formats.charts.report_charts import plan_charts
from collector.store.database import transaction
from collector.store.events import get_event, get_series
from collector.store.responses import count_responses
from collector.store.results import Document, Edition, find_report, list_editions, save_edition
from collector.store.waves import list_waves, save_state

_BEFORE_AND_AFTER = frozenset({WaveName.PRE, WaveName.POST})
_ANSWERED = frozenset({WaveState.CLOSED, WaveState.PUBLISHED, WaveState.SEALED})


def publish_event(
    db: Database, event_slug: str, *, public_path: Path, now: datetime, progress: Progress = silent
) -> Edition:
    """Publish an event's report as its next edition and rebuild the public database.

    The same content published again makes no new edition, but does rebuild the file. Charts are
    drawn anew, from what is published and nothing else, before anything is locked.

    Raises:
        NotFoundError: there is no such event.
        StateError: the wave before or after still takes answers, or there is no current report.
        PublicationError: a rule of disclosure control forbids it; the rule is named.
        DataDirectoryError: the public database cannot be written.
    """
    event = get_event(db, event_slug)
    waves, report = _get_publishable(db, event)
    tables = _make_tables(db, event, report, waves, progress)
    with transaction(db):
        if _get_publishable(db, event) != (waves, report):
            message = f"{event.slug} changed while it was being published: publish it again"
            raise StateError(message)
        edition = _save_next_edition(db, event, tables, now)
        for wave in waves:
            if can_become(wave, WaveState.PUBLISHED):
                save_state(db, wave, WaveState.PUBLISHED, opens=wave.opens, closes=wave.closes)
    rebuild_public(db, public_path)
    progress(1, 1)
    return edition


def _get_publishable(db: Database, event: Event) -> tuple[list[Wave], Document]:
    waves = [wave for wave in list_waves(db, event.id) if wave.state in _ANSWERED]
    still_open = _BEFORE_AND_AFTER - {wave.name for wave in waves}
    if still_open:
        names = " and ".join(sorted(still_open, reverse=True))
        message = f"{event.slug} cannot be published yet: close its wave {names} first"
        raise StateError(message)
    report = find_report(db, event.id)
    if report is None:
        message = f"{event.slug} has no report yet: build its report, read it, then publish"
        raise StateError(message)
    _check_current(report, waves, count_responses(db, event.id))
    return waves, report


def _check_current(report: Document, waves: Sequence[Wave], counts: Mapping[int, int]) -> None:
    reported = {row["name"]: row["n"] for row in report["waves"]}
    for wave in waves:
        there, now = reported.get(wave.name, 0), counts[wave.id]
        if there != now:
            message = (
                f"the report is about {there} responses of the wave {wave.name}, but there are "
                f"{now} now: build the report again, read it, then publish"
            )
            raise StateError(message)


def _make_tables(
    db: Database, event: Event, report: Document, waves: Sequence[Wave], progress: Progress
) -> Tables:
    series = get_series(db, event.series_id)
    excerpt = make_excerpt(report, [wave.name for wave in waves], series.threshold)
    plan = plan_charts(leave_drawable(excerpt))
    charts = []
    for done, draw_chart in enumerate(plan):
        progress(done, len(plan) + 1)
        charts.append(draw_chart())
    return make_tables(series, event, excerpt, charts)


def _save_next_edition(db: Database, event: Event, tables: Tables, now: datetime) -> Edition:
    content_hash = hash_tables(tables)
    earlier = list_editions(db, event.id)
    if earlier and earlier[-1].content_hash == content_hash:
        return earlier[-1]
    threshold = get_series(db, event.series_id).threshold
    check_edition(tables, [one.document["tables"] for one in earlier], threshold)
    month = f"{now:%Y-%m}"
    return save_edition(db, event.id, len(earlier) + 1, month, content_hash, {"tables": tables})
