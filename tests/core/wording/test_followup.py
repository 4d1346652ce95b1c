import pytest

from collector.core.rows.seminar import TransferSteps
from collector.core.wording.findings import describe_barriers, describe_steps, describe_trend
from collector.texts.subjects import scale_subject
from tests.core.filled import fill
from tests.core.findings import LABELS, line, plain, transfer


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (None, None),
        (transfer(0, 0, 0), None),
        (
            transfer(4, 3, 2),
            (
                "Too few people had a concrete step in mind after the seminar and answered three "
                "months later to say anything (at least 10 are needed)."
            ),
        ),
        (
            transfer(12, 10, 8),
            (
                "Of those who had a concrete step in mind after the seminar and answered three "
                "months later (30 people), 12 have taken it, 10 in part and 8 not."
            ),
        ),
    ],
    ids=["not asked", "nobody", "too few", "enough"],
)
def test_describe_steps_by_people(found, said):
    assert plain(describe_steps(found)) == said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (None, None),
        (transfer(4, 3, 2), None),
        (
            fill(TransferSteps, {"barriers": [{"name": "fires", "count": 3, "n": 9}]}),
            None,
        ),
        (
            transfer(4, 3, 2, [("fires", 9), ("drugs", 9), ("crime", 2)]),
            "What most often stood in the way: “Fires” and “Drugs” (9 of 20).",
        ),
    ],
    ids=["not asked", "none", "too few", "tied"],
)
def test_describe_barriers_names_the_most_frequent(found, said):
    assert plain(describe_barriers(found, LABELS)) == said


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        (None, ": cannot be compared with earlier events"),
        (line(3.0), ": cannot be compared with earlier events"),
        (line(3.0, 3.8), " before the seminar: higher than the last time (3.00 → 3.80)."),
        (line(3.8, 3.0), " before the seminar: lower than the last time (3.80 → 3.00)."),
        (
            line(2.0, 3.0, 3.1, n=20),
            " before the seminar: no clear difference from the last time (3.0 → 3.1).",
        ),
    ],
    ids=["no line", "first event", "higher", "lower", "unclear"],
)
def test_describe_trend_by_the_last_step(drawn, said):
    text = plain(describe_trend(drawn, scale_subject("safety")))

    assert text.removeprefix("Sense of safety")[: len(said)] == said
