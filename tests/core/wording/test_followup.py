from datetime import date

import pytest

from collector.core.analysis.change import Measure
from collector.core.analysis.series import Measurement, draw_trend
from collector.core.rows.seminar import TransferSteps
from collector.core.wording.findings import describe_barriers, describe_steps
from collector.core.wording.series import describe_trend
from collector.texts.subjects import scale_subject
from tests.core.filled import fill
from tests.core.findings import EVENTS, LABELS, line, plain, transfer


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
                "months later (30 people), 12 have taken it, 10 in part and 8 not; the true share "
                "of those who take it may be anywhere from 25% to 58%."
            ),
        ),
        (
            transfer(7, 4, 3),
            (
                "Of those who had a concrete step in mind after the seminar and answered three "
                "months later (14 people, so this is only a first sign), 7 have taken it, 4 in "
                "part and 3 not; the true share of those who take it may be anywhere from 27% to "
                "73%."
            ),
        ),
    ],
    ids=["not asked", "nobody", "too few", "enough", "first sign"],
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
            (
                "What stood in the way: “Fires” (45%), “Drugs” (45%), “Crime” (10%); none is "
                "clearly ahead of the others (20 people answered, so this is only a first sign)."
            ),
        ),
        (
            transfer(4, 3, 2, [("fires", 19), ("drugs", 1)], first="fires"),
            (
                "What stood in the way: clearly most often “Fires” (95%) (20 people answered, so "
                "this is only a first sign)."
            ),
        ),
    ],
    ids=["not asked", "none", "too few", "tied", "one leads"],
)
def test_describe_barriers_names_a_leader_only_where_one_stands_out(found, said):
    assert plain(describe_barriers(found, LABELS)) == said


ENDS = ((0, "e0"), (1, "e1"))
OTHERS = "Different people came each time, so this does not show how anybody changed."


@pytest.mark.parametrize(
    ("drawn", "event", "said"),
    [
        (
            line(3.0, 3.8, 2.0),
            "e1",
            (
                "“Seminar 0” (05.2016): higher by at least 0.3 points (3.00 then, 60 people; 3.80 "
                "now, 60 people; the true difference may be anywhere from +0.44 to +1.16 points)."
            ),
        ),
        (
            line(3.8, 3.0, 5.0),
            "e1",
            (
                "“Seminar 0” (05.2016): lower by at least 0.3 points (3.80 then, 60 people; 3.00 "
                "now, 60 people; the true difference may be anywhere from −1.16 to −0.44 points)."
            ),
        ),
        (
            line(2.0, 3.0, 3.1, n=20),
            "e2",
            (
                "“Seminar 1” (05.2017): we cannot tell whether there is a difference (3.0 then, "
                "20 people; 3.1 now, 20 people, too few to see a small difference; the true "
                "difference may be anywhere from −0.6 to +0.8 points)."
            ),
        ),
        (
            line(2.0, 3.0, n=20),
            "e1",
            (
                "“Seminar 0” (05.2016): higher by at least 0.3 points (2.0 then, 20 people; 3.0 "
                "now, 20 people, so this is only a first sign; the true difference may be "
                "anywhere from +0.3 to +1.7 points)."
            ),
        ),
        (
            line(3.0, 3.0, n=600),
            "e1",
            (
                "“Seminar 0” (05.2016): no difference that matters (0.3 points or more) (3.00 "
                "then, 600 people; 3.00 now, 600 people; the true difference may be anywhere from "
                "−0.11 to +0.11 points)."
            ),
        ),
        (
            line(3.0, 3.8, n=[6, 6], k=5),
            "e1",
            (
                "“Seminar 0” (05.2016): too few answers to compare (3.0 then, 6 people; 3.8 now, 6 "
                "people; the true difference may be anywhere from −0.6 to +2.0 points)."
            ),
        ),
        (
            line(3.0, 3.0, 4.0, n=[6, 6, 60]),
            "e2",
            (
                "“Seminar 0” and “Seminar 1” together (the last in 05.2017): higher by at least "
                "0.3 points (3.0 then, 12 people; 4.0 now, 60 people, so this is only a first "
                "sign; the true difference may be anywhere from +0.3 to +1.7 points)."
            ),
        ),
    ],
    ids=["higher", "lower", "unclear", "first sign", "no change", "too few", "pooled"],
)
def test_describe_trend_compares_an_event_with_the_one_before_it(drawn, event, said):
    text = plain(describe_trend(drawn, event, EVENTS, scale_subject("safety")))

    assert text == f"Sense of safety before the seminar, compared with {said} {OTHERS}"


def test_describe_trend_names_what_is_counted_together_with_the_event():
    drawn = line(3.0, 3.0, 3.0, n=[60, 6, 6])

    text = plain(describe_trend(drawn, "e1", EVENTS, scale_subject("safety")))

    assert text.endswith(
        f"{OTHERS} This seminar is counted here together with others: “Seminar 2”."
    )


@pytest.mark.parametrize(
    ("drawn", "event", "said"),
    [
        (line(3.0, 3.8), "e0", "there is nothing to compare with"),
        (line(3.0, 3.8, n=[60, 6]), "e1", "too few people answered at this event"),
    ],
    ids=["first event", "waiting"],
)
def test_describe_trend_says_why_an_event_is_not_compared(drawn, event, said):
    text = plain(describe_trend(drawn, event, EVENTS, scale_subject("safety")))

    assert text.removeprefix("Sense of safety: ")[: len(said)] == said


def test_describe_trend_says_nothing_of_an_event_that_did_not_ask():
    assert describe_trend(line(3.0, 3.8), "e4", EVENTS, scale_subject("safety")) is None


def test_describe_trend_of_people_who_all_say_the_same_has_no_interval():
    [drawn] = draw_trend(
        "safety",
        [Measurement(event, date(2016 + at, 5, 1), "w", [3.0 + at] * 40) for at, event in ENDS],
        10,
        Measure(benchmark=0.3),
    )

    text = plain(describe_trend(drawn, "e1", EVENTS, scale_subject("safety")))

    assert "everybody answered alike, so no interval can be given" in text
