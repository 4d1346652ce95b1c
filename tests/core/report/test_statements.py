"""What a report finds of simulated people, whose true effects are known."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from collector.core.report.analysis import trend_rows
from collector.core.report.document import make_report
from collector.core.report.evidence import Evidence, OtherEvent
from collector.core.statistics.claims import DIRECTIONS
from collector.core.waves import WaveName
from collector.demo.answers import KNOWN_MORE, LOADING, TALKED_ABOUT
from collector.demo.series import ASSUMED, EVENTS, SERIES
from collector.texts.languages import LANGUAGES
from tests.core.asked import asked
from tests.core.ratings import rating
from tests.core.report.said import list_said
from tests.demo.simulated_evidence import SEMINAR, mixed, questionnaires, simulated_evidence

MANY, SEED = 800, 1


@pytest.fixture(scope="module")
def evidence():
    return simulated_evidence(MANY, SEED)


@pytest.fixture(scope="module")
def report(evidence):
    return make_report(SERIES, SEMINAR.event, evidence)


def test_report_does_not_depend_on_the_order_of_people(report, evidence):
    assert make_report(SERIES, SEMINAR.event, mixed(evidence)) == report


def test_network_grows_as_much_as_it_truly_does(report):
    row = report.network[0]
    truth = KNOWN_MORE[WaveName.POST] * len(ASSUMED["weights"]["know_person"])

    assert (row.comparison, row.question, row.direction) == (
        "pre_post",
        "know_person",
        "up",
    )
    assert row.low < truth < row.high


def test_network_finds_every_partner_type_better_known(report):
    partners = report.network[0].partners

    assert [partner.name for partner in partners if partner.low <= 0] == []


def test_network_of_later_also_tells_with_whom_people_worked(report):
    assert [(row.comparison, row.question) for row in report.network] == [
        ("pre_post", "know_person"),
        ("pre_followup", "know_person"),
        ("pre_followup", "worked_with"),
        ("post_followup", "know_person"),
    ]


def test_drivers_come_in_their_true_order(report):
    truth = sorted(
        ("use_moderator", "use_topics", "use_practice", "use_people"),
        key=lambda name: -ASSUMED["loadings"].get(name, LOADING),
    )

    assert {row.outcome for row in report.drivers} == {"use_overall"}
    assert [row.question for row in report.drivers] == truth
    assert all(row.clear for row in report.drivers)


def test_risks_that_were_talked_about_rise_and_no_other_clearly_does(report):
    [asked] = [q for q in questionnaires()[WaveName.POST] if q.name == "top_risks"]
    truth = {asked.choice_names[place] for place in TALKED_ABOUT}

    risen = {risk.name for risk in report.risks[0].risks if risk.low > 0}

    assert risen == truth


def test_steps_are_taken_as_often_as_they_truly_are(report):
    taken = report.transfer.taken
    yes, *_ = ASSUMED["weights"]["did_step"]

    assert taken.low < yes < taken.high


def test_looking_back_people_put_themselves_lower(report):
    shift = report.response_shift[0]

    assert (shift.name, shift.direction) == ("competence", "down")
    said = list_said(report, section="response_shift")
    assert [sentence[:18] for sentence in said] == ["Knowledge of what "]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_of_a_full_report_says_something(report, language):
    saying = {each.section for each in report.statements if each.words[language]}

    assert saying - {"sensitivity"} == {
        *("changes", "followup", "response_shift", "usefulness", "network", "risks"),
        *("advice", "trends"),
    }


def test_a_change_is_said_once_with_its_numbers(report):
    changes = {(row.comparison, row.kind, row.name): row for row in report.changes}

    told = [each for each in report.statements if each.tells_row]

    assert sorted(each.about for each in told) == sorted(changes)
    for each in told:
        row = changes[each.about]
        assert {name: getattr(row, name) for name in each.numbers} == each.numbers


def of_series(evidence, *others):
    waves = [wave for wave in evidence.waves if wave.name is WaveName.PRE]
    return replace(evidence, others=[OtherEvent(each.event, waves) for each in others])


def test_trends_have_a_point_for_each_event_in_time():
    report = make_report(
        SERIES, SEMINAR.event, of_series(simulated_evidence(98), EVENTS[2], EVENTS[0])
    )

    line = report.trends[0]
    assert (line.wave, line.name, line.waiting) == ("pre", "motivation", [])
    assert [point.events for point in line.points] == [
        ["terve-turvaline-2016"],
        ["koostooseminar-2017"],
        ["opiseminar-2017"],
    ]
    assert set(report.event_titles) == {each.event.slug for each in EVENTS}
    compared = [each for each in list_said(report, section="trends") if "compared with" in each]
    assert len(compared) == len(report.primary_scales)


def standing(mean, seed, n=100, scales=("motivation",), label=""):
    """Return a wave before a seminar at which people stand at a mean, in words with a label."""
    rng = np.random.default_rng(seed)
    items = [rating(f"{scale}{at}", scale, label=label) for scale in scales for at in range(4)]
    people = np.clip(np.round(rng.normal(mean, 1, (n, len(items)))), 1, 5).astype(int)
    answers = [
        {item.name: str(each) for item, each in zip(items, person, strict=True)}
        for person in people
    ]
    return asked(WaveName.PRE, answers, *items)


def hold(waves, at):
    """Return one event of a series and what is known of it; each wave is of one event."""
    held = [
        replace(SEMINAR.event, slug=f"e{year}", starts=date(2020 + year, 5, 1))
        for year in range(len(waves))
    ]
    others = [OtherEvent(held[each], [waves[each]]) for each in range(len(waves)) if each != at]
    return held[at], Evidence([waves[at]], {}, 0, others)


def tell_trends(waves, at):
    """Return what the report of one event says of its trends."""
    report = make_report(SERIES, *hold(waves, at))
    return [each.replace("\u00a0", " ") for each in list_said(report, section="trends")]


def test_the_trend_of_an_event_is_about_that_event():
    waves = [standing(mean, seed) for seed, mean in enumerate((2.5, 3.6, 3.0))]

    first, second, third = ([said] for at in range(3) for said in tell_trends(waves, at))

    assert "nothing to compare with" in first[0]
    assert "(05.2020): higher by at least 0.3 points" in second[0]
    assert "(05.2021): lower by at least 0.3 points" in third[0]


def test_the_trend_of_an_event_is_against_the_last_one_in_its_own_words():
    waves = [standing(3.0, 1), standing(3.0, 2, label="b"), standing(4.2, 3, label="b")]

    [said] = tell_trends([*waves, standing(2.0, 4)], 3)

    assert "(05.2020): lower by at least 0.3 points" in said


@pytest.mark.simulation
def test_trends_find_no_difference_where_there_is_none_in_nineteen_events_of_twenty():
    scales, events, wrong = ("motivation", "safety", "efficacy"), 400, 0
    for seed in range(events):
        waves = [standing(3.4, 2 * seed + at, 60, scales) for at in range(2)]
        event, evidence = hold(waves, 1)
        lines = list(trend_rows(SERIES, event, evidence, SERIES.plan))
        steps = [line.points[1].step for line in lines]
        assert len(steps) == len(scales)
        wrong += any(DIRECTIONS.get(step.verdict) for step in steps)

    assert wrong / events <= 0.05 + 2 * (0.05 * 0.95 / events) ** 0.5


def test_trends_of_events_too_small_are_pooled_and_wait():
    few = simulated_evidence(7)

    line = make_report(SERIES, SEMINAR.event, of_series(few, EVENTS[0])).trends[0]

    assert [(point.events, point.pooled) for point in line.points] == [
        (["terve-turvaline-2016", "koostooseminar-2017"], True)
    ]


def test_trends_of_one_event_are_none(report):
    assert (report.trends, report.series_fingerprints) == ([], {})


def test_questionnaire_without_such_questions_has_no_such_parts():
    evidence = simulated_evidence(30)
    scales = {"usefulness", "network", "risks", "transfer"}
    waves = [
        replace(wave, questionnaire=without(wave.questionnaire, scales)) for wave in evidence.waves
    ]

    report = make_report(SERIES, SEMINAR.event, replace(evidence, waves=waves))

    parts = ("usefulness", "drivers", "network", "risks")
    assert [getattr(report, part) for part in parts] == [[], [], [], []]
    assert report.transfer is None


def without(questionnaire, scales):
    sections = (
        replace(
            section,
            questions=tuple(each for each in section.questions if each.scale not in scales),
        )
        for section in questionnaire.sections
    )
    return replace(questionnaire, sections=tuple(sections))
