import json
import sqlite3
from dataclasses import replace
from uuid import UUID

import pytest

from collector.actions.accept_response import Otherwise
from collector.core.codes import card_code
from collector.core.waves import WaveName
from collector.errors import OtherAnswersError, WaveNotOpenError
from collector.store.writer import write_directly
from tests.factories import close_event_wave, make_event, open_event_wave, send, submission

UUID_1 = UUID("11111111-1111-4111-8111-111111111111")


def test_accept_response_stores_answers_texts_and_card_apart(db, keys, event):
    sent = submission(
        db,
        event,
        answers={"mot_interest": "4"},
        texts={"risk_text": "a text"},
        card_code=card_code(5),
    )

    send(db, keys, event, sent)

    [response] = db.query("SELECT language, day, answers FROM responses")
    assert response == {"language": "et", "day": "2026-05-12", "answers": '{"mot_interest": "4"}'}
    assert [row["text"] for row in db.query("SELECT text FROM texts")] == ["a text"]
    assert db.table("link_codes").count == 1


def test_accept_response_again_gives_the_same_receipt_and_no_second_row(db, keys, event):
    sent = submission(db, event, uuid=UUID_1)

    first, second = send(db, keys, event, sent), send(db, keys, event, sent)

    assert (first.receipt, first.repeated) == (second.receipt, not second.repeated)
    assert db.table("responses").count == 1


def test_accept_response_again_is_acknowledged_after_the_wave_closed(db, keys, event):
    sent = submission(db, event, uuid=UUID_1)
    first = send(db, keys, event, sent)
    close_event_wave(db, event)

    assert send(db, keys, event, sent).receipt == first.receipt


def test_accept_response_refuses_other_answers_under_the_same_uuid(db, keys, event):
    send(db, keys, event, submission(db, event, uuid=UUID_1))

    with pytest.raises(OtherAnswersError):
        send(db, keys, event, submission(db, event, uuid=UUID_1, answers={"mot_interest": "1"}))

    assert [json.loads(row["answers"]) for row in db.table("responses").rows] == [
        {"mot_interest": "4"}
    ]


def test_accept_response_replaces_answers_and_texts_when_asked(db, keys, event):
    first = send(db, keys, event, submission(db, event, uuid=UUID_1, texts={"risk_text": "old"}))

    later = submission(db, event, uuid=UUID_1, answers={"mot_interest": "1"}, texts={})
    second = send(db, keys, event, later, otherwise=Otherwise.REPLACE)

    assert second.receipt == first.receipt
    assert [json.loads(row["answers"]) for row in db.table("responses").rows] == [
        {"mot_interest": "1"}
    ]
    assert db.table("texts").count == 0


def test_accept_response_refuses_a_closed_wave_and_stores_nothing(db, keys, event):
    close_event_wave(db, event)

    with pytest.raises(WaveNotOpenError):
        send(db, keys, event, submission(db, event, texts={"risk_text": "a text"}))

    assert (db.table("responses").count, db.table("texts").count) == (0, 0)


def test_accept_response_refuses_a_wave_that_was_sealed_meanwhile(db, keys, event):
    def seal_then_write(change):
        db.execute("UPDATE waves SET state = 'sealed'")
        return write_directly(db)(change)

    with pytest.raises(WaveNotOpenError, match="a moment ago"):
        send(db, keys, event, submission(db, event), write=seal_then_write)

    assert db.table("responses").count == 0


def test_accept_response_raises_a_fault_of_ours_instead_of_trying_for_ever(db, keys, event):
    sent = replace(submission(db, event), questionnaire_version="no such version")

    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        send(db, keys, event, sent)


def test_accept_response_refuses_a_wave_that_has_not_opened(db, keys, event):
    sent = submission(db, event, WaveName.POST)

    with pytest.raises(WaveNotOpenError):
        send(db, keys, event, sent, WaveName.POST)

    assert db.table("responses").count == 0


def test_accept_response_never_gives_two_people_one_receipt(db, keys, event):
    receipts = [send(db, keys, event, submission(db, event)).receipt for _ in range(30)]

    assert len(set(receipts)) == 30


def test_accept_response_takes_the_same_uuid_in_another_wave_for_another_sending(db, keys, event):
    other = make_event(db, keys, "autumn")
    open_event_wave(db, other)

    first = send(db, keys, event, submission(db, event, uuid=UUID_1))
    second = send(db, keys, other, submission(db, other, uuid=UUID_1))

    assert (first.receipt == second.receipt, second.repeated) == (False, False)
    assert db.table("responses").count == 2


def test_texts_cannot_be_joined_with_responses_without_the_receipt(db, keys, event):
    send(db, keys, event, submission(db, event, texts={"risk_text": "a text"}))

    [response] = db.table("responses").rows
    [text] = db.table("texts").rows
    shared = set(response.values()) & set(text.values())
    assert shared == {response["wave_id"]}


def test_accept_response_keeps_what_is_stored_when_asked(db, keys, event):
    first = send(db, keys, event, submission(db, event, uuid=UUID_1))

    later = submission(db, event, uuid=UUID_1, answers={"mot_interest": "1"})
    second = send(db, keys, event, later, otherwise=Otherwise.KEEP)

    assert (second.receipt, second.repeated) == (first.receipt, True)
    assert [json.loads(row["answers"]) for row in db.table("responses").rows] == [
        {"mot_interest": "4"}
    ]


@pytest.mark.parametrize("otherwise", [Otherwise.REFUSE, Otherwise.REPLACE])
def test_accept_response_changes_nothing_after_the_wave_closed(db, keys, event, otherwise):
    send(db, keys, event, submission(db, event, uuid=UUID_1))
    close_event_wave(db, event)

    later = submission(db, event, uuid=UUID_1, answers={"mot_interest": "1"})
    with pytest.raises(WaveNotOpenError):
        send(db, keys, event, later, otherwise=otherwise)

    assert [json.loads(row["answers"]) for row in db.table("responses").rows] == [
        {"mot_interest": "4"}
    ]
