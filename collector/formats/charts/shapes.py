"""The plain shapes that a picture is made of, in CSS pixels from the top left."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from collector.formats.charts.palette import INK, Colour

WIDTH = 360.0
TEXT = 12.0
TITLE = 14.0
FONT = "DejaVu Sans"

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

Place = tuple[float, float]


@dataclass(frozen=True)
class Rectangle:
    """A filled rectangle."""

    left: float
    top: float
    width: float
    height: float
    colour: Colour


@dataclass(frozen=True)
class Line:
    """A straight line."""

    start: Place
    end: Place
    colour: Colour
    width: float = 1


@dataclass(frozen=True)
class Dot:
    """A dot, or a ring."""

    at: Place
    radius: float
    colour: Colour
    filled: bool


@dataclass(frozen=True)
class Words:
    """One line of text; `at` is where its baseline begins, has its middle, or ends."""

    at: Place
    text: str
    colour: Colour = INK
    anchor: str = "left"
    size: float = TEXT
    bold: bool = False
    language: str = ""


Shape = Rectangle | Line | Dot | Words


@dataclass(frozen=True)
class Figure:
    """Shapes in the order in which they were drawn, on a sheet of this height."""

    height: float
    shapes: tuple[Shape, ...]


def clean(words: str) -> str:
    """Return text with a space for each letter that no XML may hold."""
    return _UNPRINTABLE.sub(" ", words)


def break_lines(words: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """Break text into lines no wider than `width`; a word that is too long breaks anywhere."""
    lines: list[str] = []
    for word in words.split(" "):
        if lines and measure(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
            continue
        lines.append("")
        for letter in word:
            if lines[-1] and measure(lines[-1] + letter) > width:
                lines.append("")
            lines[-1] += letter
    return lines
