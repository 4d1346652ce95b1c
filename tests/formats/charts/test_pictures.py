from collector.formats.charts.png import draw_pictures, get_picture, write_png
from tests.formats.charts.test_png import drawn

DRAWING = drawn()


def test_a_picture_is_drawn_from_the_drawing():
    assert get_picture(draw_pictures([DRAWING]), DRAWING) == write_png(DRAWING)


def test_a_picture_that_was_drawn_is_not_drawn_again():
    [name] = draw_pictures([DRAWING])

    assert draw_pictures([DRAWING], {name: "there", "another": "x"}) == {name: "there"}
