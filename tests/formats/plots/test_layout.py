from itertools import combinations

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from collector.formats.charts.shapes import FONT, WIDTH, Words
from collector.formats.plots.report_charts import list_drawings
from collector.texts.catalogue import Phrases
from collector.texts.languages import LANGUAGES
from tests.formats.plots.documents import everything

DOTS_PER_INCH = 200

ALL = {
    "change_overview",
    "slope_overview",
    "balance_overview",
    "change_motivation",
    "answers_usefulness",
    "drivers",
    "network_know_person",
    "ranks_top_risks",
    "trends",
}


def lines_of(figure):
    return [each for each in figure.shapes if isinstance(each, Words) and each.text.strip()]


def boxes_of(figure):
    """Return each line of text with its box as matplotlib's own renderer measures it."""
    sheet = Figure((WIDTH / 72, figure.height / 72), dpi=DOTS_PER_INCH)
    renderer = FigureCanvasAgg(sheet).get_renderer()
    boxes = []
    for line in lines_of(figure):
        across, down = line.at
        text = Text(
            *(across / WIDTH, 1 - down / figure.height, line.text),
            fontsize=line.size,
            family=FONT,
            weight="bold" if line.bold else "normal",
            ha=line.anchor,
            parse_math=False,
            transform=sheet.transFigure,
        )
        text.set_figure(sheet)
        boxes.append((line.text, text.get_window_extent(renderer)))
    return sheet.bbox.size, boxes


def overlap(one, other):
    return min(one.x1, other.x1) > max(one.x0, other.x0) and min(one.y1, other.y1) > max(
        one.y0, other.y0
    )


@pytest.mark.parametrize("n", [10, 100_000])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rows", [2, 12])
def test_no_two_texts_of_a_chart_touch_and_none_leaves_it(rows, language, n):
    drawings = list_drawings(everything(rows, n))
    assert {each.name for each in drawings} == ALL

    for drawing in drawings:
        (width, height), boxes = boxes_of(drawing.draw(language).figure)
        outside = [
            words
            for words, box in boxes
            if min(box.x0, box.y0) < 0 or box.x1 > width or box.y1 > height
        ]
        touching = [
            (one[0], other[0]) for one, other in combinations(boxes, 2) if overlap(one[1], other[1])
        ]
        assert (drawing.name, outside, touching) == (drawing.name, [], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_says_about_how_many_people_it_is_and_that_they_are_simulated(language):
    for drawing in list_drawings(everything(2, 61, simulated=True)):
        texts = [line.text for line in lines_of(drawing.draw(language).figure)]

        assert "n\u00a0=\u00a06" in " ".join(texts)
        assert texts[-1] == Phrases("charts")["simulated"][language]


@pytest.mark.parametrize("rows", [2, 12])
def test_no_text_of_a_chart_is_smaller_than_eleven_pixels_on_a_phone(rows):
    sizes = [
        line.size
        for drawing in list_drawings(everything(rows, 61))
        for line in lines_of(drawing.draw("ru").figure)
    ]

    assert min(sizes) >= 11
