from xml.etree import ElementTree as ET

from collector.formats.charts.palette import AFTER, AGREEMENT, INK, LINE, QUIET
from collector.formats.charts.shapes import Dot, Line, Rectangle, Words
from collector.formats.charts.sheet import Sheet
from collector.formats.charts.svg import write_svg

SVG = "{http://www.w3.org/2000/svg}"


def drawn(**texts):
    sheet = Sheet()
    sheet.draw(Words((6, 20), texts.pop("words", "Tere"), colour=QUIET))
    sheet.write_lines(20, "Õ & <b>", bold=True)
    sheet.draw(Rectangle(10, 40, 50.04, 20, AGREEMENT[0]))
    sheet.draw(Line((10, 70), (90, 70), LINE))
    sheet.draw(Dot((50, 80), 5, AFTER, filled=False))
    texts = {"name": "a-b", "title": "T", "description": "D", "language": "et", **texts}
    return write_svg(sheet.finish(100), **texts)


def read(svg):
    return ET.fromstring(svg)


def test_write_svg_is_the_same_for_every_run():
    assert drawn() == drawn()


def test_write_svg_has_title_and_description_for_screen_readers():
    root = read(drawn(title="Motivation < rose", description="Up & up"))

    ids = root.attrib["aria-labelledby"].split()
    named = {each.attrib["id"]: each.text for each in root if "id" in each.attrib}
    assert [named[each] for each in ids] == ["Motivation < rose", "Up & up"]
    assert root.attrib["role"] == "img"


def test_write_svg_measures_in_css_pixels():
    root = read(drawn())

    size = [root.attrib[key] for key in ("width", "height", "viewBox")]
    assert size == ["360", "100", "0 0 360 100"]


def test_write_svg_uses_no_style_attribute_and_asks_for_nothing():
    text = drawn()

    assert [text.count(each) for each in ("style=", "url(", "href", "clip", "Date")] == [0] * 5


def test_write_svg_writes_text_as_text_in_the_colour_of_the_page():
    groups = [each for each in read(drawn()).iter(f"{SVG}g") if each.find(f"{SVG}text") is not None]

    texts = [(each.findtext(f"{SVG}text"), each.attrib.get("color")) for each in groups]
    assert texts == [("Tere", QUIET.light), ("Õ & <b>", None)]


def test_write_svg_gives_every_colour_a_class_and_its_colour_on_dark_paper():
    text = drawn()

    assert '<g class="chart-a1" color="#a8481a">\n<path d="M10 40H60V60H10z"/>' in text
    assert f"#a-b .chart-a1{{color:{AGREEMENT[0].dark}}}" in text
    assert f"svg:root{{color:{INK.dark}" in text


def test_write_svg_draws_rings_as_lines():
    ring = [each for each in read(drawn()).iter() if each.attrib.get("class") == "chart-after"]

    kept = [{key: each.attrib[key] for key in ("fill", "stroke", "stroke-width")} for each in ring]
    assert kept == [{"fill": "none", "stroke": "currentColor", "stroke-width": "2"}]


def test_write_svg_leaves_out_letters_that_xml_forbids_and_sets_no_formulas():
    root = read(drawn(words="a\x0bb $x$", title="c\x0bd"))

    assert root.findtext(f"{SVG}g/{SVG}text") == "a b $x$"
    assert root.findtext(f"{SVG}title") == "c d"
