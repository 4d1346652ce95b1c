import pytest

from collector.core.analysis.attrition import FLAGGED_FROM
from collector.core.analysis.change import has_ceiling, judge_direction
from collector.core.rows.changes import Bias, Overlap, ScaleChange, ShiftedChange
from collector.core.statistics.claims import claim_from
from collector.core.wording.change import (
    describe_adjusted,
    describe_bias,
    describe_ceiling,
    describe_everybody,
    describe_response_shift,
)
from collector.texts.languages import LANGUAGES
from collector.texts.subjects import scale_subject
from tests.core.filled import fill

SAFETY = scale_subject("safety")
UP, DOWN, UNCLEAR = (0.1, 0.4), (-0.4, -0.1), (-0.1, 0.3)


def judged(n, interval):
    mean = sum(interval) / 2
    return {"n": n, "claim": claim_from(n), "direction": judge_direction(n, mean, interval)}


def change_of(n=61, interval=UP, **cells):
    return fill(ScaleChange, {**judged(n, interval), **cells})


def overlap_of(interval):
    low, high = interval
    return fill(Overlap, {"low": low, "high": high, "mean_before": 3, "mean_after": 3.2})


def bias_of(smd):
    return fill(Bias, {"smd": smd, "flagged": abs(smd) > FLAGGED_FROM})


def plain(text, language="en"):
    return text and text[language].replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("n", "highest", "said"),
    [
        (9, 9, None),
        (20, 3, None),
        (
            20,
            4,
            (
                "Sense of safety: 4 of 20 gave the highest rating already before the seminar and "
                "had no room to rise."
            ),
        ),
    ],
)
def test_describe_ceiling_from_more_than_15_per_cent_at_the_top(n, highest, said):
    change = change_of(n, highest_before=highest, ceiling=has_ceiling(highest, n))

    assert plain(describe_ceiling(change, SAFETY)) == said


@pytest.mark.parametrize(
    ("interval", "p", "said"),
    [
        (UP, None, None),
        (UNCLEAR, 0.01, None),
        (UP, 0.05, None),
        (UP, 0.051, "Sense of safety: several main scales were looked at together, so"),
    ],
    ids=["not primary", "unclear", "at the level", "above the level"],
)
def test_describe_adjusted_by_the_adjusted_p(interval, p, said):
    text = plain(describe_adjusted(change_of(interval=interval, p_holm=p), SAFETY))

    assert (text and text[: len(said)]) == said


@pytest.mark.parametrize(
    ("n", "linked", "everybody", "said"),
    [
        (61, UP, None, None),
        (9, UP, UP, None),
        (61, UP, UP, None),
        (61, UNCLEAR, UNCLEAR, None),
        (61, UP, UNCLEAR, "Sense of safety: the picture is different"),
        (61, UNCLEAR, DOWN, "Sense of safety: the picture is different"),
    ],
)
def test_describe_everybody_by_whether_the_directions_agree(n, linked, everybody, said):
    overlap = everybody and overlap_of(everybody)

    text = plain(describe_everybody(change_of(n, linked), overlap, SAFETY))

    assert (text and text[: len(said)]) == said


@pytest.mark.parametrize(
    ("difference", "said"),
    [
        (None, None),
        (0.25, None),
        (0.26, "people whose answers could be linked gave higher ratings"),
        (-0.26, "people whose answers could be linked gave lower ratings"),
    ],
)
def test_describe_bias_by_its_size_and_sign(difference, said):
    bias = None if difference is None else bias_of(difference)

    text = plain(describe_bias(bias, SAFETY))

    assert (text and text.removeprefix("Sense of safety: ")[: len(said)]) == said


def shift_of(n, interval):
    return fill(ShiftedChange, judged(n, interval))


@pytest.mark.parametrize(
    ("n", "interval", "said"),
    [
        (9, DOWN, None),
        (
            17,
            DOWN,
            (
                "Sense of safety: looking back, people rated where they stood lower than they did "
                "at the time, so their yardstick has probably moved (17 people who answered both "
                "times, so this is only a first sign). The change is counted from what they said "
                "before the seminar."
            ),
        ),
        (
            61,
            UP,
            (
                "Sense of safety: looking back, people rated where they stood higher than they did "
                "at the time, so their yardstick has probably moved (61 people who answered both "
                "times). The change is counted from what they said before the seminar."
            ),
        ),
        (
            61,
            UNCLEAR,
            (
                "Sense of safety: how people rate, looking back, where they stood does not clearly "
                "differ from what they said at the time (61 people who answered both times)."
            ),
        ),
    ],
    ids=["too few", "lower", "higher", "unclear"],
)
def test_describe_response_shift_by_its_direction(n, interval, said):
    assert plain(describe_response_shift(shift_of(n, interval), SAFETY)) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_limits_say_fills_every_place_in_every_language(language):
    said = [
        describe_ceiling(change_of(highest_before=40, ceiling=True), SAFETY),
        describe_adjusted(change_of(p_holm=0.2), SAFETY),
        describe_everybody(change_of(), overlap_of(DOWN), SAFETY),
        describe_bias(bias_of(0.5), SAFETY),
        describe_response_shift(shift_of(61, DOWN), SAFETY),
    ]

    texts = [each[language] for each in said]

    assert [text for text in texts if "{" in text or text[-1] != "."] == []
