"""Simulated seminars: people answer in every wave, and the results are published."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from random import Random

from sqlite_utils import Database

from collector.actions.events.run_wave import turn_waves
from collector.actions.linking.link_waves import link_waves
from collector.actions.progress import Progress
from collector.actions.publication.build_report import build_report
from collector.actions.publication.publish import publish_events
from collector.config import Settings
from collector.core.events.planning import usual_times
from collector.core.waves import WaveState
from collector.demo.people import simulate_people
from collector.demo.phones import list_sendings, send_all
from collector.demo.readings import read_texts
from collector.demo.series import SimulatedEvent
from collector.errors import PublicationError
from collector.store.database import transaction
from collector.store.events.waves import list_waves, save_state

RESULTS_EFFORT = 60
"""How many answers can be sent in the time that one seminar's results take."""


def hold_seminars(
    db: Database,
    settings: Settings,
    seminars: Sequence[SimulatedEvent],
    *,
    seed: int,
    now: datetime,
    progress: Progress,
) -> None:
    """Let people answer in every wave, then close, read, link, report and publish.

    People and what they send follow from the seed, so nothing is stored twice.
    """
    sendings = []
    for seminar in seminars:
        _open(db, seminar)
        draws = Random(f"{seed}/{seminar.event.slug}")  # noqa: S311 nothing secret hangs on it
        sendings += list_sendings(db, seminar, simulate_people(draws, seminar.participants))
    total = len(sendings) + RESULTS_EFFORT * len(seminars)
    for done, _ in enumerate(send_all(db, settings, sendings), start=1):
        progress(done, total)
    turn_waves(db, now=now)
    for number, seminar in enumerate(seminars):
        before = len(sendings) + RESULTS_EFFORT * number

        def show(done: int, parts: int, before: int = before) -> None:
            progress(before + RESULTS_EFFORT * done // parts, total)

        event = seminar.event
        read_texts(db, event, now=now)
        link_waves(db, event.slug, keys=settings.keys)
        build_report(db, event.slug, now=now, progress=show)
        with suppress(PublicationError):  # so few people that nothing may be shown
            publish_events(db, [event.slug], public_path=settings.public, now=now)


def _open(db: Database, seminar: SimulatedEvent) -> None:
    """Let every wave take answers at its usual times, also after an interrupted run."""
    with transaction(db):
        for wave in list_waves(db, seminar.event.id):
            opens, closes = usual_times(seminar.event, wave.name)
            save_state(db, wave, WaveState.OPEN, opens=opens, closes=closes)
