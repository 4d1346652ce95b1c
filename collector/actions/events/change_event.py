"""Change what was planned, undo the last change, archive an event and restore it.

Nothing is deleted, and the day of sealing stays as promised. Undoing twice makes the change again.
"""

from dataclasses import replace
from datetime import datetime

from sqlite_utils import Database

from collector.actions.events.plan_event import (
    fix_due_plans,
    list_comparison_problems,
    list_event_scales,
)
from collector.core.events.events import COMPARED, Event, Series
from collector.core.events.planning import EXTENSION, list_problems, list_time_problems, usual_times
from collector.core.people.audit import AuditKind
from collector.core.waves import ENDED, Wave, WaveName, WaveState
from collector.errors import PlanError, StateError
from collector.store.answering.responses import count_responses
from collector.store.database import transaction
from collector.store.events import events
from collector.store.events.waves import find_wave, get_wave, list_waves, save_state
from collector.store.linking.sealing import find_sealing
from collector.store.people.audit import save_audit


def change_event(db: Database, event: Event, *, now: datetime, account: str) -> Event:
    """Save other particulars of a known event; its series and address stay.

    Waves that have not opened move with the event, unless somebody gave them times of their own.

    Raises:
        PlanError: the new dates are not valid, or it cannot be compared with what it names now.
        StateError: the event is sealed, or its sealing would be moved although people have
            answered, who were told the day.
    """
    with transaction(db):
        known = _get_unsealed(db, event.slug)
        if any(getattr(known, name) != getattr(event, name) for name in COMPARED):
            fix_due_plans(db, now=now)
        series, asked = events.get_series(db, known.series_id), list_event_scales(db, known)
        problems = list_problems(event) | list_comparison_problems(db, series, event, asked)
        if problems:
            raise PlanError(problems)
        events.save_plan_history(db, known.id)
        changed = replace(event, series_id=known.series_id, simulated=known.simulated)
        _fix_if_due(db, known, changed, now)
        saved = events.save_event(db, changed)
        for wave in list_waves(db, saved.id):
            is_usual = (wave.opens, wave.closes) == usual_times(known, wave.name)
            if wave.state is WaveState.DRAFT and is_usual:
                save_state(db, wave, wave.state, *usual_times(saved, wave.name))
        save_audit(db, now, account, "event_changed", event=event.slug)
    return saved


def change_series(db: Database, series: Series, *, now: datetime, account: str) -> None:
    """Save another title, organiser or contact of a known series, or whether it asks for approval.

    Approval has a line of its own in the log, because without it one person alone can publish.
    """
    with transaction(db):
        fix_due_plans(db, now=now)
        events.save_series_history(db, series.slug)
        known = events.save_series(db, series)
        save_audit(db, now, account, "series_changed", series=series.slug)
        if known.needs_approval != series.needs_approval:
            events.save_needs_approval(db, series)
            need: AuditKind = "approval_needed" if series.needs_approval else "approval_not_needed"
            save_audit(db, now, account, need, series=series.slug)


def set_times(  # noqa: PLR0913 which wave, when, by whom
    db: Database,
    slug: str,
    name: WaveName,
    opens: datetime,
    closes: datetime,
    *,
    now: datetime,
    account: str,
) -> None:
    """Let the clock open and close a wave at these times; one that is open keeps its opening.

    Raise PlanError if the times are not valid, and StateError if the wave takes no more answers.
    """
    with transaction(db):
        event = _get_unsealed(db, slug)
        wave = get_wave(db, event, name)
        if wave.state in ENDED:
            raise StateError(f"wave {name} is {wave.state}: open it again to give it other times")
        opens = wave.opens or opens if wave.state is WaveState.OPEN else opens
        problems = list_time_problems(wave, opens, closes, now=now, sealing=event.sealing)
        if problems:
            raise PlanError(problems)
        events.save_plan_history(db, event.id)
        save_state(db, wave, wave.state, opens, closes)
        save_audit(db, now, account, "times_changed", event=slug, wave=name)


def extend_wave(db: Database, slug: str, name: WaveName, *, now: datetime, account: str) -> None:
    """Let an open wave close a day later.

    Raise PlanError if that would be after the day of sealing, and StateError if the wave is not
    open, or stays open until somebody closes it.
    """
    wave = find_wave(db, events.get_event(db, slug).id, name)
    if wave is None or wave.state is not WaveState.OPEN or wave.closes is None:
        raise StateError(f"wave {name} of {slug} has no closing time to be moved")
    closes = max(wave.closes, now) + EXTENSION
    set_times(db, slug, name, wave.opens or now, closes, now=now, account=account)


def _fix_if_due(db: Database, known: Event, changed: Event, now: datetime) -> None:
    """Fix whether only cards answer where a wave is open by its time and that would change."""
    if known.linking.cards_only != changed.linking.cards_only:
        fix_due_plans(db, now=now)


def _get_unsealed(db: Database, slug: str) -> Event:
    event = events.get_event(db, slug)
    if find_sealing(db, event.id) is not None:
        raise StateError(f"{slug} is sealed and stays as it is")
    if event.id in events.list_archived(db):
        raise StateError(f"{slug} is archived: bring it back before you change it")
    return event


def undo_change(db: Database, slug: str, *, now: datetime, account: str) -> Event:
    """Give an event and its waves the plan that they had before the last change.

    A wave that has opened or closed since then keeps its times, and so does a sealing that people
    were told of.

    Raise StateError if nothing was changed, or the event is sealed or archived.
    """
    with transaction(db):
        event = _get_unsealed(db, slug)
        past = events.find_plan_history(db, event.id)
        if past is None:
            raise StateError(f"the plan of {slug} was not changed")
        earlier, waves = past
        events.save_plan_history(db, event.id)
        is_told = any(count_responses(db, event.id).values())
        sealing = event.sealing if is_told else earlier.sealing
        _fix_if_due(db, event, earlier, now)
        saved = events.save_event(db, replace(earlier, sealing=sealing))
        _put_times_back(db, event, waves, now)
        save_audit(db, now, account, "change_undone", event=slug)
    return saved


def undo_series_change(db: Database, slug: str, *, now: datetime, account: str) -> None:
    """Give a series the particulars that it had before the last change, or raise StateError.

    Whether it asks for approval stays, because not everybody who may undo may change that.
    """
    with transaction(db):
        earlier = events.find_series_history(db, slug)
        if earlier is None:
            raise StateError(f"the series {slug} was not changed")
        needs_approval = events.get_series(db, earlier.id).needs_approval
        earlier = replace(earlier, needs_approval=needs_approval)
        change_series(db, earlier, now=now, account=account)


def _put_times_back(db: Database, event: Event, earlier: list[Wave], now: datetime) -> None:
    before = {wave.name: wave for wave in earlier}
    for wave in list_waves(db, event.id):
        then = before.get(wave.name)
        if then is None or wave.state is not then.state or wave.state in ENDED:
            continue
        if then.closes is None or then.closes > now:
            save_state(db, wave, wave.state, then.opens, then.closes)


def archive_event(db: Database, slug: str, *, now: datetime, account: str) -> None:
    """Archive an event; the clock opens none of its waves until it is restored.

    Raise StateError if a wave is open, so that somebody may just be answering.
    """
    with transaction(db):
        event = events.get_event(db, slug)
        if event.id in events.list_archived(db):
            return
        if any(wave.state is WaveState.OPEN for wave in list_waves(db, event.id)):
            raise StateError(f"{slug} has an open wave: close it first")
        events.save_archive(db, event.id, now.date())
        save_audit(db, now, account, "event_archived", event=slug)


def restore_event(db: Database, slug: str, *, now: datetime, account: str) -> None:
    """Restore an archived event as it was."""
    with transaction(db):
        event = events.get_event(db, slug)
        if event.id in events.list_archived(db):
            events.delete_archive(db, event.id)
            save_audit(db, now, account, "event_restored", event=slug)
