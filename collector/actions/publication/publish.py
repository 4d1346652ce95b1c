"""Publish events: make an edition of each draft, save it, and rebuild the public database once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from time import process_time

from sqlite_utils import Database

from collector.actions.progress import Progress, part_of, silent
from collector.actions.publication.approve import check_approved
from collector.actions.publication.build_report import draw_charts
from collector.actions.publication.draft_edition import Draft, draft_edition
from collector.actions.publication.rebuild_public import rebuild_public
from collector.core.disclosure.joint_table import Effort
from collector.core.disclosure.release import leave_drawable
from collector.core.publication.editions import describe_edition
from collector.core.publication.gatekeeper import certify
from collector.core.rows.tables import Tables
from collector.core.waves import WaveState, check_transition
from collector.errors import NotReadyError, passes
from collector.store.database import transaction
from collector.store.events.waves import save_state
from collector.store.publication import results
from collector.store.publication.results import Edition, EditionDocument

CHECK_SECONDS = 60.0
"""How many it may take for an edition, of which it must answer again what it asked."""


def publish_events(
    db: Database,
    event_slugs: Sequence[str],
    *,
    public_path: Path,
    now: datetime,
    progress: Progress = silent,
    correct: bool = False,
) -> list[Edition]:
    """Publish the report of each event as its next edition, then rebuild the public database.

    What earlier editions have is carried over word for word, unless they are to be `correct`ed.
    The same content published again makes no new edition, but does rebuild the file. Charts are
    drawn anew, from what is published and nothing else, before anything is locked. Where an event
    is refused, those before it are published and those after it are not.

    Raises:
        ApprovalError: a second person has not approved exactly this, as the series asks.
        NotFoundError: there is no such event.
        NotReadyError: the wave before or after still takes answers, or no report is current.
        PublicationError: a rule of disclosure control forbids it; the rule is named.
        DataDirectoryError: the public database cannot be written.
    """
    editions: list[Edition] = []
    try:
        for place, slug in enumerate(event_slugs):
            step = part_of(progress, place, len(event_slugs))
            editions.append(_make_edition(db, slug, now=now, progress=step, correct=correct))
    finally:
        if editions:
            rebuild_public(db, public_path)
    progress(1, 1)
    return editions


def _make_edition(
    db: Database, event_slug: str, *, now: datetime, progress: Progress, correct: bool
) -> Edition:
    draft = draft_edition(db, event_slug, correct=correct)
    check_approved(db, draft)
    effort = Effort(process_time, process_time() + CHECK_SECONDS)
    certificates = certify(draft.lay_out(), draft.earlier, draft.release.coarsened, effort)
    tables = draft.lay_out(draw_charts(leave_drawable(draft.release), progress))
    tables = replace(tables, certificates=certificates)
    with transaction(db):
        earlier = results.list_editions(db, draft.event.id)
        # Two people may publish the same at once.
        if earlier and earlier[-1].document.tables == _keep(earlier[-1], tables):
            return earlier[-1]
        return _save_next_edition(db, draft, tables, now)


def _keep(last: Edition, tables: Tables) -> Tables:
    """Return tables with the certificate of an edition: what is asked of the next one differs."""
    return replace(tables, certificates=last.document.tables.certificates)


def _save_next_edition(db: Database, draft: Draft, tables: Tables, now: datetime) -> Edition:
    slug, earlier = draft.event.slug, draft.earlier
    if draft_edition(db, slug, correct=draft.is_correction) != draft:
        raise NotReadyError("changed", event=slug)
    check_approved(db, draft)
    results.delete_approval(db, draft.event.id)
    waves = [row.wave for row in tables.waves]
    before = [row.wave for row in earlier[-1].waves] if earlier else []
    changelog = describe_edition(waves, before, correction=draft.is_correction)
    document = EditionDocument(tables, changelog)
    for wave in draft.waves:
        if passes(check_transition, wave, WaveState.PUBLISHED):
            save_state(db, wave, WaveState.PUBLISHED, wave.opens, wave.closes)
    results.save_pool(db, draft.event.id, [each.id for each in draft.pool])
    number, month = len(earlier) + 1, f"{now:%Y-%m}"
    return results.save_edition(db, draft.event.id, number, month, document)
