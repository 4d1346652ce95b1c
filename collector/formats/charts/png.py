"""PNG bytes of a drawing, on light or dark paper, the same for every run."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

from matplotlib.artist import Artist
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text

from collector.formats.charts.palette import COLOURS, PAPER

DOTS_PER_INCH = 200


def write_png(figure: Figure, *, dark: bool = False) -> bytes:
    """Return the figure as a picture with its paper; 360 CSS pixels become 1 000 dots.

    Args:
        figure: what `Sheet.finish` made; it is left as it was.
        dark: whether to take the colours for dark paper.
    """
    drawn = io.BytesIO()
    paper = PAPER.dark if dark else PAPER.light
    with _painted(figure, dark=dark):
        figure.savefig(
            drawn,
            format="png",
            dpi=DOTS_PER_INCH,
            facecolor=paper,
            metadata={"Software": None},
        )
    return drawn.getvalue()


@contextmanager
def _painted(figure: Figure, *, dark: bool) -> Iterator[None]:
    """Show the figure's paper, and in the dark other colours on it, until it has been written."""
    figure.patch.set_visible(True)
    painted = [(each, _paint(each)) for each in figure.findobj(_has_colour)] if dark else []
    for artist, colours in painted:
        artist.set(**{name: COLOURS[colour].dark for name, colour in colours.items()})
    try:
        yield
    finally:
        for artist, colours in painted:
            artist.set(**colours)
        figure.patch.set_visible(False)


def _has_colour(artist: Artist) -> bool:
    return isinstance(artist, Text | Line2D | Patch)


def _paint(artist: Artist) -> dict[str, str]:
    """Return the colours of an artist that are in the palette, by the name to set them by."""
    names = ("facecolor", "edgecolor") if isinstance(artist, Patch) else ("color",)
    colours = {name: getattr(artist, f"get_{name}")() for name in names}
    return {
        name: to_hex(colour)
        for name, colour in colours.items()
        if not _is_clear(colour) and to_hex(colour) in COLOURS
    }


def _is_clear(colour: object) -> bool:
    return colour == "none" or (isinstance(colour, tuple) and colour[3] == 0)
