"""Slim SVG text of a drawing: flat, accessible, readable on dark paper, the same for every run.

It is written straight from what stands on the sheet: matplotlib's own writer measures every text
again, which takes longer than all the rest.

No style attribute is used, because pages forbid them; a style element, where a page allows it by
its hash or the picture stands alone, changes the colours on dark paper. Text takes the colour of
the page around it in either case.
"""

from collections.abc import Callable, Iterator
from html import escape

import numpy as np
from matplotlib.artist import Artist
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Patch, Rectangle
from matplotlib.text import Text

from collector.formats.charts.palette import COLOURS, INK, PAPER
from collector.formats.charts.sheet import FONT, PIXELS_PER_INCH, TEXT, clean

_ANCHORS = {"center": "middle", "right": "end"}


def write_svg(figure: Figure, *, name: str, title: str, description: str, language: str) -> str:
    """Return the figure as one `svg` element.

    Args:
        figure: what `Sheet.finish` made; shapes and lines of text in the palette's colours.
        name: makes the ids in it unique on a page; letters, digits and hyphens, a letter first.
        title: read out first by screen readers.
        description: read out next; it tells what the picture shows.
        language: of the title and everything written in it.
    """
    width, height = (f"{PIXELS_PER_INCH * float(size):g}" for size in figure.get_size_inches())
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{name}" lang="{language}"'
        f' width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img"'
        f' aria-labelledby="{name}-title {name}-desc" fill="currentColor"'
        f' font-family="{FONT}, Verdana, sans-serif" font-size="{TEXT:g}">'
    )
    parts = [
        opening,
        f'<title id="{name}-title">{escape(clean(title))}</title>',
        f'<desc id="{name}-desc">{escape(clean(description))}</desc>',
        f"<style>{_style(name)}</style>",
        *_shapes(figure),
        "</svg>",
    ]
    return "\n".join(parts)


def _style(name: str) -> str:
    """Return the colours for dark paper; a picture that stands alone brings its paper along."""
    dark = "".join(
        f"#{name} .{colour.css_class}{{color:{colour.dark}}}"
        for colour in COLOURS.values()
        if colour.css_class and colour.dark != colour.light
    )
    return (
        f"svg:root{{color:{INK.light};background:{PAPER.light}}}"
        "@media (prefers-color-scheme:dark){"
        f"svg:root{{color:{INK.dark};background:{PAPER.dark}}}{dark}}}"
    )


def _shapes(figure: Figure) -> Iterator[str]:
    """Yield shapes and lines of text, those that look alike together, which takes half the room."""
    alike: dict[str, list[str]] = {}
    for artist in sorted(figure.artists, key=lambda each: each.get_zorder()):
        kind = type(artist)
        alike.setdefault(_LOOKS[kind](artist), []).append(_WRITERS[kind](artist))
    for attributes, shapes in alike.items():
        yield f"<g{attributes}>\n{''.join(shapes)}\n</g>"


def _write_bar(bar: Rectangle) -> str:
    left, top = bar.get_x(), bar.get_y()
    right, bottom = _round(left + bar.get_width()), _round(top + bar.get_height())
    return f'<path d="M{_round(left)} {_round(top)}H{right}V{bottom}H{_round(left)}z"/>'


def _write_line(line: Line2D) -> str:
    ends = " L ".join(
        f"{_round(across)} {_round(down)}"
        for across, down in np.asarray(line.get_xydata()).tolist()
    )
    return f'<path d="M {ends}"/>'


def _write_dot(dot: Circle) -> str:
    across, down = np.asarray(dot.get_center()).tolist()
    return f'<circle cx="{_round(across)}" cy="{_round(down)}" r="{_round(dot.get_radius())}"/>'


def _write_text(text: Text) -> str:
    across, down = text.get_position()
    return f'<text x="{_round(across)}" y="{_round(down)}">{escape(text.get_text())}</text>'


def _look_of_text(text: Text) -> str:
    kept = {}
    if anchor := _ANCHORS.get(text.get_horizontalalignment()):
        kept["text-anchor"] = anchor
    if text.get_fontsize() != TEXT:
        kept["font-size"] = f"{text.get_fontsize():g}px"
    if text.get_fontweight() == "bold":
        kept["font-weight"] = "700"
    return _attributes(kept, to_hex(text.get_color()))


def _look_of_line(line: Line2D) -> str:
    return _attributes(_stroke(line.get_linewidth()), to_hex(line.get_color()), outline="none")


def _look_of_bar(bar: Patch) -> str:
    return _attributes({}, to_hex(bar.get_facecolor()))


def _look_of_dot(dot: Patch) -> str:
    """Return how a dot looks; a ring has paper inside, whose colour is clear."""
    is_ring = to_hex(dot.get_facecolor(), keep_alpha=True).endswith("00")
    outline = "none" if is_ring else "filled"
    return _attributes(_stroke(dot.get_linewidth()), to_hex(dot.get_edgecolor()), outline=outline)


def _stroke(width: float) -> dict[str, str]:
    return {} if width == 1 else {"stroke-width": f"{width:g}"}


def _attributes(kept: dict[str, str], hexadecimal: str, *, outline: str = "") -> str:
    """Return colour, width and font as attributes, which no page forbids.

    An `outline` is drawn as a line, around what is filled or around nothing.
    """
    colour = COLOURS[hexadecimal]
    found = dict(kept)
    if colour.css_class:
        found["class"] = colour.css_class
    if colour is not INK:
        found["color"] = colour.light
    if outline:
        found["stroke"] = "currentColor"
        found |= {"fill": "none"} if outline == "none" else {}
    return "".join(f' {key}="{value}"' for key, value in found.items())


def _round(number: float) -> str:
    """Return a number with one decimal at most."""
    return f"{round(float(number), 1) + 0.0:g}"  # + 0.0 turns -0.0 into 0.0


_WRITERS: dict[type[Artist], Callable[..., str]] = {
    Rectangle: _write_bar,
    Line2D: _write_line,
    Circle: _write_dot,
    Text: _write_text,
}
_LOOKS: dict[type[Artist], Callable[..., str]] = {
    Rectangle: _look_of_bar,
    Line2D: _look_of_line,
    Circle: _look_of_dot,
    Text: _look_of_text,
}
"""What a sheet is made of, how each is written, and how it looks."""
