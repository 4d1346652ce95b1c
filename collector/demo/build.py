"""The demonstration: a data directory with seminars, simulated answers and published results."""

import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from collector.actions.events.plan_event import fix_plan, plan_event
from collector.actions.progress import Progress, silent
from collector.actions.publication.rebuild_public import rebuild_public
from collector.actions.questionnaire.versions import load_questionnaires
from collector.assets import asset_folder
from collector.config import Settings
from collector.core.events.planning import TALLINN, usual_times
from collector.core.waves import WaveName, WaveState
from collector.demo.series import EVENTS, SERIES, SimulatedEvent, trial_event
from collector.errors import StateError
from collector.formats.questionnaire.yaml import read_yaml
from collector.store.answering.responses import count_responses
from collector.store.database import create_database, transaction
from collector.store.events.events import find_event, list_events
from collector.store.events.waves import list_waves, save_state
from collector.store.publication.results import list_editions

DEFAULT_SEED = 2  # one with which the seminars show rises, no clear change, and a fall

_MOVABLE = frozenset({WaveState.DRAFT, WaveState.OPEN, WaveState.CLOSED})
"""States of the trial's first wave in which it may be moved."""

Versions = Mapping[WaveName, str]


@dataclass(frozen=True)
class Extent:
    """Which demonstration a directory holds; `participants` an event, None as usual."""

    seed: int
    participants: int | None


def run_demonstration(
    settings: Settings,
    *,
    participants: int | None = None,
    seed: int | None = None,
    now: datetime,
    progress: Progress = silent,
) -> None:
    """Fill the data directory; a second run doubles nothing, and completes one interrupted.

    What is not asked for (None) is as in the directory already, or as usual. A directory that holds
    another demonstration or other events stays as it is and raises StateError.
    """
    with closing(create_database(settings.database)) as db:
        extent = _fix_extent(db, settings.data, participants, seed)
        forms = asset_folder("forms").glob("*.yaml")
        versions = load_questionnaires(db, [read_yaml(path.read_text("utf-8")) for path in forms])
        seminars = _plan_seminars(db, settings, versions, extent)
        unpublished = [each for each in seminars if not list_editions(db, each.event.id)]
        if unpublished:
            # Statistics, charts and the web application take a second to import, and a directory
            # that is full already is to be served at once.
            from collector.demo.seminars import hold_seminars  # noqa: PLC0415 slow to import

            hold_seminars(db, settings, unpublished, seed=extent.seed, now=now, progress=progress)
        _plan_trial(db, settings, versions, now)
        if not settings.public.exists():
            rebuild_public(db, settings.public)


def _fix_extent(db: Database, folder: Path, participants: int | None, seed: int | None) -> Extent:
    path = folder / "demonstration.json"
    if path.exists():
        known = Extent(**json.loads(path.read_text("utf-8")))
        if seed not in {None, known.seed} or participants not in {None, known.participants}:
            raise StateError(
                f"{folder} holds a demonstration already (seed {known.seed}, "
                f"{known.participants or 'the usual number of'} participants) and is left as it "
                "is; choose another directory with --data"
            )
        return known
    if list_events(db):
        message = f"{folder} holds events that are no demonstration; choose another with --data"
        raise StateError(message)
    extent = Extent(DEFAULT_SEED if seed is None else seed, participants)
    path.write_text(json.dumps(asdict(extent)), "utf-8")
    return extent


def _plan_seminars(
    db: Database, settings: Settings, versions: Versions, extent: Extent
) -> list[SimulatedEvent]:
    planned = []
    for simulated in EVENTS:
        participants = extent.participants or simulated.participants
        event = replace(simulated.event, head_count=max(simulated.event.head_count, participants))
        saved = plan_event(db, SERIES, event, versions, keys=settings.keys)
        planned.append(replace(simulated, event=saved, participants=participants))
    return planned


def _plan_trial(db: Database, settings: Settings, versions: Versions, now: datetime) -> None:
    """Move the event to be tried to the day after tomorrow and open its first wave.

    Its other waves are moved by planning; those that were tried already stay as they are.
    """
    trial = trial_event(now.astimezone(TALLINN).date())
    known = find_event(db, trial.slug)
    if known is not None and any(count_responses(db, known.id).values()):
        trial = replace(trial, sealing=known.sealing)
    saved = plan_event(db, SERIES, trial, versions, keys=settings.keys)
    with transaction(db):
        for wave in list_waves(db, saved.id):
            if wave.name is WaveName.PRE and wave.state in _MOVABLE:
                save_state(db, wave, WaveState.OPEN, *usual_times(saved, wave.name))
                fix_plan(db, saved, now=now, account="simulation")
