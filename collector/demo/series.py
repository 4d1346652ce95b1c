"""The demonstration's series: three seminars that were held, with simulated answers, and a trial.

The source gives three dates and three gatherings without saying which date is whose, so the pairing
is an assumption of this project.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from collector.core.events.events import Event, Series
from collector.core.waves import WaveName
from collector.demo.ratings import Shifts
from collector.texts.languages import Translated

SERIES = Series(
    id=0,
    slug="ida-viru-turvalisus",
    title=Translated(
        et="Ida-Virumaa turvalisuse nõukogu seminarid (näidis)",
        ru="Семинары совета по безопасности Ида-Вирумаа (пример)",
        en="Seminars of the safety council of Ida-Virumaa (demonstration)",
    ),
    organiser=Translated(
        et="Ida-Virumaa turvalisuse nõukogu (näidis)",
        ru="Совет по безопасности Ида-Вирумаа (пример)",
        en="Safety council of Ida-Virumaa (demonstration)",
    ),
    contact="turvalisus@seminar.example",
)


@dataclass(frozen=True)
class SimulatedEvent:
    """An event, how many people answer in at least one wave, and what it truly changes."""

    event: Event
    participants: int
    shifts: Shifts


def _event(slug: str, days: tuple[date, date], head_count: int, **texts: Translated) -> Event:
    starts, ends = days
    return Event(
        id=0,
        series_id=0,
        slug=slug,
        title=texts["title"],
        place=texts["place"],
        starts=starts,
        ends=ends,
        head_count=head_count,
        sealing=ends + timedelta(days=134),
        simulated=True,
    )


EVENTS: tuple[SimulatedEvent, ...] = (
    SimulatedEvent(
        _event(
            "terve-turvaline-2016",
            (date(2016, 11, 30), date(2016, 11, 30)),
            96,
            title=Translated(
                et="Terve ja turvalise Ida-Virumaa konverents",
                ru="Конференция «Здоровый и безопасный Ида-Вирумаа»",
                en="Conference for a healthy and safe Ida-Virumaa",
            ),
            place=Translated(et="Ida-Virumaa", ru="Ида-Вирумаа", en="Ida-Virumaa"),
        ),
        participants=78,
        shifts={
            WaveName.POST: {"motivation": 0.35, "efficacy": 0.3, "competence": 0.5},
            WaveName.FOLLOWUP: {"motivation": 0.2, "efficacy": 0.2, "competence": 0.4},
        },
    ),
    SimulatedEvent(
        _event(
            "koostooseminar-2017",
            (date(2017, 6, 14), date(2017, 6, 15)),
            120,
            title=Translated(
                et=(
                    "Ida- ja Lääne-Virumaa tervisenõukogu, turvalisuse nõukogu ja regionaalse "
                    "kriisikomisjoni koostööseminar"
                ),
                ru=(
                    "Совместный семинар совета по здоровью, совета по безопасности и "
                    "региональной кризисной комиссии Ида- и Ляэне-Вирумаа"
                ),
                en=(
                    "Joint seminar of the health council, the safety council and the regional "
                    "crisis committee of Ida- and Lääne-Virumaa"
                ),
            ),
            place=Translated(
                et="Ida- ja Lääne-Virumaa",
                ru="Ида- и Ляэне-Вирумаа",
                en="Ida- and Lääne-Virumaa",
            ),
        ),
        participants=98,
        shifts={
            WaveName.POST: {"motivation": 0.4, "safety": 0.2, "efficacy": 0.4, "competence": 0.65},
            WaveName.FOLLOWUP: {
                "motivation": 0.25,
                "safety": 0.1,
                "efficacy": 0.25,
                "competence": 0.5,
            },
        },
    ),
    SimulatedEvent(
        _event(
            "opiseminar-2017",
            (date(2017, 9, 18), date(2017, 9, 19)),
            84,
            title=Translated(
                et=(
                    "Ida-Virumaa, Valgamaa ja Viljandimaa turvalisuse nõukogu liikmete "
                    "koostööseminar koos praktilise õppega"
                ),
                ru=(
                    "Совместный семинар с практическим обучением для членов советов по "
                    "безопасности Ида-Вирумаа, Валгамаа и Вильяндимаа"
                ),
                en=(
                    "Joint seminar with practical training for the safety councils of "
                    "Ida-Virumaa, Valgamaa and Viljandimaa"
                ),
            ),
            place=Translated(
                et="Ida-Viru-, Valga- ja Viljandimaa",
                ru="Ида-Вирумаа, Валгамаа и Вильяндимаа",
                en="Ida-Virumaa, Valgamaa and Viljandimaa",
            ),
        ),
        participants=68,
        shifts={
            # Speaking of risks may frighten before it reassures.
            WaveName.POST: {
                "motivation": 0.3,
                "safety": -0.3,
                "efficacy": 0.05,
                "competence": 0.7,
            },
            WaveName.FOLLOWUP: {"motivation": 0.15, "safety": -0.15, "competence": 0.5},
        },
    ),
)
"""The seminars of the demonstration in the order they were held."""


def trial_event(today: date) -> Event:
    """Return the event to be tried out, two days ahead of today; its answers are a visitor's."""
    day = today + timedelta(days=2)
    return Event(
        id=0,
        series_id=0,
        slug="proov",
        title=Translated(
            et="Proovige ise: järgmine seminar",
            ru="Попробуйте сами: следующий семинар",
            en="Try it yourself: the next seminar",
        ),
        place=Translated(et="Ida-Virumaa", ru="Ида-Вирумаа", en="Ida-Virumaa"),
        starts=day,
        ends=day,
        head_count=40,
        sealing=day + timedelta(days=134),
    )
