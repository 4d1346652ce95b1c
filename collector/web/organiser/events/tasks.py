"""The tasks of an event and of the start page: what waits to be done, and what happens by itself.

Each task is a key of the organiser's texts.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from operator import itemgetter

from flask import url_for

from collector.actions.publication.readiness import list_flooded
from collector.core.events.clock import GRACE
from collector.core.events.events import Event
from collector.core.events.planning import TALLINN
from collector.core.people.approvals import check_request
from collector.core.people.roles import Right, can
from collector.core.waves import ENDED, Wave, WaveName, WaveState, stage_of
from collector.errors import passes
from collector.store.answering.counts import find_flood
from collector.store.answering.texts import Readings, count_readings
from collector.store.clock import find_clock
from collector.store.events.waves import list_waves
from collector.store.linking.keys import list_card_numbers
from collector.store.linking.sealing import find_sealing
from collector.store.publication.results import find_approval, list_reported
from collector.texts.numerals import write_day
from collector.web.organiser.frame.frame import reader, signed_in
from collector.web.organiser.frame.words import say, say_when
from collector.web.organiser.publication.results import Results
from collector.web.site.service import service

MOST_COMING = 8  # so many lines on the start page are about what happens by itself


@dataclass(frozen=True)
class Task:
    """One task. An urgent task is about something that goes wrong if it waits.

    `about` names the event where lines about several stand together.
    """

    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    address: str = ""
    is_urgent: bool = False
    about: str = ""


def list_tasks(event: Event, *, key_is_lost: bool, results: Results) -> list[Task]:
    """Return the tasks, the most urgent first."""
    db, now = service().db(), service().clock()
    waves = list_waves(db, event.id)
    return [
        *([Task("task_key", is_urgent=True)] if key_is_lost else []),
        *_list_floods(event),
        *_ask_for_cards(event, waves),
        *_doubt_clock(),
        *_list_readings(event, count_readings(db)),
        *_list_approvals(event),
        *_list_results(event, waves, results),
        *(task for _, task in _list_timestamps(waves, now)),
        _describe_sealing(event, now),
    ]


def list_start_tasks(events: Iterable[Event], waves: Mapping[int, list[Wave]]) -> list[Task]:
    """Return the tasks of these events: what must be done, then what happens next by itself."""
    db, now = service().db(), service().clock()
    readings, reported = count_readings(db), list_reported(db)
    due: list[Task] = []
    coming: list[tuple[datetime, Task]] = []
    for event in events:
        page, about = url_for("organiser.events.show", slug=event.slug), event.title[reader()]
        tasks = [*_list_floods(event), *_list_readings(event, readings)]
        due += [replace(task, about=about) for task in tasks]
        if event.id not in reported and stage_of(waves[event.id]) is WaveState.CLOSED:
            due.append(Task("task_report", address=f"{page}#results", about=about))
        following = sorted(_list_timestamps(waves[event.id], now), key=itemgetter(0))
        for moment, task in following[:1]:
            coming.append((moment, replace(task, address=f"{page}{task.address}", about=about)))
    soon = [task for _, task in sorted(coming, key=itemgetter(0))]
    return [*_doubt_clock(), *due, *soon[:MOST_COMING]]


def _list_floods(event: Event) -> Iterator[Task]:
    """Yield what waits because more answers came than the people expected would give."""
    address = url_for("organiser.publication.show", slug=event.slug)
    for wave in list_flooded(service().db(), event):
        key = "task_burst" if find_flood(service().db(), wave.id).burst else "task_flood"
        values = {"wave": say(reader(), f"wave_{wave.name}"), "n": event.head_count}
        yield Task(key, values, address, is_urgent=True)


def _ask_for_cards(event: Event, waves: list[Wave]) -> Iterator[Task]:
    """Yield what is missing where only cards answer, until the last wave has ended."""
    is_running = any(wave.state not in ENDED for wave in waves)
    keys = service().settings.keys
    if event.linking.cards_only and is_running and not list_card_numbers(keys, event.slug):
        address = url_for("organiser.invitation.show_cards", slug=event.slug)
        yield Task("task_cards", address=address, is_urgent=True)


def _list_readings(event: Event, readings: Mapping[int, Readings]) -> Iterator[Task]:
    address = url_for("organiser.texts.show_texts", slug=event.slug)
    waiting = readings.get(event.id, Readings())
    if waiting.uncoded:
        yield Task("task_texts", {"n": waiting.uncoded}, address)
    if waiting.proposed:
        yield Task("task_approvals", {"n": waiting.proposed}, f"{address}#proposed")


def _list_approvals(event: Event) -> Iterator[Task]:
    """Yield what waits because a second person approves what is published, and for whom."""
    approval = find_approval(service().db(), event.id)
    if approval is None:
        return
    account = signed_in()
    kind = "correction" if approval.is_correction else None
    address = url_for("organiser.publication.show", slug=event.slug, kind=kind)
    is_ours = passes(check_request, approval, approval.draft_hash, account.name)
    may_approve = is_ours and can(account.roles, Right.APPROVE)
    key = "task_approve" if may_approve else f"task_{approval.state}"
    yield Task(key, {"asker": approval.asker, "approver": approval.approver}, address)


def _list_results(event: Event, waves: list[Wave], results: Results) -> Iterator[Task]:
    ended = {wave.name for wave in waves if wave.state in ENDED}
    if results.busy or not {WaveName.PRE, WaveName.POST} <= ended:
        return
    if not results.has_report:
        yield Task("task_report", address="#results")
    elif results.outdated:
        yield Task("task_outdated", address="#results")
    elif find_approval(service().db(), event.id) is not None:
        return
    elif results.edition is None and results.obstacle is None:
        yield Task("task_publish", address="#results")


def _list_timestamps(waves: list[Wave], now: datetime) -> Iterator[tuple[datetime, Task]]:
    """Yield when the clock opens and closes waves, in the order of the waves."""
    language = reader()
    for wave in waves:
        moment = wave.opens if wave.state is WaveState.DRAFT else wave.closes
        key = {WaveState.DRAFT: "task_opens", WaveState.OPEN: "task_closes"}.get(wave.state)
        if key is not None and moment is not None and moment > now:
            name = say(language, f"wave_{wave.name}")
            values = {"wave": name, "when": say_when(moment, now, language)}
            yield moment, Task(key, values, f"#wave-{wave.name}")


def _describe_sealing(event: Event, now: datetime) -> Task:
    known = find_sealing(service().db(), event.id)
    if known is not None:
        return Task("task_sealed", {"day": write_day(known.day, reader())}, "#sealing")
    is_due = now.astimezone(TALLINN).date() >= event.sealing
    is_soon = (now + GRACE).astimezone(TALLINN).date() >= event.sealing
    key = "task_seal_due" if is_due else "task_seals"
    return Task(key, {"day": write_day(event.sealing, reader())}, "#sealing", is_urgent=is_soon)


def _doubt_clock() -> Iterator[Task]:
    """Yield the notice that the clock contradicts what was seen before."""
    clock = find_clock(service().db())
    if clock.trusted is not None and clock.doubted is not None:
        day = write_day(clock.doubted.last.now.astimezone(TALLINN).date(), reader())
        yield Task("task_clock", {"day": day}, is_urgent=True)
