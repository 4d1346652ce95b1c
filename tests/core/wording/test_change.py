import re
from itertools import product

import pytest

from collector.core.analysis.change import Measure, summarise_change
from collector.core.questionnaire.scale import FIVE_POINTS
from collector.core.rows.changes import PairedChange
from collector.core.statistics.claims import claim_from, judge
from collector.core.wording.change import describe_change, item_subject, title_change
from collector.texts.languages import LANGUAGES, Translated
from collector.texts.subjects import scale_subject
from tests.core.filled import fill

MOTIVATION = scale_subject("motivation")


def change_of(n=61, mean=0.23, interval=(0.1, 0.36), *, before=3.71, benchmark=0.3):
    verdict = judge(n, mean, interval, benchmark)
    low, high = interval or (None, None)
    said = {
        "n": n,
        "mean_before": before,
        "mean_after": before + mean,
        "change": mean,
        "simultaneous_low": low,
        "simultaneous_high": high,
        "benchmark": benchmark,
        "verdict": verdict,
        "claim": claim_from(n),
        "direction": verdict.direction,
    }
    return fill(PairedChange, said)


def plain(text):
    return text.replace("\u00a0", " ")


def said(change, language, subject=MOTIVATION, comparison="pre_post"):
    return plain(describe_change(change, subject, comparison)[language])


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "et",
            (
                "Motivatsioon kasvas: enne 3,7 ja pärast 3,9 (mõlemal korral vastas 61 inimest; "
                "tegelik kasv võib olla 0,1 kuni 0,4 punkti)."
            ),
        ),
        (
            "ru",
            (
                "Мотивация выросла: было 3,7, стало 3,9 (оба раза ответил 61 человек; "
                "на деле рост может быть от 0,1 до 0,4 балла)."
            ),
        ),
        (
            "en",
            (
                "Motivation rose: 3.7 before, 3.9 after (61 people who answered both times; "
                "the true rise may be anywhere from 0.1 to 0.4 points)."
            ),
        ),
    ],
)
def test_describe_change_says_it_with_people_and_interval(language, sentence):
    assert said(change_of(), language) == sentence


UP, DOWN, UNCLEAR = (0.23, (0.1, 0.36)), (-0.23, (-0.36, -0.1)), (0.05, (-0.1, 0.32))
MUCH, LITTLE, NONE = (0.5, (0.3, 0.7)), (0.1, (0.05, 0.15)), (0.0, (-0.2, 0.2))


def turned(moved):
    mean, (low, high) = moved
    return -mean, (-high, -low)


@pytest.mark.parametrize(
    ("n", "moved", "found"),
    [
        (30, UP, "Motivation rose: "),
        (30, DOWN, "Motivation fell: "),
        (30, MUCH, "Motivation rose by at least 0.3 points: "),
        (30, turned(MUCH), "Motivation fell by at least 0.3 points: "),
        (30, LITTLE, "Motivation rose, but by less than 0.3 points: "),
        (30, turned(LITTLE), "Motivation fell, but by less than 0.3 points: "),
        (30, NONE, "Motivation – no change that matters (0.3 points or more): "),
        (30, UNCLEAR, "Motivation – we cannot tell whether it changed: "),
        (29, UP, "Motivation seems to have risen: "),
        (29, MUCH, "Motivation seems to have risen by at least 0.3 points: "),
        (29, LITTLE, "Motivation seems to have risen, but by less than 0.3 points: "),
        (10, DOWN, "Motivation seems to have fallen: "),
        (10, turned(MUCH), "Motivation seems to have fallen by at least 0.3 points: "),
        (10, UNCLEAR, "Motivation – we cannot tell whether it changed: "),
        (9, MUCH, "Motivation – too few answers to say anything about change"),
        (1, UNCLEAR, "Motivation – too few answers to say anything about change"),
    ],
)
def test_title_change_by_people_and_where_the_interval_lies(n, moved, found):
    title = title_change(change_of(n, *moved), MOTIVATION, "pre_post")["en"]

    assert title[: len(found)] == found


@pytest.mark.parametrize(
    ("benchmark", "said"), [(0.3, "0.3 points"), (0.25, "0.25 points"), (1.0, "1.0 points")]
)
def test_title_change_writes_the_benchmark_as_it_was_set(benchmark, said):
    title = title_change(change_of(61, 2, (1.5, 2.5), benchmark=benchmark), MOTIVATION, "pre_post")

    assert title["en"].split(": ")[0] == f"Motivation rose by at least {said}"


@pytest.mark.parametrize(
    ("change", "ending"),
    [
        (
            change_of(),
            (
                "(61 people who answered both times; "
                "the true rise may be anywhere from 0.1 to 0.4 points)."
            ),
        ),
        (
            change_of(17),
            (
                "(17 people who answered both times, so this is only a first sign; "
                "the true rise may be anywhere from 0.1 to 0.4 points)."
            ),
        ),
        (
            change_of(17, *UNCLEAR),
            (
                "(17 people who answered both times, too few to see a small change; "
                "the true change may be anywhere from −0.1 to +0.3 points)."
            ),
        ),
        (
            change_of(61, *DOWN),
            (
                "(61 people who answered both times; "
                "the true fall may be anywhere from 0.1 to 0.4 points)."
            ),
        ),
        (
            change_of(17, 0.0, (-0.2, 0.2)),
            (
                "(17 people who answered both times, so this is only a first sign; "
                "the true change may be anywhere from −0.2 to +0.2 points)."
            ),
        ),
        (change_of(9), "(9 people who answered both times; at least 10 are needed)."),
        (change_of(1), "(1 person who answered both times; at least 10 are needed)."),
        (
            change_of(12, 1.0, None),
            (
                "(12 people who answered both times, so this is only a first sign; "
                "everybody's answers changed by the same amount, so no interval can be given)."
            ),
        ),
        (
            change_of(31, 0.0, None),
            (
                "(31 people who answered both times; "
                "nobody's answers changed, so no interval can be given)."
            ),
        ),
    ],
)
def test_describe_change_always_says_how_many_and_how_sure(change, ending):
    sentence = said(change, "en")

    assert sentence[-len(ending) :] == ending


@pytest.mark.parametrize(
    ("change", "means", "bounds"),
    [
        (change_of(49, 0.04, (0.02, 0.06)), "3.7 before, 3.8 after", "a little over 0 to 0.1"),
        (change_of(50, 0.04, (0.02, 0.06)), "3.71 before, 3.75 after", "0.02 to 0.06"),
        (change_of(50, 0.23, (0.2, 0.24)), "3.71 before, 3.94 after", "0.20 to 0.24"),
        (change_of(50, 0.23, (0.1, 0.36)), "3.7 before, 3.9 after", "0.1 to 0.4"),
        (
            change_of(9000, 0.004, (0.003, 0.004)),
            "by less than 0.01 points on average",
            "a little over 0 to 0.01",
        ),
    ],
    ids=["few", "would hide the bound", "would hide the width", "enough", "tiny"],
)
def test_describe_change_shows_two_decimals_only_where_one_hides_something(change, means, bounds):
    sentence = said(change, "en")

    assert re.findall(r": (.*) \(|anywhere from (.*) points", sentence) == [
        (means, ""),
        ("", bounds),
    ]


@pytest.mark.parametrize(
    ("comparison", "et", "ru", "en"),
    [
        ("pre_post", "enne 3,7 ja pärast 3,9", "было 3,7, стало 3,9", "3.7 before, 3.9 after"),
        (
            "pre_followup",
            "enne 3,7 ja kolm kuud hiljem 3,9",
            "было 3,7, через три месяца стало 3,9",
            "3.7 before, 3.9 three months later",
        ),
        (
            "post_followup",
            "kohe pärast 3,7 ja kolm kuud hiljem 3,9",
            "сразу после было 3,7, через три месяца стало 3,9",
            "3.7 right after, 3.9 three months later",
        ),
    ],
)
def test_title_change_names_the_waves_that_are_compared(comparison, et, ru, en):
    title = title_change(change_of(), MOTIVATION, comparison)

    assert [title[language].split(": ")[1] for language in LANGUAGES] == [et, ru, en]


@pytest.mark.parametrize(
    ("scale", "moved", "found"),
    [
        ("motivation", UP, "Мотивация выросла"),
        ("safety", UP, "Чувство безопасности выросло"),
        ("our_own", UP, "Показатель «our_own» вырос"),
        ("motivation", DOWN, "Мотивация снизилась"),
        ("competence", DOWN, "Умение действовать снизилось"),
        ("our_own", DOWN, "Показатель «our_own» снизился"),
    ],
)
def test_title_change_in_russian_agrees_with_the_gender_of_the_scale(scale, moved, found):
    title = title_change(change_of(61, *moved), scale_subject(scale), "pre_post")

    assert title["ru"].split(":")[0] == found


@pytest.mark.parametrize(
    ("n", "people"),
    [
        (61, "оба раза ответил 61 человек;"),
        (62, "оба раза ответили 62 человека;"),
        (65, "оба раза ответили 65 человек;"),
        (111, "оба раза ответили 111 человек;"),
    ],
)
def test_describe_change_in_russian_counts_people_right(n, people):
    assert people in said(change_of(n), "ru")


@pytest.mark.parametrize(
    ("reverse", "found"),
    [
        (False, "Agreement with “Meetings change little” rose"),
        (True, "Disagreement with “Meetings change little” rose"),
    ],
)
def test_item_subject_of_a_reverse_item_is_disagreement(reverse, found):
    label = Translated("Vähe.", "Мало.", "Meetings change little.")

    title = title_change(change_of(), item_subject(label, reverse=reverse), "pre_post")["en"]

    assert title.split(":")[0] == found


@pytest.mark.parametrize("n", [1, 2, 9, 10, 29, 30, 49, 50, 400])
def test_describe_change_never_shows_what_is_no_number(n):
    flat, moved = [3.0] * n, [3.0 + (place % 3) / 2 for place in range(n)]

    for before, after, language in product((flat, moved), (flat, moved), LANGUAGES):
        measured = Measure(scale=FIVE_POINTS, benchmark=0.3)
        sentence = said(summarise_change(before, after, measured), language)
        assert re.findall(r"\bnan\b|None|inf|[{}]|-0|−0[.,]0+\b", sentence) == []
