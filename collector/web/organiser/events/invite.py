"""Invitations to an event's waves: an e-mail for each, and a text to read out."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import render_template

from collector.core.events.events import Event, Series
from collector.core.waves import ENDED, Wave, WaveName, WaveState
from collector.formats.days import write_days
from collector.formats.print.invitation import shorten
from collector.store.events.events import get_series
from collector.store.events.waves import list_waves
from collector.store.questionnaire.versions import get_questionnaire
from collector.texts.catalogue import translate
from collector.texts.languages import LANGUAGES, Language
from collector.web.organiser.frame.frame import guarded
from collector.web.organiser.frame.words import say_timestamp
from collector.web.participant.questionnaire_page import find_minutes
from collector.web.site.service import service

blueprint = guarded("invite", __name__)


@dataclass(frozen=True)
class Letter:
    """An e-mail in one language."""

    subject: str
    body: str


@dataclass(frozen=True)
class Invitation:
    """The invitation to one wave, by language; `is_next` is the wave to invite to now."""

    wave: WaveName
    is_next: bool
    letters: dict[Language, Letter]
    nudges: dict[Language, str]


@blueprint.get("/events/<slug>/invite")
def show(event: Event) -> str:
    """Show the texts of every wave, those of the next wave first."""
    return render_template(
        "organiser/events/invite.html", event=event, invitations=list_invitations(event)
    )


def list_invitations(event: Event) -> list[Invitation]:
    """Return the invitation to each wave of an event."""
    db = service().db()
    series, waves = get_series(db, event.series_id), list_waves(db, event.id)
    following = next((wave.name for wave in waves if wave.state not in ENDED), None)
    return [
        Invitation(
            wave.name,
            wave.name is following,
            {each: _write_letter(series, event, wave, each) for each in LANGUAGES},
            {each: _write_nudge(event, wave, each) for each in LANGUAGES},
        )
        for wave in waves
    ]


def _write_letter(series: Series, event: Event, wave: Wave, language: Language) -> Letter:
    title = event.title[language]
    subject = translate("invitation", language, f"subject_{wave.name}", title=title)
    paragraphs = _list_paragraphs(series, event, wave, language)
    return Letter(subject, "\n\n".join(paragraphs))


def _list_paragraphs(series: Series, event: Event, wave: Wave, language: Language) -> Iterator[str]:
    def say(key: str, **values: object) -> str:
        return translate("invitation", language, key, **values)

    yield say("hello")
    yield say(
        f"asked_{wave.name}",
        title=event.title[language],
        days=write_days(event.starts, event.ends, language),
        place=event.place[language],
    )
    yield service().address(event)
    yield " ".join([say("takes", n=_minutes(wave)), *_say_times(wave, language)])
    yield say("nameless", threshold=series.threshold)
    if wave.name is WaveName.PRE:
        yield say("same_address")
    about = {"topics": event.topics[language], "partners": event.partners[language]}
    known = [say(key, **{key: text}) for key, text in about.items() if text]
    if known:
        yield "\n".join(known)
    yield f"{series.organiser[language]}\n{say('contact', contact=series.contact)}"


def _say_times(wave: Wave, language: Language) -> Iterator[str]:
    if wave.closes is None or wave.opens is None or wave.state in ENDED:
        return
    opens, closes = say_timestamp(wave.opens, language), say_timestamp(wave.closes, language)
    if wave.state is WaveState.OPEN:
        yield translate("invitation", language, "open_until", closes=closes)
    else:
        yield translate("invitation", language, "open_when", opens=opens, closes=closes)


def _write_nudge(event: Event, wave: Wave, language: Language) -> str:
    return " ".join(
        [
            translate(
                "invitation", language, "nudge_phone", address=shorten(service().address(event))
            ),
            translate("invitation", language, "takes", n=_minutes(wave)),
            translate("invitation", language, "nudge_nameless"),
            translate("invitation", language, "nudge_others"),
        ]
    )


def _minutes(wave: Wave) -> int:
    return find_minutes(get_questionnaire(service().db(), wave.questionnaire_version))[0]
