"""Numbers and days as each language writes them, rounded as readers do, and people in words."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from babel.dates import format_date

from collector.texts.catalogue import Phrases, translate
from collector.texts.languages import Language

NO_BREAK = "\u00a0"
MINUS = "\u2212"
DECIMAL_SIGN: dict[Language, str] = {"et": ",", "ru": ",", "en": "."}
GROUPED_FROM = 10_000
"""Whole numbers from here on are written in groups of three digits."""

_POINTS = Phrases("numerals", "points")
_JOINTS = Phrases("numerals", "joints")


def write_points(numbers: Iterable[int], language: Language) -> str:
    """Return how many points scales have, as five, or "five- and seven" of several."""
    words = (_POINTS[f"of_{number}"][language] for number in sorted(set(numbers)))
    return f"{_JOINTS['points'][language]} ".join(words)


def write_highest(numbers: Sequence[int], language: Language) -> str:
    """Return the highest points of scales; Russian has no word for them that fits, but digits."""
    return " / ".join(map(str, numbers)) if language == "ru" else write_points(numbers, language)


def write_count(count: int) -> str:
    """Return a whole number, as 87 or 100 000 with a space at which no line breaks."""
    return f"{count:,}".replace(",", NO_BREAK) if count >= GROUPED_FROM else str(count)


def round_half(value: float, decimals: int) -> float:
    """Round half away from zero, as people do by hand: 2.25 to 2.3, -2.25 to -2.3; no "-0.0".

    It is brought to nine digits first, because 100 times 23/40 is a little less than 57.5.
    """
    exact = Decimal(repr(round(float(value), 9)))
    return float(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)) + 0.0


def write_number(value: float, decimals: int, language: Language) -> str:
    """Return a number with so many decimals and a true minus sign; nothing below zero is "-0"."""
    rounded = round_half(value, decimals)
    digits = f"{abs(rounded):.{decimals}f}".replace(".", DECIMAL_SIGN[language])
    return f"{MINUS}{digits}" if rounded < 0 else digits


def write_signed(value: float, decimals: int, language: Language) -> str:
    """Return a number that shows a plus sign too; zero has none."""
    plus = "+" if round_half(value, decimals) > 0 else ""
    return plus + write_number(value, decimals, language)


def write_proportion(share: float, decimals: int, language: Language) -> str:
    """Return a share from 0 to 1 in per cent; Russian puts a space at which no line breaks."""
    space = NO_BREAK if language == "ru" else ""
    return f"{write_number(100 * share, decimals, language)}{space}%"


def write_month(day: str) -> str:
    """Return the month of an ISO date or month, as 05.2026."""
    year, month, *_ = day.split("-")
    return f"{month}.{year}"


def write_people(count: int, language: Language) -> str:
    """Return so many people, as «61 человек», «62 человека», "61 inimest", "1 person"."""
    return f"{write_count(count)}{NO_BREAK}{translate('numerals', language, 'people', n=count)}"


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
