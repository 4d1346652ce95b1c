"""A slide that leads to an event's questionnaire: 16:9, as SVG and as PNG.

Both are drawn from one layout, measured with the font of the PNG.
"""

from collections.abc import Iterator

from markupsafe import escape

from collector.core.events.events import Event
from collector.formats.charts.palette import INK, Colour
from collector.formats.charts.png import load_font, paint_svg
from collector.formats.charts.shapes import FONT, Rectangle, Words, break_lines, clean
from collector.formats.charts.svg import write_shapes
from collector.formats.print.invitation import shorten
from collector.formats.qr import list_dark_modules
from collector.texts.catalogue import Phrases
from collector.texts.languages import LANGUAGES, Translated

WIDTH, HEIGHT = 1920, 1080
PAPER = "#ffffff"
ACCENT, WARN = Colour("#0b5d66", "#0b5d66", ""), Colour("#9a3412", "#9a3412", "")

QR_AT, QR_SIZE = (60, 90), 900
TEXT_LEFT, TEXT_WIDTH = 1030, 830
TITLE_TOP, TITLE_HEIGHT = 150, 560
"""Where the title begins, and how much of the slide its three languages may take."""

WORDS = Phrases("print")


def write_slide_svg(event: Event, address: str) -> bytes:
    """Return the slide as an SVG file whose text is text, for programs that know no `color`."""
    return _draw(event, address).replace(' color="', ' fill="').encode()


def write_slide_png(event: Event, address: str) -> bytes:
    """Return the slide as a picture of 1920 by 1080 dots."""
    return paint_svg(_draw(event, address), PAPER, scale=1, smooth=1)


def _draw(event: Event, address: str) -> str:
    shapes = "\n".join(write_shapes([*_list_modules(address), *_lay_out(event, address)]))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        f' color="{INK.light}" shape-rendering="crispEdges"'
        f" font-family=\"'{FONT}', Verdana, sans-serif\">\n"
        f"<title>{escape(clean(event.title.et))}</title>\n"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>\n{shapes}\n</svg>\n'
    )


def _list_modules(address: str) -> Iterator[Rectangle]:
    """Yield the dark squares of the code in whole dots."""
    width, modules = list_dark_modules(address)
    side = QR_SIZE // width
    offset = (QR_SIZE - side * width) // 2
    for column, row in modules:
        left, top = QR_AT[0] + offset + column * side, QR_AT[1] + offset + row * side
        yield Rectangle(left, top, side, side, INK)


def _lay_out(event: Event, address: str) -> Iterator[Words]:
    """Yield every line from top to bottom: mark, titles, address, invitation."""
    if event.simulated:
        mark = " · ".join(WORDS["simulated"].as_dict().values())
        yield Words((TEXT_LEFT, 110), mark, WARN, size=32)
    for size in range(72, 20, -4):  # the largest letters in which the titles of all languages fit
        lines = _write_down(TITLE_TOP + size, event.title, size, round(size * 1.2), size // 3)
        if lines[-1].at[1] + round(size * 0.2) + size // 3 <= TITLE_TOP + TITLE_HEIGHT:
            break
    yield from lines
    short = shorten(address)
    size = min(64, int(64 * TEXT_WIDTH / load_font(64, bold=True).getlength(short)))
    yield Words((TEXT_LEFT, 800), short, ACCENT, size=size, bold=True)
    said = "card_needed" if event.linking.cards_only else "invitations.any"
    yield from _write_down(880, WORDS[said], 28, 40, 0)


def _write_down(baseline: int, texts: Translated, size: int, pitch: int, gap: int) -> list[Words]:
    """Return a text in three languages from a baseline on; a text with gaps begins in bold."""
    lines = []
    for language in LANGUAGES:
        bold = bool(gap) and language == LANGUAGES[0]
        font = load_font(size, bold=bold)
        text = " ".join(texts[language].split())
        for line in break_lines(text, TEXT_WIDTH, font.getlength):
            at = (TEXT_LEFT, baseline)
            lines.append(Words(at, line, size=size, bold=bold, language=language))
            baseline += pitch
        baseline += gap
    return lines
