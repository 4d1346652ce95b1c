import pytest

from collector.formats.plots.report_charts import list_drawings
from tests.formats.plots.documents import change, question, report, result, texts
from tests.formats.plots.pictures import written

USED = [question("use_overall", "post", "usefulness", label=texts("It was useful."))]


def used(n=49, share=0.73):
    return {
        "wave": "post",
        "question": "use_overall",
        "n": n,
        "share": share,
        "low": 0.6,
        "high": 0.84,
    }


def drawn(document):
    [drawing] = list_drawings(document)
    chart = drawing.draw("en")
    return chart.title, written(chart.figure)


def test_answers_about_use_are_titled_by_how_many_agree_and_show_the_interval():
    title, lines = drawn(report(questions=USED, changes=[], usefulness=[used()]))

    assert title == "73% agree: “It was useful”"
    assert "73% (60 … 84) agree" in lines


def test_answers_about_use_without_interval_show_the_share_alone():
    row = used() | {"low": None, "high": None}

    _, lines = drawn(report(questions=USED, changes=[], usefulness=[row]))

    assert "73% agree" in lines


@pytest.mark.parametrize("row", [used(n=9), used(share=None)], ids=["few", "no number"])
def test_answers_asked_once_are_else_titled_by_the_most_frequent(row):
    title, _ = drawn(report(questions=USED, changes=[], usefulness=[row]))

    assert title == "Most often answered “Strongly agree” (33%): “It was useful”"


@pytest.mark.parametrize("counts", [(0, 0, 1, 1, 7), (1, 2, 3, 6, 6)], ids=["few", "a tie"])
def test_answers_without_one_finding_have_a_neutral_title(counts):
    results = [result(USED[0], counts)]

    title, _ = drawn(report(questions=USED, results=results, changes=[]))

    assert title == "Usefulness of the seminar: how people answered"


def test_answers_show_the_change_of_an_item_beside_it():
    asked = [question("a", "pre", label=texts("Short.")), question("a", "post")]
    changes = [change("a", kind="item"), change("b", kind="item", n=7)]

    _, lines = drawn(report(questions=asked, changes=changes))

    assert "+0.23 (+0.10 … +0.36)" in lines


def test_answers_say_of_a_reversed_item_how_to_read_it():
    asked = [question("a", wave, reverse=True) for wave in ("pre", "post")]

    _, lines = drawn(report(questions=asked, changes=[]))

    assert "(the less agreement, the better)" in lines
