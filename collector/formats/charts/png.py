"""The PNG bytes of a chart's SVG text, on light or dark paper, the same in every run.

The picture is drawn from the published text, so it can show nothing else. It reads what `svg`
writes and no other SVG. Few colours and no metadata keep it small.
"""

import io
import math
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree as ET

from PIL import Image, ImageDraw, ImageFont

from collector.formats.charts.palette import COLOURS, INK, PAPER, Colour
from collector.formats.charts.shapes import TEXT

SCALE = 2.0  # dots per CSS pixel
SMOOTH = 2
"""Shapes are drawn so many times as large and then reduced, which makes their edges smooth."""
MOST_COLOURS = 32
"""As many as five colours of answers need, with what lies between them where edges are smooth."""

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


def write_png(svg: str, *, dark: bool = False) -> bytes:
    """Return what `write_svg` wrote as a picture on light or dark paper."""
    return paint_svg(svg, PAPER.dark if dark else PAPER.light, dark=dark)


def paint_svg(
    svg: str, paper: str, *, dark: bool = False, scale: float = SCALE, smooth: int = SMOOTH
) -> bytes:
    """Return the shapes of a drawing as a picture on paper of a colour, so many dots a pixel."""
    root = ET.fromstring(svg)  # noqa: S314 the service wrote it
    width, height = (round(float(each) * scale) for each in root.attrib["viewBox"].split()[2:])
    groups = [(group, _colour(group, dark=dark)) for group in root.iter(f"{_SVG}g")]
    large = Image.new("RGB", (smooth * width, smooth * height), paper)
    for group, colour in groups:
        _draw_shapes(ImageDraw.Draw(large), group, colour, scale * smooth)
    picture = large.reduce(smooth)
    for group, colour in groups:
        _draw_texts(ImageDraw.Draw(picture), group, colour, scale)
    return _pack(picture, [paper, *sorted({colour for _, colour in groups} - {paper})])


def _colour(group: ET.Element, *, dark: bool) -> str:
    written = group.get("color", INK.light)
    colour = COLOURS.get(written, Colour(written, written, ""))
    return colour.dark if dark else colour.light


def _draw_shapes(draw: ImageDraw.ImageDraw, group: ET.Element, colour: str, scale: float) -> None:
    stroke = float(group.get("stroke-width", "1"))
    width = round(stroke * scale)
    for shape in group:
        path = shape.get("d", "")
        numbers = [float(number) for number in _NUMBER.findall(path)]
        if shape.tag == f"{_SVG}circle" or "C" in path:
            box = [round(edge * scale) for edge in _surround(shape, numbers, stroke / 2)]
            inside = None if group.get("fill") == "none" else colour
            draw.ellipse(box, fill=inside, outline=colour, width=width)
        elif "H" in path:
            across, down = sorted(numbers[0:4:2]), sorted(numbers[1:4:2])
            left, right, top, bottom = (round(edge * scale) for edge in (*across, *down))
            draw.rectangle((left, top, max(left, right - 1), max(top, bottom - 1)), fill=colour)
        elif path:
            draw.line([number * scale for number in numbers], fill=colour, width=width)


def _surround(shape: ET.Element, numbers: list[float], reach: float) -> Iterator[float]:
    """Yield the edges of the square around a circle and its line; earlier editions have curves."""
    if not numbers:
        across, down, radius = (float(shape.attrib[key]) for key in ("cx", "cy", "r"))
        numbers = [across - radius, down - radius, across + radius, down + radius]
    yield from (min(numbers[::2]) - reach, min(numbers[1::2]) - reach)
    yield from (max(numbers[::2]) + reach, max(numbers[1::2]) + reach)


def _draw_texts(draw: ImageDraw.ImageDraw, group: ET.Element, colour: str, scale: float) -> None:
    size = float(group.get("font-size", f"{TEXT}").removesuffix("px"))
    font = load_font(size * scale, bold="font-weight" in group.attrib)
    anchor = _ANCHORS[group.get("text-anchor", "start")]
    for text in group.iter(f"{_SVG}text"):
        at = round(float(text.attrib["x"]) * scale), round(float(text.attrib["y"]) * scale)
        draw.text(at, text.text or "", fill=colour, font=font, anchor=anchor)


@cache
def load_font(size: float, *, bold: bool) -> ImageFont.FreeTypeFont:
    """Return the font by which texts were measured; it comes with matplotlib.

    Finding a package runs nothing of it, so the web process stays without matplotlib.
    """
    found = find_spec("matplotlib")
    assert found is not None and found.origin is not None  # noqa: S101, PT018 a dependency
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    path = Path(found.origin).parent / "mpl-data" / "fonts" / "ttf" / name
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def _pack(picture: Image.Image, known: Sequence[str]) -> bytes:
    """Return the picture with few colours, of which those that are known stay as they are.

    Two of them may be nearest to the same one; then the first has it.
    """
    packed = picture.quantize(MOST_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    flat = packed.getpalette() or []
    entries = [tuple(flat[at : at + 3]) for at in range(0, len(flat), 3)]
    free = set(range(len(entries)))
    for exact in (tuple(bytes.fromhex(colour.removeprefix("#"))) for colour in known):
        nearest = min(range(len(entries)), key=lambda at: math.dist(entries[at], exact))
        if nearest in free:
            free.remove(nearest)
            entries[nearest] = exact
    packed.putpalette([part for entry in entries for part in entry])
    written = io.BytesIO()
    packed.save(written, format="png")
    return written.getvalue()
