import pytest

from collector.formats.plots.report_charts import list_drawings
from tests.formats.plots.documents import driver, question, report, texts

USED = [
    question(f"use_{name}", "post", "", label=texts(f"About {name}."))
    for name in ("topics", "people", "practice")
]


def drawn(*rows):
    document = report(questions=USED, results=[], changes=[], drivers=rows)
    return [drawing.draw("en") for drawing in list_drawings(document)]


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (
            [driver("use_people", 0.3), driver("use_topics", 0.6)],
            "Goes together with usefulness: “About topics” and “About people”",
        ),
        (
            [driver("use_people", 0.5, 12, claim="indicative")],
            "A first sign of what goes together with usefulness: “About people”",
        ),
        ([driver("use_people", 0.1)], "No rating clearly goes together with usefulness"),
        (
            [driver("use_people", -0.6, clear=True)],
            "No rating clearly goes together with usefulness",
        ),
    ],
    ids=["clear", "indicative", "unclear", "the opposite"],
)
def test_drivers_are_titled_by_all_that_clearly_go_together(rows, title):
    [chart] = drawn(*rows)

    assert chart.title == title


def test_drivers_are_told_strongest_first_with_n_and_interval():
    rows = [
        driver("use_people", 0.1, simultaneous_low=None, simultaneous_high=None),
        driver("use_practice", 0.2, 4),
        driver("use_topics", 0.45),
    ]

    [chart] = drawn(*rows)

    assert chart.description.replace("\u00a0", " ") == (
        "About topics: 0.45 (0.21 … 0.63), n = 61. About people: 0.10, n = 61. "
        "About practice: too few answers, n = 4."
    )


def test_drivers_of_fewer_than_fifty_people_are_drawn_as_finely_as_they_are_published():
    [chart] = drawn(driver("use_topics", 0.45, 49))

    assert chart.description.replace("\u00a0", " ") == "About topics: 0.5 (0.2 … 0.6), n = 49."


def test_drivers_of_fewer_than_ten_people_are_no_chart():
    assert drawn(driver("use_people", n=9)) == []
