"""PNG bytes of a chart's SVG text, on light or dark paper, the same for every run.

The picture is drawn from the very text that is published, so it can show nothing else; it reads
what `svg` writes and no other SVG. Few colours and no metadata keep it small.
"""

import io
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from xml.etree import ElementTree as ET

from matplotlib import get_data_path
from PIL import Image, ImageDraw, ImageFont

from collector.formats.charts.palette import COLOURS, INK, PAPER
from collector.formats.charts.sheet import TEXT

SCALE = 2.0
"""Dots per CSS pixel."""
SMOOTH = 2
"""Shapes are drawn so many times as large and then reduced, which makes their edges smooth."""
MOST_COLOURS = 32
"""As many as five colours of answers need, with what lies between them where edges are smooth."""

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_RECTANGLE = re.compile(r"M(\S+) (\S+)H(\S+)V(\S+)H\1z")
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}

Box = tuple[float, float, float, float]


def write_png(svg: str, *, dark: bool = False) -> bytes:
    """Return the chart as a picture with its paper.

    Args:
        svg: what `write_svg` wrote.
        dark: whether to take the colours for dark paper.
    """
    root = ET.fromstring(svg)  # noqa: S314 the service wrote it
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    size = round(width * SCALE), round(height * SCALE)
    paper = PAPER.dark if dark else PAPER.light
    large = Image.new("RGB", (SMOOTH * size[0], SMOOTH * size[1]), paper)
    groups = [(group, _colour(group, dark=dark)) for group in root.iter(f"{_SVG}g")]
    for group, colour in groups:
        _draw_shapes(ImageDraw.Draw(large), group, colour)
    picture = large.reduce(SMOOTH)
    for group, colour in groups:
        _draw_texts(ImageDraw.Draw(picture), group, colour)
    return _pack(picture, [paper, *sorted({colour for _, colour in groups} - {paper})])


def _colour(group: ET.Element, *, dark: bool) -> str:
    colour = COLOURS[group.get("color", INK.light)]
    return colour.dark if dark else colour.light


def _draw_shapes(draw: ImageDraw.ImageDraw, group: ET.Element, colour: str) -> None:
    scale = SCALE * SMOOTH
    stroke = float(group.get("stroke-width", "1"))
    width = round(stroke * scale)
    for box in _dots(group, stroke / 2):
        inside = None if group.get("fill") == "none" else colour
        draw.ellipse(_scaled(box, scale), fill=inside, outline=colour, width=width)
    for path in _paths(group):
        if "H" in path:
            left, top, right, bottom = _scaled(_rectangle(path), scale)
            draw.rectangle((left, top, max(left, right - 1), max(top, bottom - 1)), fill=colour)
        else:
            ends = [float(number) * scale for number in _NUMBER.findall(path)]
            draw.line(ends, fill=colour, width=width)


def _dots(group: ET.Element, reach: float) -> Iterator[Box]:
    """Yield the square around each circle with its line; earlier editions have them as curves."""
    for circle in group.iter(f"{_SVG}circle"):
        across, down, radius = (float(circle.attrib[key]) for key in ("cx", "cy", "r"))
        radius += reach
        yield across - radius, down - radius, across + radius, down + radius
    for path in group.iter(f"{_SVG}path"):
        if "C" in path.attrib["d"]:
            yield _surround(path.attrib["d"], reach)


def _paths(group: ET.Element) -> Iterator[str]:
    paths = (path.attrib["d"] for path in group.iter(f"{_SVG}path"))
    return (path for path in paths if "C" not in path)


def _surround(path: str, reach: float) -> Box:
    """Return the square around a circle with its line."""
    numbers = [float(number) for number in _NUMBER.findall(path)]
    across, down = numbers[::2], numbers[1::2]
    return min(across) - reach, min(down) - reach, max(across) + reach, max(down) + reach


def _rectangle(path: str) -> Box:
    """Return a bar from left to right and from top to bottom."""
    found = _RECTANGLE.fullmatch(path)
    assert found is not None, path  # noqa: S101 `svg` writes no other filled path
    left, top, right, bottom = (float(number) for number in found.groups())
    return min(left, right), min(top, bottom), max(left, right), max(top, bottom)


def _scaled(box: Box, scale: float) -> Box:
    left, top, right, bottom = (round(edge * scale) for edge in box)
    return left, top, right, bottom


def _draw_texts(draw: ImageDraw.ImageDraw, group: ET.Element, colour: str) -> None:
    size = float(group.get("font-size", f"{TEXT}").removesuffix("px"))
    font = _font(size * SCALE, bold="font-weight" in group.attrib)
    anchor = _ANCHORS[group.get("text-anchor", "start")]
    for text in group.iter(f"{_SVG}text"):
        at = round(float(text.attrib["x"]) * SCALE), round(float(text.attrib["y"]) * SCALE)
        draw.text(at, text.text or "", fill=colour, font=font, anchor=anchor)


@lru_cache(maxsize=8)
def _font(size: float, *, bold: bool) -> ImageFont.FreeTypeFont:
    """Return the font by which texts were measured; it comes with matplotlib."""
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    path = f"{get_data_path()}/fonts/ttf/{name}"
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
        nearest = min(range(len(entries)), key=lambda at: _distance(entries[at], exact))
        if nearest in free:
            free.remove(nearest)
            entries[nearest] = exact
    packed.putpalette([part for entry in entries for part in entry])
    written = io.BytesIO()
    packed.save(written, format="png")
    return written.getvalue()


def _distance(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum((mine - theirs) ** 2 for mine, theirs in zip(one, other, strict=True))
