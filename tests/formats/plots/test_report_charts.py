from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from collector.core.rows.readings import COMPARISON, Role
from collector.formats.charts.shapes import WIDTH
from collector.formats.charts.sheet import MARGIN, measure
from collector.formats.plots.report_charts import list_drawings, plan_charts
from collector.texts.languages import LANGUAGES, Translated
from tests.formats.plots.documents import (
    change,
    everything,
    question,
    report,
    result,
    tell,
    tell_change,
)

SVG = "{http://www.w3.org/2000/svg}"


def draw(document):
    return [draw_chart() for draw_chart in plan_charts(document)]


def names(document):
    return [(chart.name, chart.wave_or_comparison) for chart in draw(document)]


def read(svg):
    return ET.fromstring(svg)


def lines_of(svg):
    """Return each line of text with its box: left, top, right, bottom."""
    for group in read(svg).iter(f"{SVG}g"):
        share = {"start": 0, "middle": 0.5, "end": 1}[group.attrib.get("text-anchor", "start")]
        for each in group.iter(f"{SVG}text"):
            width = measure(each.text, bold="font-weight" in group.attrib)
            left, baseline = float(each.attrib["x"]) - share * width, float(each.attrib["y"])
            yield each.text, (left, baseline - 10, left + width, baseline + 3)


def overlap(one, other):
    return min(one[2], other[2]) > max(one[0], other[0]) and min(one[3], other[3]) > max(
        one[1], other[1]
    )


def many(items, counts):
    asked = [question(f"q{at}", wave) for at in range(items) for wave in ("pre", "post")]
    results = [result(each, counts) for each in asked]
    return report(questions=asked, results=results, changes=[change(n=sum(counts))])


CASES = {
    "two rows": many(1, (1, 2, 3, 2, 2)),
    "twelve items": many(12, (5, 12, 30, 40, 13)),
    "all alike": many(1, (0, 0, 0, 0, 10)),
    "crowd": many(6, (7000, 13000, 30000, 34000, 16000)),
    "changes of all kinds": report(
        changes=[
            change(n=100000, low=-2.4, high=-1.4, change=-1.9),
            change("safety", n=12, low=-0.3, high=0.36, change=0.03),
            change("efficacy", n=31, low=None, high=None, change=1.0),
            change("competence", n=7),
            change("a_scale_with_a_long_name", low=0.2, high=4, change=3.9),
        ]
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_charts_keep_every_line_inside_and_apart(case, language):
    for chart in draw(CASES[case]):
        boxes = dict(enumerate(lines_of(chart.svg[language])))

        outside = [words for words, box in boxes.values() if box[0] < 0 or box[2] > WIDTH]
        touching = [
            (one[0], other[0])
            for one, other in combinations(boxes.values(), 2)
            if overlap(one[1], other[1])
        ]
        assert (outside, touching) == ([], [])


@pytest.mark.parametrize("case", CASES)
def test_charts_are_small(case):
    sizes = [len(svg.encode()) for chart in draw(CASES[case]) for svg in chart.svg.values()]

    assert max(sizes) <= 25_000


def test_plan_charts_draws_changes_then_the_answers_of_each_scale():
    asked = [question("a", "pre"), question("a", "post"), question("u", "post", "usefulness")]

    assert names(report(questions=asked)) == [
        ("change_overview", "pre_post"),
        ("slope_overview", "pre_post"),
        ("balance_overview", "pre_post"),
        ("change_motivation", "pre_post"),
        ("answers_usefulness", "post"),
    ]


def test_plan_charts_leaves_out_then_items_and_what_is_no_rating():
    asked = [question("a_then", "post", then_item_of="a"), question("role", "pre", rating=False)]

    assert names(report(questions=asked, changes=[])) == []


def test_plan_charts_without_changes_draws_answers_under_a_neutral_title():
    [chart] = draw(report(changes=[]))

    assert chart.title == {
        "et": "Motivatsioon: kuidas vastati",
        "ru": "Мотивация: как отвечали",
        "en": "Motivation: how people answered",
    }


@pytest.mark.parametrize(
    "document",
    [
        report(questions=[], changes=[]),
        replace(many(1, (0, 0, 0, 0, 0)), changes=[]),
        report(questions=[], changes=[change(n=7)]),
        replace(everything(2, 9), changes=[], questions=[]),
    ],
    ids=["nothing asked", "nobody", "too few", "fewer than ten"],
)
def test_charts_without_anything_to_show_are_not_drawn(document):
    assert names(document) == []


def test_charts_of_a_scale_are_titled_by_the_finding():
    charts = {chart.name: chart.title["en"] for chart in draw(report())}

    assert charts == {
        "change_overview": "Before and after – rose: motivation",
        "slope_overview": "Before and after – motivation 3.71 → 3.94",
        "balance_overview": "How many changed – rose: motivation",
        "change_motivation": "What is found about motivation",
    }


def test_charts_say_n_on_every_row_and_that_answers_are_simulated():
    [*_, chart] = draw(report(simulated=True))

    lines = sorted(lines_of(chart.svg["en"]), key=lambda line: line[1][1])
    texts = [words.replace("\u00a0", " ") for words, _ in lines]
    assert [words for words in texts if "n = " in words] == ["before, n = 15", "after, n = 15"]
    assert texts[-1] == "The answers are simulated."


def test_change_overview_describes_its_figures_as_they_are_published():
    [overview, *_] = draw(report(changes=[change(n=17)]))

    assert overview.description["en"] == "Motivation: +0.2, interval +0.1 to +0.4, n = 17."


def test_charts_of_different_reports_share_no_id():
    ids = [
        each.attrib["id"]
        for slug in ("spring", "2026-autumn")
        for chart in draw(report(event=slug))
        for svg in chart.svg.values()
        for each in read(svg).iter()
        if "id" in each.attrib
    ]

    assert len(ids) == len(set(ids)) == 2 * 4 * 3 * 3


def test_change_overview_draws_means_no_finer_than_published():
    exact, rounded = (
        draw(report(changes=[change(n=17, change=mean, low=0.1, high=0.4)]))[0].svg
        for mean in (0.2331, 0.2)
    )

    assert exact == rounded


def test_shares_are_drawn_to_scale_around_the_middle():
    [chart] = draw(report(questions=[question("a", "post")], changes=[]))
    groups = [
        each
        for each in read(chart.svg["en"]).iter(f"{SVG}g")
        if each.attrib.get("class", "").startswith("chart-a")
    ]
    bars = [group[-1].attrib["d"] for group in groups]

    edges = [
        [float(edge) for edge in bar[1:].split("V")[0].replace("H", " ").split()] for bar in bars
    ]
    widths = [right - left for left, _, right in edges]
    assert [round(width / sum(widths) * 15, 1) for width in widths] == [1, 2, 3, 4, 5]
    assert edges[-1][2] == WIDTH - MARGIN


def test_a_screen_reader_says_more_where_more_is_told():
    drawing, *_ = list_drawings(report())
    drawn = drawing.draw("en")

    told = drawn.add([Translated("Ettevaatust.", "Осторожно.", "Take care.")], "en")

    assert told.description == f"{drawn.description} Take care."
    assert "Take care." in told.write_svg("chart", "en")
    assert drawn.add([], "en") == drawn


GENERAL = tell("sensitivity", Role.CAUTION, "Nobody else was asked.", name=COMPARISON)


def care_of(row, words):
    told = tell_change(row)
    return replace(told, care=Translated(words, words, words))


@pytest.mark.parametrize("name", ["change_overview", "slope_overview", "balance_overview"])
def test_a_chart_of_changes_says_each_caution_with_its_scales_and_that_of_all(name):
    rows = [change(), change("safety"), change("efficacy")]
    cared = [care_of(rows[0], "Ceiling."), care_of(rows[1], "Ceiling."), care_of(rows[2], "Few.")]
    document = report(changes=rows, statements=[*cared, GENERAL])

    drawn = next(each for each in draw(document) if each.name == name)

    said = (
        "Motivation, Sense of safety. Ceiling. Trust in working together. Few."
        " Nobody else was asked."
    )
    assert drawn.description["en"].endswith(said)
    drawn_words = " ".join(words for words, _ in lines_of(drawn.svg["en"]))
    assert said in drawn_words


def test_the_chart_of_a_scale_says_the_cautions_of_its_items():
    rows = [change(), change("a", kind="item")]
    cared = [care_of(rows[0], "Ceiling."), care_of(rows[1], "Few.")]
    document = report(changes=rows, statements=[*cared, GENERAL])

    drawn = next(each for each in draw(document) if each.name == "change_motivation")

    assert drawn.description["en"].endswith(
        "Motivation. Ceiling. “Together, the services and municipalities of our county can"
        " prevent serious problems”. Few. Nobody else was asked."
    )


def test_a_chart_of_one_wave_compares_nothing_and_says_no_caution():
    document = report(changes=[], statements=[GENERAL], questions=[question("u", "post", "use")])

    assert [each for each in draw(document) if "Nobody else" in str(each)] == []
