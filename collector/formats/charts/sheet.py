"""A sheet to draw on, and a chart on it; matplotlib measures text that must fit a column."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Protocol

from collector.formats.charts import shapes
from collector.formats.charts.palette import INK, QUIET, Colour
from collector.formats.charts.shapes import TEXT, TITLE, WIDTH, Figure, Place, Words
from collector.formats.charts.svg import write_svg
from collector.texts.languages import Language, Translated

MARGIN = 6.0
LINE_HEIGHT = 1.35
LINE_OF_TEXT = TEXT * LINE_HEIGHT


class Sheet:
    """A drawing of fixed width whose height is known only when everything is drawn."""

    def __init__(self) -> None:
        """Begin an empty drawing."""
        self._shapes: list[shapes.Shape] = []

    def write_lines(
        self,
        top: float,
        words: str,
        *,
        column: tuple[float, float] = (MARGIN, WIDTH - MARGIN),
        bold: bool = False,
        colour: Colour = INK,
        anchor: str = "left",
    ) -> float:
        """Write text in lines within a column and return where the next thing may begin."""
        size = TITLE if bold else TEXT
        left, right = column
        along = {"left": left, "center": (left + right) / 2, "right": right}[anchor]
        for line in wrap(words, right - left, bold=bold):
            top += size * LINE_HEIGHT
            baseline = top - size * (LINE_HEIGHT - 1)
            self.draw(Words((along, baseline), line, colour, anchor, size, bold))
        return top

    def write_apart(self, top: float, label: str, figures: str) -> float:
        """Write a label at the left and its figures at the right, below it if it leaves no room.

        Returns where the next thing may begin.
        """
        room = WIDTH - 2 * MARGIN
        bottom = self.write_lines(top, label)
        if not figures:
            return bottom
        fits = measure(wrap(label, room)[-1]) + MARGIN + measure(figures) <= room
        return self.write_lines(bottom - LINE_OF_TEXT if fits else bottom, figures, anchor="right")

    def write_at(self, at: Place, words: str, anchor: str = "left", colour: Colour = INK) -> None:
        """Write one line whose letters have half their height at a place, beside a mark."""
        self.draw(Words((at[0], at[1] + TEXT / 3), words, colour, anchor))

    def draw(self, *drawn: shapes.Shape) -> None:
        """Add shapes; the writers order them, thin lines lowest and texts on top."""
        self._shapes += drawn

    def finish(self, height: float) -> Figure:
        """Return the drawing, cut at this height."""
        return Figure(height, tuple(self._shapes))


class Chart(Protocol):
    """What stands between the title and the notes of a figure."""

    def draw(self, sheet: Sheet, top: float) -> float:
        """Draw it from a height on and return where the next thing may begin."""


def measure(words: str, *, bold: bool = False) -> float:
    """Return the width of one line in CSS pixels."""
    parts = shapes.clean(words).split(" ")
    gaps = (len(parts) - 1) * _measure_word("\u00a0", bold=bold)
    return sum(_measure_word(part, bold=bold) for part in parts) + gaps


# A line is measured again for each word that is tried on it, and each takes a millisecond.
@lru_cache(maxsize=4096)
def _measure_word(word: str, *, bold: bool) -> float:
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415 pages draw without it
    from matplotlib.textpath import text_to_path  # noqa: PLC0415

    size, weight = (TITLE, "bold") if bold else (TEXT, "normal")
    font = FontProperties(family=shapes.FONT, size=size, weight=weight)
    width: float = text_to_path.get_text_width_height_descent(word, font, False)[0]  # noqa: FBT003 its name is "ismath"
    return width


def wrap(words: str, width: float, *, bold: bool = False) -> list[str]:
    """Break text into lines no wider than `width`."""
    return shapes.break_lines(words, width, partial(measure, bold=bold))


@dataclass(frozen=True)
class Drawn:
    """A chart in one language between its title and its notes, and what a screen reader says."""

    title: str
    description: str
    chart: Chart
    notes: Sequence[str]

    def add(self, words: Iterable[Translated], language: Language) -> "Drawn":
        """Return it with more notes, which a screen reader says too."""
        more = [each[language] for each in words]
        description = " ".join((self.description, *more))
        return replace(self, description=description, notes=[*self.notes, *more])

    @property
    def figure(self) -> Figure:
        """Draw the whole."""
        sheet = Sheet()
        bottom = self.chart.draw(sheet, sheet.write_lines(MARGIN, self.title, bold=True))
        for note in self.notes:
            bottom = sheet.write_lines(bottom + MARGIN / 2, note, colour=QUIET)
        return sheet.finish(bottom + MARGIN)

    def write_svg(self, name: str, language: Language) -> str:
        """Return it as SVG text; `name` is its identity on a page."""
        identity = f"{name}-{language}".replace("_", "-")
        texts = {"title": self.title, "description": self.description, "language": language}
        return write_svg(self.figure, name=identity, **texts)


@dataclass(frozen=True)
class Drawing:
    """A chart by name, with the wave or comparison that it is a part of."""

    name: str
    part: str
    draw: Callable[[Language], Drawn]
