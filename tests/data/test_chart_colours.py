import pytest

from collector.assets import asset_folder
from collector.formats.charts.palette import COLOURS

CHANGING = [each for each in COLOURS.values() if each.css_class and each.light != each.dark]


@pytest.mark.parametrize("colour", CHANGING, ids=lambda colour: colour.css_class)
def test_site_turns_every_chart_colour_dark_as_the_palette_does(colour):
    style = (asset_folder("datasette") / "static" / "site.css").read_text("utf-8")

    assert f".drawing .{colour.css_class} {{ color: {colour.dark}; }}" in style
