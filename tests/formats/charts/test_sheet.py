import pytest

from collector.formats.charts.sheet import measure, wrap


@pytest.mark.parametrize(
    "words",
    [
        "Üheskoos suudavad meie maakonna asutused ja omavalitsused tõsiseid probleeme ennetada.",
        "Вместе службы и самоуправления нашего уезда могут предотвращать серьёзные проблемы.",
        "x" * 200,
        "short " + "y" * 90 + " short",
    ],
)
def test_wrap_makes_lines_that_fit_and_loses_no_letter(words):
    lines = wrap(words, 150)

    assert max(measure(line) for line in lines) <= 150
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")


def test_wrap_keeps_words_together_that_no_line_may_break():
    assert wrap("n = 100\u00a0000", measure("100\u00a0000")) == ["n =", "100\u00a0000"]


def test_wrap_of_nothing_is_one_empty_line():
    assert wrap("", 100) == [""]


def test_measure_of_bold_is_wider():
    assert measure("Motivatsioon", bold=True) > measure("Motivatsioon")
