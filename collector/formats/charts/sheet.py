"""A sheet to draw on, in CSS pixels from the top left, on top of matplotlib.

What is drawn belongs to the charts, how it becomes SVG text to `svg`.
"""

import re
from functools import lru_cache

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Rectangle
from matplotlib.textpath import text_to_path

from collector.formats.charts.palette import INK, Colour

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
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._figure.patch.set_visible(False)

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
        self._axes.text(
            *at, clean(words), fontsize=size, fontweight=weight, color=colour.light, ha=anchor
        )

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

    def bar(self, left: float, top: float, width: float, height: float, colour: Colour) -> None:
        """Draw a filled rectangle."""
        self._axes.add_patch(
            Rectangle((left, top), width, height, facecolor=colour.light, edgecolor="none")
        )

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
        self._axes.add_line(
            Line2D(
                [left, right], [top, bottom], color=colour.light, linewidth=width, zorder=width - 1
            )
        )

    def dot(self, at: tuple[float, float], radius: float, colour: Colour, *, filled: bool) -> None:
        """Draw a dot, or a ring."""
        face = colour.light if filled else "none"
        self._axes.add_patch(
            Circle(at, radius, facecolor=face, edgecolor=colour.light, linewidth=2)
        )

    def finish(self, height: float) -> Figure:
        """Return the drawing, cut at this height."""
        self._figure.set_size_inches(WIDTH / PIXELS_PER_INCH, height / PIXELS_PER_INCH)
        self._axes.set_xlim(0, WIDTH)
        self._axes.set_ylim(height, 0)
        return self._figure


def clean(words: str) -> str:
    """Return text with a space for each letter that no XML may hold."""
    return _UNPRINTABLE.sub(" ", words)


@lru_cache(maxsize=4096)
def measure(words: str, *, bold: bool = False) -> float:
    """Return the width of one line in CSS pixels."""
    font = FontProperties(
        family=FONT, size=TITLE if bold else TEXT, weight="bold" if bold else "normal"
    )
    width: float = text_to_path.get_text_width_height_descent(clean(words), font, False)[0]  # noqa: FBT003 its name is "ismath"
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
