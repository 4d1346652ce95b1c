"""Decide to publish an event although a wave of it was flooded with answers."""

from datetime import datetime

from sqlite_utils import Database

from collector.actions.publication.readiness import list_flooded, list_pool
from collector.core.people.audit import tidy_reason
from collector.store.answering.counts import save_flood_decision
from collector.store.answering.responses import count_responses
from collector.store.database import transaction
from collector.store.events.events import get_event
from collector.store.people.audit import save_audit


def decide_flood(
    db: Database, event_slug: str, *, reason: str, now: datetime, account: str
) -> None:
    """Let an event be published with the answers that it has now; the reason is kept in the log.

    Raise ReasonError if the reason is too short or too long. Where nothing waits for a decision,
    nothing changes.
    """
    said = tidy_reason(reason)
    with transaction(db):
        event = get_event(db, event_slug)
        for each in (*list_pool(db, event), event):
            waves, counts = list_flooded(db, each), count_responses(db, each.id)
            for wave in waves:
                save_flood_decision(db, wave.id, counts[wave.id])
            if waves:
                names = [wave.name for wave in waves]
                save_audit(
                    db, now, account, "flood_accepted", event=each.slug, waves=names, reason=said
                )
