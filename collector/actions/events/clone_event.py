"""Plan an event after the model of another: same series, questionnaires and ways to link."""

from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from collector.actions.events.plan_event import add_event
from collector.core.events.events import Event
from collector.store.database import transaction
from collector.store.events.events import get_event, get_series
from collector.store.events.waves import list_waves


def clone_event(
    db: Database, model_slug: str, event: Event, *, keys: Path, now: datetime, account: str
) -> Event:
    """Plan this event in the series of its model, whose questionnaires its waves ask.

    Raises:
        NotFoundError: there is no such model.
        PlanError: the plan will not do.
    """
    with transaction(db):
        model = get_event(db, model_slug)
        versions = {wave.name: wave.questionnaire_version for wave in list_waves(db, model.id)}
        series = get_series(db, model.series_id)
        return add_event(db, series, event, versions, keys=keys, now=now, account=account)
