from itertools import combinations

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from collector.formats.plots.report_charts import list_drawings
from collector.texts.charts import SIMULATED
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


def boxes_of(figure):
    """Return each line of text with its box as matplotlib's own renderer measures it."""
    figure.set_dpi(DOTS_PER_INCH)
    renderer = FigureCanvasAgg(figure).get_renderer()
    return [
        (each.get_text(), each.get_window_extent(renderer))
        for each in figure.findobj(Text)
        if each.get_text().strip()
    ]


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
        figure = drawing.draw(language).figure
        boxes = boxes_of(figure)
        width, height = figure.bbox.size
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
        texts = [words for words, _ in boxes_of(drawing.draw(language).figure)]

        assert "n\u00a0=\u00a06" in " ".join(texts)
        assert texts[-1] == SIMULATED[language]


@pytest.mark.parametrize("rows", [2, 12])
def test_no_text_of_a_chart_is_smaller_than_eleven_pixels_on_a_phone(rows):
    sizes = [
        text.get_fontsize()
        for drawing in list_drawings(everything(rows, 61))
        for text in drawing.draw("ru").figure.findobj(Text)
        if text.get_text()
    ]

    assert min(sizes) >= 11
