import pytest

from collector.core.answering.response_times import (
    ENOUGH,
    LONGEST_S,
    estimate_steps,
    list_minutes,
    median_seconds,
    read_response_times,
)
from collector.core.checking.rules import read_questionnaire
from tests.support.factories import written_questionnaires

FIRST_MINUTES = {"pre": 3, "post": 6, "followup": 4}


@pytest.fixture
def asked():
    return read_questionnaire(written_questionnaires()[0])


def test_questionnaires_take_a_few_minutes():
    asked = [read_questionnaire(sheets) for sheets in written_questionnaires()]

    assert {each.name: list_minutes(each, {}, {})[0] for each in asked} == FIRST_MINUTES


def test_minutes_left_only_shrink_on_the_way(asked):
    minutes = list_minutes(asked, {}, {})

    assert len(minutes) == len(asked.sections) + 2
    assert list(minutes) == sorted(minutes, reverse=True)
    assert minutes[-1] == 1


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ("start:9,send:29", {"start": 0, "send": 20}),
        ("send:999999", {"send": LONGEST_S}),
        ("send:10,send:31", {"send": 30}),
        ("elsewhere:10,:3,start:7", {"start": 0}),
        ("start:-5,send:1e3", {}),
        ("send:9999999", {}),
        ("start:٣", {}),
        ('{"start": 12}', {}),
        ("\0;DROP TABLE paces", {}),
        ("x:1," * 100_000 + "start:12", {}),
        ("", {}),
    ],
)
def test_pace_is_read_as_far_as_it_can_be_meant(asked, told, read):
    assert read_response_times(told, asked) == read


@pytest.mark.parametrize(
    ("counts", "median"),
    [
        ({}, None),
        ({20: ENOUGH - 1}, None),
        ({20: ENOUGH}, 25),
        ({0: 5, 30: 5}, 10),
        ({0: 4, 10: 3, 600: 4}, 15),
        ({0: 1, 10: 10}, 14.5),
    ],
)
def test_median_lies_within_the_bucket_of_the_middle_person(counts, median):
    assert median_seconds(counts) == median


def test_minutes_follow_the_medians_of_enough_people(asked):
    slow = {step: {120: ENOUGH} for step in estimate_steps(asked)}

    minutes = list_minutes(asked, slow, {})

    assert minutes == (15, 13, 11, 9, 7, 5, 3)


def test_minutes_follow_other_versions_until_enough_answered_this_one(asked):
    few, many = {"send": {0: ENOUGH - 1}}, {"send": {300: ENOUGH}}

    assert list_minutes(asked, few, many)[-1] == 6
    assert list_minutes(asked, {"send": {100: ENOUGH}}, many)[-1] == 2
    assert list_minutes(asked, few, few) == list_minutes(asked, {}, {})
