"""Numbers as each language writes them, and how many people in words.

What the numbers say belongs to `wording`.
"""

from collector.core.languages import Language

NO_BREAK = "\u00a0"
MINUS = "\u2212"
DECIMAL_SIGN: dict[Language, str] = {"et": ",", "ru": ",", "en": "."}
GROUPED_FROM = 10_000
"""Whole numbers from here on are written in groups of three digits."""


def write_count(count: int) -> str:
    """Return a whole number, as 87 or 100 000 with a space at which no line breaks."""
    return f"{count:,}".replace(",", NO_BREAK) if count >= GROUPED_FROM else str(count)


def write_number(value: float, decimals: int, language: Language) -> str:
    """Return a number with so many decimals and a true minus sign; nothing below zero is "-0"."""
    rounded = round(value, decimals) + 0.0
    digits = f"{abs(rounded):.{decimals}f}".replace(".", DECIMAL_SIGN[language])
    return f"{MINUS}{digits}" if rounded < 0 else digits


def write_signed(value: float, decimals: int, language: Language) -> str:
    """Return a number that shows a plus sign too; zero has none."""
    plus = "+" if round(value, decimals) > 0 else ""
    return plus + write_number(value, decimals, language)


def write_people(count: int, language: Language) -> str:
    """Return so many people, as «61 человек», «62 человека», "61 inimest", "1 person"."""
    forms: dict[Language, str] = {
        "et": "inimene" if count == 1 else "inimest",
        "ru": "человека" if russian_form(count) == "few" else "человек",
        "en": "person" if count == 1 else "people",
    }
    return f"{write_count(count)}{NO_BREAK}{forms[language]}"


def russian_form(count: int) -> str:
    """Return which form of a Russian noun follows a count: one, few or many (CLDR's names)."""
    if count % 10 == 1 and count % 100 != 11:  # noqa: PLR2004 the rule is about these digits
        return "one"
    if count % 10 in {2, 3, 4} and count % 100 not in {12, 13, 14}:
        return "few"
    return "many"
