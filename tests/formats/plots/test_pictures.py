from collector.formats.charts.png import write_png
from collector.formats.plots.pictures import draw_pictures, picture_rows
from tests.formats.charts.test_png import drawn

DRAWING = {"event": "one", "language": "et", "svg": drawn()}


def test_a_picture_is_drawn_from_the_drawing():
    rows = picture_rows([DRAWING], ("event", "language"), draw_pictures([DRAWING]))

    assert list(rows) == [{"event": "one", "language": "et", "png": write_png(DRAWING["svg"])}]


def test_a_picture_that_was_drawn_is_not_drawn_again():
    [name] = draw_pictures([DRAWING])

    assert draw_pictures([DRAWING], {name: "there", "another": "x"}) == {name: "there"}
