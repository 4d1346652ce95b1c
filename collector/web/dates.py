"""Days and moments as a reader says them, in the organiser's place."""

from datetime import date, datetime

from babel.dates import format_date, format_time, get_timezone

from collector.core.languages import Language

TIME_ZONE = "Europe/Tallinn"

_LOCALES: dict[Language, str] = {"et": "et", "ru": "ru", "en": "en_GB"}


def say_date(day: date, language: Language) -> str:
    """Return a day in words, as “3 November 2026”."""
    return format_date(day, "long", locale=_LOCALES[language])


def say_day(moment: datetime, language: Language) -> str:
    """Return the day of a moment in words."""
    return say_date(moment.astimezone(get_timezone(TIME_ZONE)).date(), language)


def say_time(moment: datetime, language: Language) -> str:
    """Return the time of day of a moment by the clock on the wall, as “14:05”."""
    zone = get_timezone(TIME_ZONE)
    return format_time(moment, "short", tzinfo=zone, locale=_LOCALES[language])
