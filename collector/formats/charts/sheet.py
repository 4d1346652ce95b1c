"""A sheet to draw on, in CSS pixels from the top left, on top of matplotlib."""

import re
from collections.abc import Sequence
from functools import lru_cache

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Rectangle
from matplotlib.text import Text
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D

from collector.formats.charts.palette import INK, QUIET, Colour

FONT = "DejaVu Sans"
WIDTH = 360.0
MARGIN = 6.0
TEXT = 12.0
TITLE = 14.0
LINE_HEIGHT = 1.35
PIXELS_PER_INCH = 72

# Set once for the process and never changed: a context that restores settings is not safe when
# two threads draw. Dollar signs in a question are no formulas.
mpl.rcParams.update(
    {
        "font.family": FONT,
        "svg.fonttype": "none",
        "svg.hashsalt": "tagasiside",
        "text.parse_math": False,
    }
)

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Sheet:
    """A drawing of fixed width whose height is known only when everything is drawn."""

    def __init__(self) -> None:
        """Begin an empty drawing."""
        self._figure = Figure(figsize=(1, 1), dpi=PIXELS_PER_INCH)
        self._figure.patch.set_visible(False)
        self._from_top_left = Affine2D()

    def write(
        self,
        at: tuple[float, float],
        words: str,
        *,
        bold: bool = False,
        colour: Colour = INK,
        anchor: str = "left",
    ) -> None:
        """Write one line; `at` is where its baseline begins, has its middle, or ends."""
        weight = "bold" if bold else "normal"
        size = TITLE if bold else TEXT
        text = Text(
            *at, clean(words), fontsize=size, fontweight=weight, color=colour.light, ha=anchor
        )
        self._add(text)

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
            self.write((along, baseline), line, bold=bold, colour=colour, anchor=anchor)
        return top

    def write_apart(self, top: float, label: str, figures: str) -> float:
        """Write a label at the left and its figures at the right, below it if it leaves no room.

        Returns where the next thing may begin.
        """
        room = WIDTH - 2 * MARGIN
        bottom = self.write_lines(top, label)
        if not figures:
            return bottom
        if measure(wrap(label, room)[-1]) + MARGIN + measure(figures) <= room:
            top = bottom - TEXT * LINE_HEIGHT
        else:
            top = bottom
        return self.write_lines(top, figures, anchor="right")

    def write_notes(self, top: float, notes: Sequence[str]) -> float:
        """Write what stands below a chart and return the height of the whole."""
        for note in notes:
            top = self.write_lines(top + MARGIN / 2, note, colour=QUIET)
        return top + MARGIN

    def bar(self, left: float, top: float, width: float, height: float, colour: Colour) -> None:
        """Draw a filled rectangle."""
        self._add(Rectangle((left, top), width, height, facecolor=colour.light, edgecolor="none"))

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: Colour,
        *,
        width: float = 1,
    ) -> None:
        """Draw a straight line; a thin one lies under everything else."""
        (left, top), (right, bottom) = start, end
        ends = ([left, right], [top, bottom])
        self._add(Line2D(*ends, color=colour.light, linewidth=width, zorder=width - 1))

    def dot(self, at: tuple[float, float], radius: float, colour: Colour, *, filled: bool) -> None:
        """Draw a dot, or a ring."""
        face = colour.light if filled else "none"
        self._add(Circle(at, radius, facecolor=face, edgecolor=colour.light, linewidth=2))

    def finish(self, height: float) -> Figure:
        """Return the drawing, cut at this height."""
        self._figure.set_size_inches(WIDTH / PIXELS_PER_INCH, height / PIXELS_PER_INCH)
        self._from_top_left.scale(1, -1).translate(0, height).scale(1 / PIXELS_PER_INCH)
        return self._figure

    def _add(self, artist: Artist) -> None:
        artist.set_transform(self._from_top_left + self._figure.dpi_scale_trans)
        self._figure.add_artist(artist)


def clean(words: str) -> str:
    """Return text with a space for each letter that no XML may hold."""
    return _UNPRINTABLE.sub(" ", words)


def measure(words: str, *, bold: bool = False) -> float:
    """Return the width of one line in CSS pixels."""
    parts = clean(words).split(" ")
    gaps = (len(parts) - 1) * _measure_word("\u00a0", bold=bold)
    return sum(_measure_word(part, bold=bold) for part in parts) + gaps


# A line is measured again for each word that is tried on it, and each takes a millisecond.
@lru_cache(maxsize=4096)
def _measure_word(word: str, *, bold: bool) -> float:
    font = FontProperties(
        family=FONT, size=TITLE if bold else TEXT, weight="bold" if bold else "normal"
    )
    width: float = text_to_path.get_text_width_height_descent(word, font, False)[0]  # noqa: FBT003 its name is "ismath"
    return width


def wrap(words: str, width: float, *, bold: bool = False) -> list[str]:
    """Break text into lines no wider than `width`; a word that is too long breaks anywhere."""
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines += _break(word, width, bold=bold)
    return lines


def _break(word: str, width: float, *, bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and measure(pieces[-1] + letter, bold=bold) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
