"""The demonstration's series: three seminars that were held, with simulated answers, and a trial.

The source gives three dates and three gatherings without saying which date is whose, so the pairing
is an assumption of this project.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from collector.core.events.events import Event, Series
from collector.core.waves import WaveName
from collector.texts.catalogue import Phrases

ASSUMED: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("assumptions.yaml").read_bytes())
"""What the simulation assumes of seminars, answers and texts."""

Shifts = Mapping[WaveName, Mapping[str, float]]
"""How far each scale has moved by a wave, in standard deviations of an item before rounding.

A wave or scale that is not named has not moved.
"""

WORDS = Phrases("demonstration")

SERIES = Series(
    id=0,
    slug="ida-viru-turvalisus",
    title=WORDS["series.title"],
    organiser=WORDS["series.organiser"],
    contact="turvalisus@seminar.example",
)


@dataclass(frozen=True)
class SimulatedEvent:
    """An event, how many people answer in at least one wave, and what it truly changes."""

    event: Event
    participants: int
    shifts: Shifts


def _event(
    slug: str, starts: date, ends: date, head_count: int, *, simulated: bool = True
) -> Event:
    return Event(
        id=0,
        series_id=0,
        slug=slug,
        title=WORDS[f"events.{slug}.title"],
        place=WORDS[f"events.{slug}.place"],
        starts=starts,
        ends=ends,
        head_count=head_count,
        sealing=ends + timedelta(days=134),
        simulated=simulated,
    )


EVENTS = tuple(
    SimulatedEvent(_event(slug, **each["event"]), each["participants"], each["shifts"])
    for slug, each in ASSUMED["seminars"].items()
)
"""The seminars of the demonstration in the order they were held."""


def trial_event(today: date) -> Event:
    """Return the event to be tried out, two days ahead of today; its answers are a visitor's."""
    day = today + timedelta(days=2)
    return _event("proov", day, day, 40, simulated=False)
