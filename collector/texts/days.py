"""Days in words, as each language writes them."""

from datetime import date

from babel.dates import format_date

from collector.texts.catalogue import Phrases
from collector.texts.languages import Language

_JOINTS = Phrases("numerals", "joints")
LOCALES: dict[Language, str] = {"et": "et", "ru": "ru", "en": "en_GB"}


def write_day(day: date, language: Language) -> str:
    """Return a day in words, as “3 November 2026”."""
    return format_date(day, "long", locale=LOCALES[language])


def write_days(first: date, last: date, language: Language) -> str:
    """Return the days of something that lasts, as “14–15 June 2017”."""
    ending = write_day(last, language)
    if first == last:
        return ending
    if (first.year, first.month) != (last.year, last.month):
        return f"{write_day(first, language)}{_JOINTS['days'][language]}{ending}"
    return f"{first.day}{'.' if language == 'et' else ''}–{ending}"
