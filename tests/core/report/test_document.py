import json
from dataclasses import asdict, replace
from datetime import date

import msgspec
import pytest

from collector.core.analysis.comparisons import AskedWave, Comparison
from collector.core.events.events import Event, Series
from collector.core.linking.linkage import Linking
from collector.core.questionnaire.asked import IN_OTHER_WORDS
from collector.core.questionnaire.model import Question
from collector.core.report.document import make_report
from collector.core.report.evidence import Evidence, pool_evidence
from collector.core.rows.answers import ResultCounts
from collector.core.rows.readings import Role
from collector.core.rows.report import Report
from collector.core.waves import WaveName, fingerprint
from tests.core.ratings import questionnaire, rating, text
from tests.core.report.said import list_said

SERIES = Series(1, "seminars", text("Seminars"), text("The council"), "council@example.ee")
DAY = date(2026, 5, 12)
EVENT = Event(1, 1, "spring", text("Spring"), text("Jõhvi"), DAY, DAY, 40, date(2026, 11, 8))

A, B = rating("a"), rating("b", scale="safety", reverse=True)


def wave(name, answers, *questions):
    return AskedWave(name, questionnaire(*(questions or (A, B))), dict(enumerate(answers)))


def report_of(before, after, pairs=None, *questions):
    waves = [wave(WaveName.PRE, before, *questions), wave(WaveName.POST, after, *questions)]
    linked = [(n, n) for n in range(len(before))] if pairs is None else pairs
    return make_report(SERIES, EVENT, Evidence(waves, {Comparison.PRE_POST: linked}, 2))


MANY_BEFORE = [{"a": "3", "b": "3"}, {"a": "2", "b": "4"}, {"a": "4", "b": "dk"}] * 10
MANY_AFTER = [{"a": "4", "b": "3"}, {"a": "4", "b": "4"}, {"a": "4", "b": "2"}] * 10


def test_make_report_counts_answers_and_what_was_linked():
    report = report_of(MANY_BEFORE, MANY_AFTER, [(n, n) for n in range(20)])

    assert [(row.name, row.n) for row in report.waves] == [("pre", 30), ("post", 30)]
    assert report.linking == Linking(pairs=20, unlinked_before=10, unlinked_after=10, duplicates=2)
    counts = {"1": 0, "2": 0, "3": 10, "4": 10, "5": 0}
    assert report.results[1] == ResultCounts(
        wave="pre", question="b", n=20, missing=10, counts=counts
    )


def test_make_report_lists_scales_then_items():
    changes = report_of(MANY_BEFORE, MANY_AFTER).changes

    assert [(row.kind, row.name, row.n, row.direction) for row in changes] == [
        ("scale", "motivation", 30, "up"),
        ("scale", "safety", 20, "unclear"),
        ("item", "a", 30, "up"),
        ("item", "b", 20, "unclear"),
    ]


def test_make_report_gives_a_change_with_all_its_numbers():
    change = report_of(MANY_BEFORE, MANY_AFTER).changes[0]

    assert (change.mean_before, change.mean_after, change.change) == (3, 4, 1)
    assert (change.better, change.same, change.worse) == (20, 10, 0)
    assert [effect.unit for effect in change.effects] == ["z", "av"]
    assert change.claim == "clear"


def test_make_report_sums_up_the_primary_scales():
    report = report_of(MANY_BEFORE, MANY_AFTER)

    leads = [each.about for each in report.statements if each.role is Role.LEAD]
    assert leads == [("pre_post", "scale", "motivation"), ("pre_post", "scale", "safety")]


def test_make_report_publishes_no_results_of_a_question_that_is_never_public():
    report = report_of(MANY_BEFORE, MANY_AFTER, None, A, rating("secret", public="never"))

    assert {row.question for row in report.results} == {"a"}


def test_make_report_leaves_out_notes():
    report = report_of([], [], [], A, Question("hello", "note", text("Welcome.")))

    assert {row.name for row in report.questions} == {"a"}


UNSURE = [{"a": "dk", "b": "dk"}] * 12
ALIKE = [{"a": "4", "b": "4"}] * 12


@pytest.mark.parametrize(
    ("before", "after", "pairs", "changes"),
    [
        ([], [], [], 0),
        ([{"a": "3"}], [], [], 0),
        ([{"a": "3"}], [{"a": "4"}], None, 2),
        (MANY_BEFORE, MANY_AFTER, [], 0),
        (UNSURE, UNSURE, None, 0),
        (ALIKE, ALIKE, None, 4),
        ([{}] * 12, [{}] * 12, None, 0),
    ],
    ids=["nobody", "one response", "one pair", "no pairs", "all unsure", "all alike", "all empty"],
)
def test_make_report_of_little_says_something_and_is_valid_json(before, after, pairs, changes):
    report = report_of(before, after, pairs)

    assert len(report.changes) == changes
    assert list_said(report, Role.LEAD) != []
    text = json.dumps(report, allow_nan=False, default=asdict)
    assert msgspec.json.decode(text, type=Report) == report


def test_make_report_without_waves_says_that_nobody_answered():
    report = make_report(SERIES, EVENT, Evidence([], {}, 0))

    assert list_said(report) == ["Not enough people have answered yet, so there is nothing to say."]


def test_make_report_does_not_depend_on_the_order_of_pairs():
    pairs = [(n, n) for n in range(30)]

    assert report_of(MANY_BEFORE, MANY_AFTER, pairs) == report_of(
        MANY_BEFORE, MANY_AFTER, pairs[::-1]
    )


def test_make_report_without_before_sums_up_the_first_comparison_that_has_pairs():
    waves = [wave(WaveName.POST, MANY_BEFORE), wave(WaveName.FOLLOWUP, MANY_AFTER)]
    pairs = {Comparison.POST_FOLLOWUP: [(n, n) for n in range(30)]}

    summary = list_said(make_report(SERIES, EVENT, Evidence(waves, pairs, 0)), Role.LEAD)

    assert summary[0].split(" (")[0] == (
        "Motivation rose by at least 0.3 points: 3.0 right after, 4.0 three months later"
    )


def test_make_report_adjusts_p_of_the_primary_scales_alone():
    changes = report_of(MANY_BEFORE, MANY_AFTER, None, A, rating("other", "other")).changes
    [scale] = [row for row in changes if row.kind == "scale"]

    adjusted = {row.name: row.p_holm for row in changes}

    assert adjusted == {"motivation": scale.p, "a": None}


@pytest.mark.parametrize(("highest", "has_ceiling"), [(5, True), (4, False)])
def test_make_report_finds_a_ceiling_where_more_than_15_per_cent_were_at_the_top(
    highest, has_ceiling
):
    before = [{"a": "5"}] * highest + [{"a": "3"}] * (30 - highest)

    scale, item = report_of(before, MANY_AFTER, None, A).changes

    assert (scale.highest_before, scale.ceiling) == (highest, has_ceiling)
    assert (item.highest_before, item.ceiling) == (None, False)


def test_make_report_tells_the_change_of_everybody_too():
    [scale] = report_of(MANY_BEFORE, MANY_AFTER, [(n, n) for n in range(12)], A).everybody

    assert (scale.n_before, scale.n_after, scale.pairs) == (30, 30, 12)
    assert (scale.mean_before, scale.mean_after, scale.change) == (3, 4, 1)


def test_make_report_compares_the_linked_with_the_others():
    before = [{"a": "2"}, {"a": "3"}] * 6 + [{"a": "4"}, {"a": "5"}] * 6

    [bias] = report_of(before, MANY_AFTER, [(n, n) for n in range(12)], A).attrition

    assert (bias.linked, bias.unlinked, bias.difference) == (12, 12, -2)
    assert bias.flagged


def test_make_report_keeps_looking_back_apart():
    back = rating("a_then", then_item_of="a")
    after = [{**each, "a_then": "2"} for each in MANY_AFTER]

    report = report_of(MANY_BEFORE, after, None, A, back)

    [scale, item] = report.response_shift
    assert (scale.mean_before, scale.mean_then, scale.shift) == (3, 2, -1)
    assert item.name == "a"
    assert [row.name for row in report.changes] == ["motivation", "a"]


RE_WORDED = rating("a", label="In other words.")
TURNED = rating("a", reverse=True)
NOBODY = [{"a": "4"}] * 30


@pytest.mark.parametrize(
    ("after", "answers", "gaps"),
    [
        ((A, B), MANY_AFTER, []),
        (
            (RE_WORDED, B),
            MANY_AFTER,
            [("scale", "motivation", "reworded"), ("item", "a", "reworded")],
        ),
        ((TURNED, B), MANY_AFTER, [("scale", "motivation", "turned"), ("item", "a", "turned")]),
        ((A, B), NOBODY, [("scale", "safety", "nobody"), ("item", "b", "nobody")]),
        ((A, B, rating("c", "safety")), MANY_AFTER, [("item", "c", "asked_once")]),
        ((A, B, rating("d", "usefulness")), MANY_AFTER, []),
        ((A,), MANY_AFTER, [("scale", "safety", "asked_once")]),
        (
            (A, rating("c", "safety")),
            MANY_AFTER,
            [
                ("scale", "safety", "other_items"),
                ("item", "b", "asked_once"),
                ("item", "c", "asked_once"),
            ],
        ),
        (
            (A, rating("b", "motivation", reverse=True)),
            MANY_AFTER,
            [("scale", "safety", "other_scale"), ("item", "b", "other_scale")],
        ),
        (
            (replace(A, type="integer", choices=()), B),
            MANY_AFTER,
            [("scale", "motivation", "type_changed"), ("item", "a", "type_changed")],
        ),
    ],
    ids=[
        "all compared",
        "reworded",
        "turned",
        "nobody",
        "asked once",
        "another scale",
        "scale asked once",
        "other items",
        "moved to another scale",
        "another type",
    ],
)
def test_make_report_lists_what_was_not_compared(after, answers, gaps):
    waves = [wave(WaveName.PRE, MANY_BEFORE, A, B), wave(WaveName.POST, answers, *after)]
    pairs = {Comparison.PRE_POST: [(n, n) for n in range(30)]}

    report = make_report(SERIES, EVENT, Evidence(waves, pairs, 0))

    found = [(row.kind, row.name, row.reason) for row in report.not_compared]
    never = ("scale", "efficacy", "never_asked")
    assert (never in found, [each for each in found if each != never]) == (True, gaps)


def test_make_report_gives_what_differs_with_its_values_and_the_waves_that_ask_it():
    waves = [wave(WaveName.PRE, MANY_BEFORE, A, B), wave(WaveName.POST, MANY_AFTER, RE_WORDED)]
    pairs = {Comparison.PRE_POST: [(n, n) for n in range(30)]}

    rows = make_report(SERIES, EVENT, Evidence(waves, pairs, 0)).not_compared

    by_name = {row.name: row for row in rows}
    assert by_name["safety"].waves == ["pre"]
    assert [
        (each.kind, each.question, each.language, each.before, each.after)
        for each in by_name["motivation"].differences
    ] == [
        ("reworded", "a", language, A.label[language], RE_WORDED.label[language])
        for language in ("et", "ru", "en")
    ]


def test_make_report_says_that_answers_are_to_an_earlier_wording_where_they_are():
    earlier = [{"a": IN_OTHER_WORDS, "b": "3"}] * 12

    report = report_of(earlier, MANY_AFTER[:12])

    assert [(row.kind, row.name, row.reason) for row in report.not_compared[:1]] == [
        ("scale", "motivation", "earlier_wording")
    ]
    assert {row.name for row in report.changes} == {"safety", "b"}


def test_make_report_names_the_responses_that_it_is_computed_from():
    report = report_of(MANY_BEFORE, MANY_AFTER)

    assert report.fingerprints == {"pre": fingerprint(range(30)), "post": fingerprint(range(30))}


def test_make_report_of_several_events_says_that_they_ask_differently():
    def held(start, question):
        waves = [
            AskedWave(name, questionnaire(question), {start + n: {"a": "3"} for n in range(8)})
            for name in (WaveName.PRE, WaveName.POST)
        ]
        return Evidence(waves, {Comparison.PRE_POST: [(start + n,) * 2 for n in range(8)]}, 0)

    report = make_report(SERIES, EVENT, pool_evidence([held(0, RE_WORDED), held(100, A)]))

    reasons = {row.name: row.reason for row in report.not_compared}
    assert reasons["motivation"] == "asked_apart"
    assert "Motivation – the seminars that are told together" in list_said(report, Role.LEAD)[0]
