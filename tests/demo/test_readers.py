"""Simulated readers read each text once, and say the same once."""

from datetime import UTC, datetime
from uuid import UUID

from collector.actions.answering.code_texts import list_queue
from collector.core.waves import WaveName
from collector.demo.readers import APPROVER, CODER, read_texts
from collector.demo.readings import RISKS
from tests.support.factories import make_event, open_event_wave, send, submission

NOW = datetime(2026, 5, 12, 10, 0, tzinfo=UTC)


def test_texts_that_say_the_same_are_paraphrased_once_and_others_wait(db, keys):
    event = make_event(db, keys)
    open_event_wave(db, event, WaveName.POST)
    for number, text in enumerate([RISKS[1].en, RISKS[1].en, "Something else"]):
        texts = {"risk_text": text}
        sent = submission(db, event, WaveName.POST, uuid=UUID(int=number), texts=texts)
        send(db, keys, event, sent, WaveName.POST)

    for _ in range(2):
        read_texts(db, event, now=NOW)

    queue = list_queue(db, event)
    said = sorted((each.paraphrase != "", each.coder, each.approver) for each in queue.approved)
    names = (CODER.name, APPROVER.name)
    assert said == [(False, *names), (True, *names)]
    assert [text.text for text in queue.uncoded] == ["Something else"]
    assert queue.proposed == []
