"""Moments as a reader says them, in the organiser's place."""

from datetime import datetime

from babel.dates import format_time, get_timezone

from collector.formats.days import LOCALES, write_day
from collector.texts.languages import Language

TIME_ZONE = "Europe/Tallinn"


def say_day(moment: datetime, language: Language) -> str:
    """Return the day of a moment in words."""
    return write_day(moment.astimezone(get_timezone(TIME_ZONE)).date(), language)


def say_time(moment: datetime, language: Language) -> str:
    """Return the time of day of a moment by the clock on the wall, as “14:05”."""
    zone = get_timezone(TIME_ZONE)
    return format_time(moment, "short", tzinfo=zone, locale=LOCALES[language])
