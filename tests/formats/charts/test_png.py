import io

import pytest
from PIL import Image

from collector.formats.charts.palette import AFTER, AGREEMENT, LINE, ON_AGREEMENT, PAPER, QUIET
from collector.formats.charts.png import write_png
from collector.formats.charts.shapes import Dot, Line, Rectangle, Words
from collector.formats.charts.sheet import Sheet
from collector.formats.charts.svg import write_svg

TEXTS = {"name": "a", "title": "T", "description": "D", "language": "et"}


def drawn():
    sheet = Sheet()
    sheet.draw(Words((6, 20), "Õun Ёж", colour=QUIET))
    sheet.draw(Words((6, 20), "Ж", bold=True, anchor="right"))
    sheet.draw(Rectangle(10, 40, 50, 20, AFTER))
    sheet.draw(Line((10, 70), (90, 70), LINE))
    sheet.draw(Dot((50, 85), 5, AFTER, filled=False))
    sheet.draw(Dot((100, 85), 5, AGREEMENT[0], filled=True))
    return write_svg(sheet.finish(100), **TEXTS)


def picture(data):
    return Image.open(io.BytesIO(data)).convert("RGB")


def colour_at(data, across, down):
    return "#" + "".join(f"{part:02x}" for part in picture(data).getpixel((across, down)))


def chunks(data):
    """Yield the kinds of parts that a PNG file has."""
    at = 8
    while at < len(data):
        yield data[at + 4 : at + 8].decode()
        at += 12 + int.from_bytes(data[at : at + 4])


def test_write_png_is_the_same_for_every_run():
    assert write_png(drawn()) == write_png(drawn())


def test_write_png_holds_a_picture_and_nothing_else():
    assert set(chunks(write_png(drawn()))) == {"IHDR", "PLTE", "IDAT", "IEND"}


def test_write_png_has_two_dots_for_each_pixel_of_the_page():
    assert picture(write_png(drawn())).size == (720, 200)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_write_png_takes_paper_and_colours_of_the_scheme(scheme):
    data = write_png(drawn(), dark=scheme == "dark")

    shown = [colour_at(data, *at) for at in ((1, 1), (60, 100), (100, 140), (200, 170))]
    drawn_in = (PAPER, AFTER, LINE, AGREEMENT[0])
    assert shown == [getattr(colour, scheme) for colour in drawn_in]


def test_write_png_keeps_the_paper_apart_from_white_letters():
    sheet = Sheet()
    sheet.draw(Rectangle(10, 10, 80, 60, AGREEMENT[0]))
    sheet.draw(Words((20, 40), "White", colour=ON_AGREEMENT[0]))

    data = write_png(write_svg(sheet.finish(100), **TEXTS))

    assert colour_at(data, 1, 1) == PAPER.light


def test_write_png_draws_the_curved_dots_of_earlier_editions():
    curve = "M 100 80 C 105 80 105 90 100 90 C 95 90 95 80 100 80 z"
    dot = '<circle cx="100" cy="85" r="5"/>'

    data = write_png(drawn().replace(dot, f'<path d="{curve}"/>'))

    assert colour_at(data, 200, 170) == AGREEMENT[0].light


def test_write_png_leaves_the_inside_of_a_ring_empty():
    assert colour_at(write_png(drawn()), 100, 170) == PAPER.light


def test_write_png_writes_letters_where_the_drawing_has_them():
    box = picture(write_png(drawn())).crop((12, 16, 110, 44))

    assert len(box.getcolors()) > 5
