"""Simulated people answer questionnaires like people: not all, not alike, never against a rule."""

from pathlib import Path
from random import Random
from statistics import fmean

import pytest

from collector.core.answering.answers import read_answers
from collector.core.checking.rules import read_questionnaire
from collector.core.waves import WaveName
from collector.demo.answers import simulate_answers
from collector.demo.people import simulate_people
from collector.demo.series import EVENTS
from collector.formats.questionnaire.yaml import read_yaml
from tests.support.factories import written_questionnaires

PEOPLE = simulate_people(Random(7), 1000)
SHIFTS = EVENTS[1].shifts
QUESTIONNAIRES = {
    WaveName(questionnaire.name): questionnaire
    for questionnaire in map(read_questionnaire, written_questionnaires())
}


@pytest.fixture(scope="module")
def sent():
    """Return what each of many people sends in each wave, as if all came to all of them."""
    return {
        wave: [simulate_answers(person, questionnaire, wave, SHIFTS) for person in PEOPLE]
        for wave, questionnaire in QUESTIONNAIRES.items()
    }


def share(truths):
    truths = list(truths)
    return sum(truths) / len(truths)


def test_answers_are_the_same_for_the_same_person(sent):
    questionnaire = QUESTIONNAIRES[WaveName.POST]

    again = simulate_answers(PEOPLE[0], questionnaire, WaveName.POST, SHIFTS)

    assert again == sent[WaveName.POST][0]


@pytest.mark.parametrize("wave", WaveName)
def test_answers_are_what_the_questionnaire_accepts(sent, wave):
    readings = [read_answers(QUESTIONNAIRES[wave], each, frozenset()) for each in sent[wave]]

    assert [reading.problems for reading in readings if reading.problems] == []
    assert [reading.dropped for reading in readings if reading.dropped] == []


@pytest.mark.parametrize("form", ["every_type", "section_skip", "skip_chain"])
def test_answers_skip_what_any_questionnaire_does_not_show(form):
    written = (Path(__file__).parents[1] / "forms" / f"{form}.yaml").read_text("utf-8")
    questionnaire = read_questionnaire(read_yaml(written))
    filled = [simulate_answers(person, questionnaire, WaveName.PRE, {}) for person in PEOPLE[:50]]

    dropped = [read_answers(questionnaire, each, frozenset()).dropped for each in filled]

    assert dropped == [()] * 50


def test_ratings_are_left_out_unsure_or_mostly_in_agreement(sent):
    ratings = [question.name for question in QUESTIONNAIRES[WaveName.PRE] if question.is_rating]
    given = [each.get(name, ["-"])[0] for each in sent[WaveName.PRE] for name in ratings]
    agree = share(answer in {"4", "5"} for answer in given if answer not in {"-", "dk"})

    assert 0.03 < share(answer == "-" for answer in given) < 0.05
    assert 0.05 < share(answer == "dk" for answer in given) < 0.08
    assert 0.5 < agree < 0.75


def test_nobody_forgets_whom_they_know(sent):
    asked = [
        (set(before["know_person"]), set(after["know_person"]))
        for before, after in zip(sent[WaveName.PRE], sent[WaveName.POST], strict=True)
        if "know_person" in before and "know_person" in after
    ]

    assert all(before <= after for before, after in asked)
    assert fmean(len(after) - len(before) for before, after in asked) > 0.5


def test_priorities_of_risks_shift_a_little(sent):
    named = {
        wave: share("disinformation" in each.get("top_risks", []) for each in sent[wave])
        for wave in (WaveName.PRE, WaveName.POST)
    }

    assert 0.01 < named[WaveName.POST] - named[WaveName.PRE] < 0.15


def test_a_handful_write_in_their_own_language(sent):
    cyrillic = {
        (person.language == "ru", any("а" <= letter <= "я" for letter in each["risk_text"][0]))
        for person, each in zip(PEOPLE, sent[WaveName.POST], strict=True)
        if "risk_text" in each
    }

    assert cyrillic == {(True, True), (False, False)}
    assert 0.05 < share("risk_text" in each for each in sent[WaveName.POST]) < 0.15
    assert share("proposal_stage" in each for each in sent[WaveName.POST]) == share(
        "proposal_text" in each for each in sent[WaveName.POST]
    )
