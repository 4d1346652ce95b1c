"""The demonstration's series: three seminars that were held, with simulated answers, and a trial.

The source gives three dates and three gatherings without saying which date is whose, so the pairing
is an assumption of this project.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from collector.core.events.events import Event, Series
from collector.core.waves import WaveName
from collector.demo.ratings import Shifts
from collector.texts.catalogue import Phrases

POST, FOLLOWUP = WaveName.POST, WaveName.FOLLOWUP
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


EVENTS: tuple[SimulatedEvent, ...] = (
    SimulatedEvent(
        _event("terve-turvaline-2016", date(2016, 11, 30), date(2016, 11, 30), 96),
        participants=78,
        shifts={
            POST: {"motivation": 0.35, "efficacy": 0.3, "competence": 0.5},
            FOLLOWUP: {"motivation": 0.2, "efficacy": 0.2, "competence": 0.4},
        },
    ),
    SimulatedEvent(
        _event("koostooseminar-2017", date(2017, 6, 14), date(2017, 6, 15), 120),
        participants=98,
        shifts={
            POST: {"motivation": 0.4, "safety": 0.2, "efficacy": 0.4, "competence": 0.65},
            FOLLOWUP: {"motivation": 0.25, "safety": 0.1, "efficacy": 0.25, "competence": 0.5},
        },
    ),
    SimulatedEvent(
        _event("opiseminar-2017", date(2017, 9, 18), date(2017, 9, 19), 84),
        participants=68,
        shifts={
            # Speaking of risks may lower the sense of safety at first.
            POST: {"motivation": 0.3, "safety": -0.3, "efficacy": 0.05, "competence": 0.7},
            FOLLOWUP: {"motivation": 0.15, "safety": -0.15, "competence": 0.5},
        },
    ),
)
"""The seminars of the demonstration in the order they were held."""


def trial_event(today: date) -> Event:
    """Return the event to be tried out, two days ahead of today; its answers are a visitor's."""
    day = today + timedelta(days=2)
    return _event("proov", day, day, 40, simulated=False)
