"""A15: read numbers off charts, titles and sentences that no table shows."""

import io
import re
from dataclasses import replace
from html import unescape

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from collector.formats.charts.png import write_png
from tests.attacks.conftest import NUMBER
from tests.attacks.published_files import lay_bare, lay_out, read, write
from tests.formats.charts.test_png import chunks

NUMBER_IN_TEXT = re.compile(r"\d+(?:\u00a0\d{3})*(?:[.,]\d+)?")
SHOWN = re.compile(r"<(?:text|title|desc)\b[^>]*>([^<]*)<")
EVERYDAY = {0, 1, 2, 3, 4, 5, 10, 50, 95, 100}
"""The five points, the threshold, the per cent of the interval, of half and of everybody."""


DRAWN = {"IHDR", "PLTE", "IDAT", "IEND"}
"""The parts of a PNG file that make its dots."""

NUMBERS = (
    *("results", "changes", "waves", "events", "usefulness", "drivers"),
    *("network", "partners", "risks", "lists", "breakdowns", "profiles"),
)


def numbers_in(text):
    for token in NUMBER_IN_TEXT.findall(text):
        plain = token.replace("\u00a0", "").replace(",", ".")
        yield float(plain), len(plain.partition(".")[2])


def published_numbers(path):
    """Return all numbers in the tables of numbers, and in the wording of the questions."""
    numbers = set(EVERYDAY)
    for table in NUMBERS:
        for row in read(path, f"SELECT * FROM {table}"):
            numbers |= {abs(cell) for cell in row.values() if isinstance(cell, int | float)}
            parts = ("count", "better", "same", "worse", "more", "fewer")
            numbers |= {100 * row[part] / row["n"] for part in parts if row.get(part)}
    for row in read(path, "SELECT text_et, text_ru, text_en FROM questions"):
        numbers |= {number for text in row.values() for number, _ in numbers_in(text)}
    return numbers


def attack(path):
    """Return the numbers in sentences and charts that are no published ones, however rounded."""
    sentences = read(path, "SELECT sentence_et, sentence_ru, sentence_en FROM findings")
    texts = [text for row in sentences for text in row.values()]
    for row in read(path, "SELECT title, description, svg FROM charts"):
        texts += [row["title"], row["description"], *map(unescape, SHOWN.findall(row["svg"]))]
    numbers = published_numbers(path)
    return {
        value
        for text in texts
        for value, decimals in numbers_in(text)
        if not any(abs(value - number) <= 0.5001 / 10**decimals for number in numbers)
    }


@pytest.fixture(scope="module")
def drawn_seminars(seminars):
    """Those of which charts are drawn: one in ten, because drawing takes long."""
    fit = [each for each in seminars if 15 <= each.event.head_count <= 60]
    return fit[: max(1, NUMBER // 10)]


def test_no_chart_or_sentence_has_a_number_that_no_table_has(drawn_seminars, tmp_path):
    found = [
        attack(write(tmp_path / "public.db", tables))
        for seminar in drawn_seminars
        if (tables := lay_out(seminar, drawn=True))
    ]

    assert found != []
    assert [each for each in found if each] == []


def test_no_sentence_has_a_number_that_no_table_has(published):
    assert [attack(path) for path in published] == [set() for _ in published]


def test_pictures_of_the_drawings_hold_nothing_else(drawn_seminars, tmp_path):
    path = write(tmp_path / "public.db", lay_out(drawn_seminars[0], drawn=True))

    rows = read(path, "SELECT svg FROM charts")
    assert rows != []
    assert {kind for row in rows for kind in chunks(write_png(row["svg"]))} == DRAWN


def test_a_picture_with_words_about_how_it_was_made_has_another_part(drawn_seminars, tmp_path):
    [row, *_] = lay_out(drawn_seminars[0], drawn=True).charts
    written, words = io.BytesIO(), PngInfo()
    words.add_text("n", "17")

    Image.open(io.BytesIO(write_png(row.svg))).save(written, "png", pnginfo=words)

    assert set(chunks(written.getvalue())) - DRAWN == {"tEXt"}


def test_charts_and_sentences_of_the_whole_report_show_more(drawn_seminars, tmp_path):
    [seminar, *_] = drawn_seminars
    tables, bare = lay_out(seminar), lay_bare(seminar, drawn=True)

    path = write(tmp_path / "public.db", replace(tables, charts=bare.charts))

    assert attack(path) != set()
