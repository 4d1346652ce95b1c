"""The words of the organiser's pages, and what they say of an event's waves."""

from datetime import datetime, timedelta
from typing import Any

from collector.core.events.planning import TALLINN
from collector.core.waves import Wave, WaveState, due_state
from collector.texts.catalogue import find_file, translate
from collector.texts.languages import Language
from collector.texts.numerals import write_day
from collector.web.site.layout import say_time

FILES = "organiser", "editor", "question_types"
"""The files of texts of these pages; no key is in two of them."""

NEAR_DAYS = {-1: "yesterday", 0: "today", 1: "tomorrow"}

_ESTONIAN_MONTHS = (
    *("jaanuaril", "veebruaril", "märtsil", "aprillil", "mail", "juunil"),
    *("juulil", "augustil", "septembril", "oktoobril", "novembril", "detsembril"),
)


def say(language: Language, key: str, /, **values: Any) -> str:  # noqa: ANN401 anything with a text
    """Return one of the words of these pages."""
    return translate(find_file(key, FILES), language, key, **values)


def say_version(number: int, language: Language) -> str:
    """Return how a version is called; the number 0 means that it came with the service."""
    return say(language, "version_number", n=number) if number else say(language, "version_ready")


def say_wave(wave: Wave, now: datetime, language: Language) -> str:
    """Return where a wave stands and when that changes, as “Open, closes tomorrow at 15:00”.

    The state is the one by the clock, as participants see it, even before it is stored.
    """
    state = due_state(wave, now)
    key, moment = f"wave_{state}", wave.opens if state is WaveState.DRAFT else wave.closes
    if moment is None or state in {WaveState.PUBLISHED, WaveState.SEALED}:
        return say(language, key)
    return say(language, f"{key}_when", when=say_when(moment, now, language))


def say_when(moment: datetime, now: datetime, language: Language) -> str:
    """Return when something happens, as “tomorrow at 15:00” or “on 14 December 2016 at 15:00”."""
    day = moment.astimezone(TALLINN).date()
    distance = (day - now.astimezone(TALLINN).date()).days
    if distance not in NEAR_DAYS:
        return say_timestamp(moment, language)
    key, time = f"when_{NEAR_DAYS[distance]}", say_time(moment, language)
    return say(language, key, time=time)


def say_timestamp(moment: datetime, language: Language) -> str:
    """Return a moment for readers of another day, as “on 14 December 2016 at 15:00”."""
    day = moment.astimezone(TALLINN).date()
    # Babel knows Estonian months in the nominative only, but things happen *in* a month.
    in_estonian = f"{day.day}. {_ESTONIAN_MONTHS[day.month - 1]} {day.year}"
    words = in_estonian if language == "et" else write_day(day, language)
    time = say_time(moment, language)
    return say(language, "when_date", time=time, date=words)


def say_hour(hour: datetime, language: Language) -> str:
    """Return an hour with its day, as “14 December 2016, 15:00–16:00”."""
    day = hour.astimezone(TALLINN).date()
    ends = say_time(hour + timedelta(hours=1), language)
    return f"{write_day(day, language)}, {say_time(hour, language)}–{ends}"
