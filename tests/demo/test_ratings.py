"""Ratings go together as people's do, and what truly changed is known."""

import math
from dataclasses import replace
from itertools import combinations
from random import Random
from statistics import correlation, fmean, stdev

import numpy as np
import pytest

from collector.core.checking.rules import read_questionnaire
from collector.core.linking.linkage import Way
from collector.core.statistics.effect_size import mean_interval
from collector.core.waves import WaveName
from collector.demo.answers import simulate_answers
from collector.demo.people import simulate_people
from collector.demo.series import EVENTS
from tests.support.factories import written_questionnaires
from tests.support.simulated_truth import true_change, true_mean

pytestmark = pytest.mark.simulation

SCALES = ("motivation", "safety", "efficacy", "competence")
PEOPLE = simulate_people(Random(7), 1500)
SHIFTS = EVENTS[1].shifts


def only_scales(questionnaire):
    """Leave out the sections that have nothing to do with the four scales."""
    sections = [s for s in questionnaire.sections if {q.scale for q in s.questions} & set(SCALES)]
    return replace(questionnaire, sections=tuple(sections))


QUESTIONNAIRES = {
    WaveName(questionnaire.name): only_scales(questionnaire)
    for questionnaire in map(read_questionnaire, written_questionnaires())
}


@pytest.fixture(scope="module")
def sent():
    """Return what each of many people sends in each wave, as if all came to all of them."""
    return {
        wave: [simulate_answers(person, questionnaire, wave, SHIFTS) for person in PEOPLE]
        for wave, questionnaire in QUESTIONNAIRES.items()
    }


def scores(answers, item):
    """Return the scores of those who rated the item, None for the others."""
    return [item.score(each.get(item.name, [""])[0]) for each in answers]


def share(truths):
    truths = list(truths)
    return sum(truths) / len(truths)


def pearson(one, other):
    both = [pair for pair in zip(one, other, strict=True) if None not in pair]
    return correlation(*zip(*both, strict=True))


def scale_mean(answers, items):
    rated = [item.score(answers.get(item.name, [""])[0]) for item in items]
    known = [score for score in rated if score is not None]
    return fmean(known) if known else None


def test_items_go_together_more_within_a_scale_than_between(sent):
    questionnaire = QUESTIONNAIRES[WaveName.PRE]
    items = [item for scale in SCALES for item in questionnaire.scale_items(scale)]
    rated = {item: scores(sent[WaveName.PRE], item) for item in items}
    pairs = [(a, b, pearson(rated[a], rated[b])) for a, b in combinations(items, 2)]

    within = [r for a, b, r in pairs if a.scale == b.scale]
    between = [r for a, b, r in pairs if a.scale != b.scale]

    assert min(within) > max(between) > min(between) > 0


def test_people_keep_their_standing_over_the_waves(sent):
    items = QUESTIONNAIRES[WaveName.PRE].scale_items("motivation")
    before, after = (
        [scale_mean(each, items) for each in sent[wave]] for wave in (WaveName.PRE, WaveName.POST)
    )

    assert 0.4 < pearson(before, after) < 0.8


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("after", [WaveName.POST, WaveName.FOLLOWUP])
def test_true_change_is_the_mean_change_of_many_people(sent, scale, after):
    items = QUESTIONNAIRES[WaveName.PRE].scale_items(scale)
    pairs = zip(sent[WaveName.PRE], sent[after], strict=True)
    both = [(scale_mean(before, items), scale_mean(later, items)) for before, later in pairs]
    changes = [later - before for before, later in both if None not in (before, later)]

    truth = true_change(items, SHIFTS, WaveName.PRE, after)

    error = stdev(changes) / math.sqrt(len(changes))
    assert fmean(changes) == pytest.approx(truth, abs=3 * error)


def test_true_mean_of_a_reverse_item_is_turned_round(sent):
    item = QUESTIONNAIRES[WaveName.PRE].questions["mot_pointless"]
    raw = [
        int(a["mot_pointless"][0])
        for a in sent[WaveName.PRE]
        if a.get("mot_pointless", ["dk"]) != ["dk"]
    ]

    assert 6 - fmean(raw) == pytest.approx(true_mean(item), abs=0.1)
    assert true_mean(item, 0.5) > true_mean(item)


def test_looking_back_people_put_themselves_lower_than_they_did(sent):
    post = QUESTIONNAIRES[WaveName.POST].questions
    then = [s for s in scores(sent[WaveName.POST], post["comp_call_then"]) if s]
    before = [s for s in scores(sent[WaveName.PRE], post["comp_call"]) if s]

    assert fmean(then) < fmean(before) - 0.15


def test_events_rise_stay_and_fall():
    pre = QUESTIONNAIRES[WaveName.PRE]
    changes = {
        (event.event.slug, scale): true_change(
            pre.scale_items(scale), event.shifts, WaveName.PRE, WaveName.POST
        )
        for event in EVENTS
        for scale in SCALES
    }

    assert changes["terve-turvaline-2016", "motivation"] > 0.2
    assert changes["terve-turvaline-2016", "safety"] == 0
    assert changes["opiseminar-2017", "safety"] < -0.2


def test_intervals_of_many_seeds_contain_the_true_change_as_often_as_they_say():
    pre = QUESTIONNAIRES[WaveName.PRE]
    hits = [
        low < true_change(pre.scale_items(scale), event.shifts, WaveName.PRE, WaveName.POST) < high
        for seed in range(40)
        for event in EVENTS
        for scale, (low, high) in paired_intervals(event, seed).items()
    ]

    assert len(hits) == 480
    assert 0.90 < share(hits) < 0.99


def paired_intervals(event, seed):
    """Return the interval of each scale's change among those who can be linked."""
    linked = [
        [
            simulate_answers(person, QUESTIONNAIRES[wave], wave, event.shifts)
            for wave in (WaveName.PRE, WaveName.POST)
        ]
        for person in simulate_people(Random(f"{seed}/{event.event.slug}"), event.participants)
        if {WaveName.PRE, WaveName.POST} <= person.waves and person.way is Way.CARD
    ]
    intervals = {}
    for scale in SCALES:
        items = QUESTIONNAIRES[WaveName.PRE].scale_items(scale)
        pairs = [[scale_mean(answers, items) for answers in both] for both in linked]
        changes = [after - before for before, after in pairs if None not in (before, after)]
        intervals[scale] = mean_interval(np.array(changes))
    return intervals
