"""The plain shapes that a picture is made of, in CSS pixels from the top left."""

from dataclasses import dataclass

from collector.formats.charts.palette import INK, Colour

TEXT = 12.0
TITLE = 14.0
FONT = "DejaVu Sans"

Place = tuple[float, float]


@dataclass(frozen=True)
class Bar:
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


Shape = Bar | Line | Dot | Words


@dataclass(frozen=True)
class Figure:
    """Shapes in the order in which they were drawn, on a sheet of this height."""

    height: float
    shapes: tuple[Shape, ...]
