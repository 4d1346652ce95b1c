"""What simulated readers make of texts: known risks, known stages, and words of their own."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from collector.actions.answering.code_texts import list_queue
from collector.core.answering.coding import TOP_RISKS, find_overlap
from collector.core.checking.rules import read_questionnaire
from collector.core.waves import WaveName
from collector.demo.answers import TEXTS
from collector.demo.seminars import APPROVER, CODER, READINGS, read_texts
from collector.texts.languages import LANGUAGES
from tests.support.factories import (
    close_event_wave,
    make_event,
    open_event_wave,
    send,
    submission,
    written_questionnaires,
)

NOW = datetime(2026, 5, 12, 10, 0, tzinfo=UTC)
WRITTEN = [text for name in ("risk_text", "proposal_text", "change_text") for text in TEXTS[name]]
RISK = TEXTS["risk_text"][1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_paraphrases_take_no_words_over_from_any_text(language):
    overlaps = [
        find_overlap(text[language], reading.paraphrase)
        for text in WRITTEN
        for reading in READINGS.values()
        if reading.language == language
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

    assert {reading.risk for reading in READINGS.values()} - listed == {""}


def test_what_has_changed_is_left_to_others():
    assert ("change_text", TEXTS["change_text"][0].et) not in READINGS
    assert READINGS["risk_text", RISK.ru].language == "ru"


def test_texts_that_say_the_same_are_paraphrased_once_and_others_wait(db, keys):
    event = make_event(db, keys)
    open_event_wave(db, event, WaveName.POST)
    for number, text in enumerate([RISK.en, RISK.en, "Something else"]):
        texts = {"risk_text": text}
        sent = submission(db, event, WaveName.POST, uuid=UUID(int=number), texts=texts)
        send(db, keys, event, sent, WaveName.POST)
    close_event_wave(db, event, WaveName.POST)

    for _ in range(2):
        read_texts(db, event, now=NOW)

    queue = list_queue(db, event)
    said = sorted((each.paraphrase != "", each.coder, each.approver) for each in queue.approved)
    names = (CODER.name, APPROVER.name)
    assert said == [(False, *names), (True, *names)]
    assert [text.text for text in queue.uncoded] == ["Something else"]
    assert queue.proposed == []
