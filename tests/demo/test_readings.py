"""What simulated readers make of texts: known risks, known stages, and words of their own."""

import pytest

from collector.core.answering.coding import TOP_RISKS, find_overlap
from collector.core.checking.build import read_questionnaire
from collector.demo.readings import (
    CHANGES,
    PROPOSAL_READINGS,
    PROPOSALS,
    RISK_READINGS,
    RISKS,
    find_reading,
)
from collector.texts.languages import LANGUAGES
from tests.support.factories import written_questionnaires

TEXTS = (*RISKS, *PROPOSALS, *CHANGES)
READINGS = (*RISK_READINGS, *PROPOSAL_READINGS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_paraphrases_take_no_words_over_from_any_text(language):
    overlaps = [
        find_overlap(text[language], reading.paraphrase[language])
        for text in TEXTS
        for reading in READINGS
    ]

    assert [overlap for overlap in overlaps if overlap] == []


def test_risks_are_those_that_the_questionnaires_list():
    listed = {
        choice.name
        for questionnaire in map(read_questionnaire, written_questionnaires())
        for question in questionnaire
        if question.name == TOP_RISKS
        for choice in question.choices
    }

    assert {reading.risk for reading in READINGS} - listed == {""}


def test_what_has_changed_is_left_to_others():
    assert find_reading("change_text", CHANGES[0].et) is None
    assert find_reading("risk_text", RISKS[1].ru) == (RISK_READINGS[1], "ru")
