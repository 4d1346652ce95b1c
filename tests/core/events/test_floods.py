import pytest

from collector.core.events.floods import Flood, is_flooded, most_a_minute, most_answers


@pytest.mark.parametrize(
    ("head_count", "in_all", "a_minute"), [(1, 6, 10), (20, 25, 10), (60, 72, 30), (300, 360, 150)]
)
def test_a_fifth_more_may_come_and_half_of_them_within_a_minute(head_count, in_all, a_minute):
    assert (most_answers(head_count), most_a_minute(head_count)) == (in_all, a_minute)


@pytest.mark.parametrize(
    ("flood", "answers", "flooded"),
    [
        (Flood(), 72, False),
        (Flood(), 73, True),
        (Flood(decided=73), 73, False),
        (Flood(decided=73), 74, True),
        (Flood(burst=40), 45, True),
        (Flood(burst=40, decided=45), 45, False),
    ],
)
def test_what_is_flooded_waits_until_somebody_decides(flood, answers, flooded):
    assert is_flooded(flood, answers, 60) == flooded
