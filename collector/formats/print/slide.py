"""A slide for presentations that leads to an event's questionnaire: 16:9, as SVG and as PNG.

Both are drawn from one layout, measured with the font that the PNG is set in.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from markupsafe import escape
from PIL import Image, ImageDraw, ImageFont

from collector.core.events.events import Event
from collector.formats.print.cards import shorten
from collector.formats.qr import list_dark_modules
from collector.texts.catalogue import Phrases
from collector.texts.languages import LANGUAGES, Language

WIDTH, HEIGHT = 1920, 1080
INK, ACCENT, WARN, PAPER = "#1c2430", "#0b5d66", "#9a3412", "#ffffff"

QR_AT, QR_SIZE = (60, 90), 900
TEXT_LEFT, TEXT_WIDTH = 1030, 830
TITLE_HEIGHT = 560
"""How much of the slide the title may take in its three languages."""

WORDS = Phrases("print")

Font = ImageFont.FreeTypeFont


@dataclass(frozen=True)
class Line:
    """One line of text with its baseline."""

    text: str
    language: Language
    baseline: int
    size: int
    colour: str
    is_bold: bool = False


def write_slide_svg(event: Event, address: str) -> bytes:
    """Return the slide as an SVG file whose text is text."""
    shapes = "".join(
        f'<rect x="{x}" y="{y}" width="{side}" height="{side}"/>'
        for x, y, side in _modules(address)
    )
    lines = "\n".join(_write_line(line) for line in _lay_out(event, address))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">\n'
        f"<title>{escape(event.title.et)}</title>\n"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>\n'
        f'<g fill="{INK}" shape-rendering="crispEdges">{shapes}</g>\n'
        f"<g font-family=\"'DejaVu Sans', Verdana, sans-serif\">\n{lines}\n</g>\n</svg>\n"
    ).encode()


def write_slide_png(event: Event, address: str) -> bytes:
    """Return the slide as a picture of 1920 by 1080 dots."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    drawing = ImageDraw.Draw(picture)
    for x, y, side in _modules(address):
        drawing.rectangle((x, y, x + side - 1, y + side - 1), INK)
    for line in _lay_out(event, address):
        font = _font(line.size, is_bold=line.is_bold)
        at = (TEXT_LEFT, line.baseline)
        drawing.text(at, line.text, line.colour, font, anchor="ls")
    file = io.BytesIO()
    few = picture.quantize(32, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(file, "png", compress_level=6)
    return file.getvalue()


def _write_line(line: Line) -> str:
    weight = ' font-weight="700"' if line.is_bold else ""
    return (
        f'<text x="{TEXT_LEFT}" y="{line.baseline}" font-size="{line.size}" fill="{line.colour}"'
        f'{weight} xml:lang="{line.language}">{escape(line.text)}</text>'
    )


def _modules(address: str) -> Iterator[tuple[int, int, int]]:
    """Yield the dark squares of the code: left, top and side in whole dots."""
    width, modules = list_dark_modules(address)
    side = QR_SIZE // width
    offset = (QR_SIZE - side * width) // 2
    for column, row in modules:
        yield QR_AT[0] + offset + column * side, QR_AT[1] + offset + row * side, side


def _lay_out(event: Event, address: str) -> list[Line]:
    """Return every line from top to bottom: mark, titles, address, invitation."""
    lines = []
    if event.simulated:
        mark = " · ".join(WORDS["simulated"].as_dict().values())
        lines.append(Line(mark, "et", 110, 32, WARN))
    lines += _lay_out_titles(event)
    short = shorten(address)
    size = _largest(short, 64, is_bold=True)
    lines.append(Line(short, "et", 800, size, ACCENT, is_bold=True))
    baseline = 880
    for language in LANGUAGES:
        for text in _wrap(WORDS["invitations.any"][language], 28, is_bold=False):
            lines.append(Line(text, language, baseline, 28, INK))
            baseline += 40
    return lines


def _lay_out_titles(event: Event) -> list[Line]:
    """Return the titles in the largest letters in which all three fit."""
    for size in range(72, 20, -4):
        lines, baseline = [], 150 + size
        for language in LANGUAGES:
            is_first = language == LANGUAGES[0]
            for text in _wrap(event.title[language], size, is_bold=is_first):
                lines.append(Line(text, language, baseline, size, INK, is_bold=is_first))
                baseline += round(size * 1.2)
            baseline += size // 3
        if baseline - size <= 150 + TITLE_HEIGHT:
            break
    return lines


def _wrap(text: str, size: int, *, is_bold: bool) -> list[str]:
    font, lines = _font(size, is_bold=is_bold), [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > TEXT_WIDTH:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _largest(text: str, size: int, *, is_bold: bool) -> int:
    width = _font(size, is_bold=is_bold).getlength(text)
    return min(size, int(size * TEXT_WIDTH / width))


@cache
def _font(size: int, *, is_bold: bool) -> Font:
    """Return DejaVu, which has every letter of the three languages, from matplotlib's files.

    Finding a package runs nothing of it, so the web process stays without matplotlib.
    """
    found = find_spec("matplotlib")
    assert found is not None and found.origin is not None  # noqa: S101, PT018 a dependency
    name = "DejaVuSans-Bold.ttf" if is_bold else "DejaVuSans.ttf"
    path = Path(found.origin).parent / "mpl-data" / "fonts" / "ttf" / name
    return ImageFont.truetype(path, size)
