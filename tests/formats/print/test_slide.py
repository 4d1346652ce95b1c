"""The slide as a picture and as vectors, read back as a camera would."""

import io
import re
from dataclasses import replace

import pytest
from PIL import Image

from collector.formats.print.slide import HEIGHT, TEXT_LEFT, WIDTH, write_slide_png, write_slide_svg
from collector.texts.languages import Translated
from tests.formats.qr_reader import read_qr_codes
from tests.support.factories import EVENT

ADDRESS = "https://tagasiside.example/e/spring"
LONG = replace(
    EVENT,
    simulated=True,
    title=Translated(
        et="Ida-Virumaa, Valgamaa ja Viljandimaa turvalisuse nõukogu liikmete koostööseminar " * 2,
        ru="Семинар <сотрудничества> членов советов безопасности Ида-Вирумаа и Валгамаа " * 2,
        en="Cooperation seminar of the safety councils & partners of three counties " * 2,
    ),
)


@pytest.mark.parametrize("event", [EVENT, LONG])
def test_code_on_the_picture_leads_to_the_event(event):
    png = write_slide_png(event, ADDRESS)

    assert Image.open(io.BytesIO(png)).size == (WIDTH, HEIGHT)
    assert read_qr_codes(png) == [ADDRESS]


@pytest.mark.parametrize("event", [EVENT, LONG])
def test_nothing_runs_off_the_picture(event):
    picture = Image.open(io.BytesIO(write_slide_png(event, ADDRESS))).convert("L")

    edge = (
        picture.crop((WIDTH - 40, 0, WIDTH, HEIGHT)),
        picture.crop((0, HEIGHT - 20, WIDTH, HEIGHT)),
    )

    assert [each.getextrema()[0] > 200 for each in edge] == [True, True]
    assert picture.crop((TEXT_LEFT, 0, WIDTH, HEIGHT)).getextrema()[0] < 100


def test_vectors_hold_every_language_as_text():
    svg = write_slide_svg(LONG, ADDRESS).decode()

    languages = set(re.findall(r'xml:lang="(\w+)"', svg))
    assert languages == {"et", "ru", "en"}
    assert ("&lt;сотрудничества&gt;" in svg, "tagasiside.example/e/spring</text>" in svg) == (
        True,
        True,
    )
