"""The page of response counts while a wave is open: by wave, language and hour, in tens.

The tens hide the arrival of one person's answers.
"""

from dataclasses import dataclass
from datetime import datetime

from flask import render_template

from collector.core.disclosure.room import say_about
from collector.core.events.events import Event
from collector.core.waves import Wave, WaveState, check_transition
from collector.errors import passes
from collector.store.answering.counts import list_arrivals
from collector.store.answering.responses import count_languages, count_responses
from collector.store.events.waves import list_waves
from collector.texts.languages import Language
from collector.web.organiser.frame.frame import guarded, reader
from collector.web.organiser.frame.words import say_wave
from collector.web.site.service import service

blueprint = guarded("answers", __name__)

STEPS = {"open": WaveState.OPEN, "close": WaveState.CLOSED}  # a button and the state it leads to
LATEST_HOURS = 24  # the number of latest hours with responses that are drawn


@dataclass(frozen=True)
class WaveLine:
    """What a page shows of one wave: `about` so many answered, rounded down to tens.

    `share` of the head-count has answered, in per cent; `has_any` says that somebody has.
    """

    wave: Wave
    words: str
    about: int
    has_any: bool
    share: int
    steps: tuple[str, ...]


@dataclass(frozen=True)
class WaveAnswers:
    """The answers of one wave in tens, by language and by hour."""

    line: WaveLine
    languages: dict[Language, int]
    hours: dict[datetime, int]


@blueprint.get("/events/<slug>/answers")
def show(event: Event) -> str:
    """Show the part of an event's page that counts answers, by itself."""
    page, answers = "organiser/answering/_answers.html", describe_answers(event)
    return render_template(page, event=event, answers=answers)


def describe_answers(event: Event) -> list[WaveAnswers]:
    """Return the counts of every wave that is open or has been."""
    db, counts = service().db(), count_responses(service().db(), event.id)
    return [
        WaveAnswers(
            make_line(event, wave, counts.get(wave.id, 0)),
            {each: say_about(n) for each, n in count_languages(db, wave.id).items()},
            dict(list(list_arrivals(db, wave.id).items())[-LATEST_HOURS:]),
        )
        for wave in list_waves(db, event.id)
        if wave.state is not WaveState.DRAFT
    ]


def make_line(event: Event, wave: Wave, answered: int) -> WaveLine:
    """Return what a page shows of a wave."""
    about = say_about(answered)
    steps = [step for step, state in STEPS.items() if passes(check_transition, wave, state)]
    if passes(check_transition, wave, WaveState.DRAFT) and not answered:
        steps.append("unopen")
    return WaveLine(
        wave,
        say_wave(wave, service().clock(), reader()),
        about,
        answered > 0,
        min(100, 100 * about // max(1, event.head_count)),
        tuple(steps),
    )
