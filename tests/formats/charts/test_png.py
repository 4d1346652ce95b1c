import pytest
from matplotlib.image import imread

from collector.formats.charts.palette import AFTER, LINE, PAPER, QUIET
from collector.formats.charts.png import write_png
from collector.formats.charts.report_charts import list_drawings, write_chart_png
from collector.formats.charts.sheet import Sheet
from collector.formats.charts.svg import write_svg
from tests.formats.charts.documents import report


def drawn():
    sheet = Sheet()
    sheet.write((6, 20), "Õun Ёж", colour=QUIET)
    sheet.bar(10, 40, 50, 20, AFTER)
    sheet.line((10, 70), (90, 70), LINE)
    sheet.dot((50, 85), 5, AFTER, filled=False)
    return sheet.finish(100)


def picture(path, data):
    path.write_bytes(data)
    return imread(path)


def hexadecimal(pixel):
    return "#" + "".join(f"{round(255 * part):02x}" for part in pixel[:3])


def test_write_png_is_the_same_for_every_run():
    assert write_png(drawn()) == write_png(drawn())


def test_write_chart_png_draws_the_chart_in_a_language():
    [drawing, *_] = list_drawings(report())

    assert write_chart_png(drawing, "ru", dark=True) == write_png(
        drawing.draw("ru").figure, dark=True
    )


def test_write_png_holds_no_date_and_no_program():
    data = write_png(drawn())

    assert [word in data for word in (b"tEXt", b"tIME", b"Matplotlib")] == [False] * 3


def test_write_png_makes_a_thousand_dots_of_the_width_of_a_phone(tmp_path):
    assert picture(tmp_path / "a.png", write_png(drawn())).shape == (277, 1000, 4)


@pytest.mark.parametrize("dark", [False, True])
def test_write_png_takes_paper_and_colours_of_the_scheme(tmp_path, dark):
    dots = picture(tmp_path / "a.png", write_png(drawn(), dark=dark))

    found = hexadecimal(dots[1, 1]), hexadecimal(dots[140, 90])
    scheme = "dark" if dark else "light"
    assert found == (getattr(PAPER, scheme), getattr(AFTER, scheme))


def test_write_png_leaves_the_figure_as_it_was():
    names = {"name": "a", "title": "T", "description": "D", "language": "et"}
    figure = drawn()

    before = write_svg(figure, **names)
    write_png(figure, dark=True)

    assert write_svg(figure, **names) == before
