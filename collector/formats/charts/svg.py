"""Slim SVG text of a drawing: flat, accessible, readable on dark paper, the same for every run.

No style attribute is used, because pages forbid them; a style element, where a page allows it by
its hash or the picture stands alone, changes the colours on dark paper. Text takes the colour of
the page around it in either case.
"""

import io
import re
from collections.abc import Iterator
from html import escape
from xml.etree import ElementTree as ET

from matplotlib.figure import Figure

from collector.formats.charts.palette import COLOURS, INK, PAPER
from collector.formats.charts.sheet import FONT, TEXT, clean

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d+\.\d+")
_RECTANGLE = re.compile(r"M (\S+) (\S+)\s+L (\S+) \2\s+L \3 (\S+)\s+L \1 \4\s+z")
_KEPT = ("text-anchor", "font-size", "font-weight", "stroke-width")
_DEFAULTS = {"text-anchor": "start", "font-size": f"{TEXT:g}px", "stroke-width": "1"}


def write_svg(figure: Figure, *, name: str, title: str, description: str, language: str) -> str:
    """Return the figure as one `svg` element.

    Args:
        figure: what `Sheet.finish` made; shapes and lines of text in the palette's colours.
        name: makes the ids in it unique on a page; letters, digits and hyphens, a letter first.
        title: read out first by screen readers.
        description: read out next; it tells what the picture shows.
        language: of the title and everything written in it.
    """
    drawn = io.BytesIO()
    figure.savefig(
        drawn, format="svg", metadata=dict.fromkeys(("Date", "Creator", "Format", "Type"))
    )
    root = ET.fromstring(drawn.getvalue())  # noqa: S314 matplotlib wrote it
    width, height = (f"{float(size):g}" for size in root.attrib["viewBox"].split()[2:])
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
        *_shapes(root),
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


def _shapes(root: ET.Element) -> Iterator[str]:
    """Yield shapes and lines of text, those that look alike together, which takes half the room."""
    alike: dict[str, list[str]] = {}
    for element in root.iter():
        if element.tag == f"{_SVG}path":
            path = _RECTANGLE.sub(r"M\1 \2H\3V\4H\1z", _rounded(element.attrib["d"]))
            shape = f'<path d="{" ".join(path.split())}"/>'
        elif element.tag == f"{_SVG}text":
            at = _rounded(f'x="{element.attrib["x"]}" y="{element.attrib["y"]}"')
            shape = f"<text {at}>{escape(element.text or '')}</text>"
        else:
            continue
        alike.setdefault(_attributes(element), []).append(shape)
    for attributes, shapes in alike.items():
        yield f"<g{attributes}>\n{''.join(shapes)}\n</g>"


def _attributes(element: ET.Element) -> str:
    """Return colour, width and font of an element as attributes that no page forbids."""
    pairs = (each.split(":") for each in element.attrib["style"].split(";"))
    style = {key.strip(): value.strip() for key, value in pairs}
    fill, stroke = style.get("fill", INK.light), style.get("stroke", "none")
    colour = COLOURS[fill if stroke == "none" else stroke]
    kept = {key: style[key] for key in _KEPT if style.get(key) not in {None, _DEFAULTS.get(key)}}
    if colour.css_class:
        kept["class"] = colour.css_class
    if colour is not INK:
        kept["color"] = colour.light
    if stroke != "none":
        kept["stroke"] = "currentColor"
        kept |= {"fill": "none"} if fill == "none" else {}
    return "".join(f' {key}="{value}"' for key, value in kept.items())


def _rounded(text: str) -> str:
    return _NUMBER.sub(lambda number: f"{float(number[0]):.1f}".removesuffix(".0"), text)
