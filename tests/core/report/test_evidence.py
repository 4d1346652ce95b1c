from dataclasses import replace

import pytest

from collector.core.analysis.comparisons import AskedWave, Comparison
from collector.core.disclosure.suppression import is_small
from collector.core.report.evidence import Evidence, pool_evidence
from collector.core.waves import WaveName
from tests.core.ratings import questionnaire, rating, text

ITEMS = (rating("one", "motivation"), rating("two", "motivation"))


def held(start, *items, people=2, coded=()):
    """Return the evidence of one event whose people all answer 4 to everything."""
    answers = {item.name: "4" for item in items}
    ids = {WaveName.PRE: start, WaveName.POST: start + 100}
    waves = [
        AskedWave(
            name, questionnaire(*items, name=name.value), {at + n: answers for n in range(people)}
        )
        for name, at in ids.items()
    ]
    pairs = [(start + n, start + 100 + n) for n in range(people)]
    return Evidence(waves, {Comparison.PRE_POST: pairs}, 1, coded=coded)


@pytest.mark.parametrize(
    ("responses", "small"), [([], False), ([0, 0], False), ([9, 3], True), ([10, 3], False)]
)
def test_small_is_whoever_was_answered_by_fewer_than_k_in_every_wave(responses, small):
    assert is_small(responses, 10) is small


def test_pooled_waves_hold_the_answers_and_the_pairs_of_all():
    pooled = pool_evidence([held(1, *ITEMS, coded=[("fire", "")]), held(11, *ITEMS)])

    assert [sorted(wave.responses) for wave in pooled.waves] == [
        [1, 2, 11, 12],
        [101, 102, 111, 112],
    ]
    assert pooled.pairs == {Comparison.PRE_POST: [(1, 101), (2, 102), (11, 111), (12, 112)]}
    assert (pooled.duplicates, pooled.coded) == (2, [("fire", "")])


@pytest.mark.parametrize(
    "other",
    [
        rating("two", "safety"),
        rating("two", "motivation", reverse=True),
        replace(rating("two", "motivation"), label=text("In other words")),
        replace(rating("two", "motivation"), public="never"),
        rating("three", "motivation"),
    ],
)
def test_questions_that_not_all_ask_alike_are_left_out_with_their_answers(other):
    pooled = pool_evidence([held(1, ITEMS[0], other), held(11, *ITEMS)])

    assert [list(wave.questionnaire.questions) for wave in pooled.waves] == [["one"], ["one"]]
    assert pooled.waves[0].responses[1] == {"one": "4"}


def test_an_item_that_looks_back_on_one_left_out_is_left_out_too():
    then = replace(rating("then_two", "motivation"), then_item_of="two")
    re_worded = replace(ITEMS[1], label=text("In other words"))

    pooled = pool_evidence([held(1, ITEMS[0], re_worded, then), held(11, *ITEMS, then)])

    assert list(pooled.waves[1].questionnaire.questions) == ["one"]


def test_a_wave_that_not_all_have_is_left_out():
    first = held(1, *ITEMS)
    only_before = Evidence(first.waves[:1], {}, 0)

    pooled = pool_evidence([only_before, held(11, *ITEMS)])

    assert [wave.name for wave in pooled.waves] == [WaveName.PRE]
    assert pooled.pairs == {}
