import json
import sqlite3
from dataclasses import replace
from uuid import UUID

import pytest

from collector.actions.answering.accept_response import Otherwise
from collector.core.answering.submission import Codes
from collector.core.linking.codes import ELEMENTS, PhoneToken, SelfGeneratedCode, card_code
from collector.core.waves import WaveName
from collector.errors import MissingKeyError, OtherAnswersError, WaveNotOpenError
from collector.store.writer import write_directly
from tests.support.factories import close_event_wave, make_event, open_event_wave, send, submission

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
    assert db.table("link_hashes").count == 1


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


PERSONAL = SelfGeneratedCode(("12", "5", "M", "1", "7", "dk"))


@pytest.mark.parametrize(
    ("codes", "elements"),
    [
        (Codes(), set()),
        (Codes(card=card_code(5)), {"card"}),
        (Codes(phone=PhoneToken("0123456789abcdef" * 2)), {"phone"}),
        (Codes(personal=PERSONAL), set(ELEMENTS)),
        (Codes(card=card_code(5), personal=PERSONAL), {"card", *ELEMENTS}),
    ],
)
def test_accept_response_stores_a_hash_an_element_of_every_way(db, keys, event, codes, elements):
    send(db, keys, event, submission(db, event, codes=codes))

    rows = list(db.table("link_hashes").rows)
    assert {row["element"] for row in rows} == elements
    assert {len(row["hash"]) for row in rows} <= {8}


def test_accept_response_without_the_key_gives_a_receipt_and_nothing_to_link_by(db, keys, event):
    (keys / "spring.key").unlink()
    sent = submission(db, event, uuid=UUID_1, codes=Codes(card=card_code(5)), texts={"q": "t"})

    first, second = send(db, keys, event, sent), send(db, keys, event, sent)

    assert (first.receipt, second.repeated) == (second.receipt, True)
    assert (db.table("responses").count, db.table("link_hashes").count) == (1, 0)
    assert [row["code_hash"] for row in db.table("texts").rows] == [None]


def test_accept_response_again_after_the_key_was_lost_gives_the_same_receipt(db, keys, event):
    sent = submission(db, event, uuid=UUID_1)
    first = send(db, keys, event, sent)
    (keys / "spring.key").unlink()

    again = send(db, keys, event, sent)

    assert (again.receipt, again.repeated) == (first.receipt, True)


def test_accept_response_cannot_replace_what_a_lost_key_stored(db, keys, event):
    send(db, keys, event, submission(db, event, uuid=UUID_1))
    (keys / "spring.key").unlink()

    later = submission(db, event, uuid=UUID_1, answers={"mot_interest": "1"})
    with pytest.raises(MissingKeyError):
        send(db, keys, event, later, otherwise=Otherwise.REPLACE)

    assert [json.loads(row["answers"]) for row in db.table("responses").rows] == [
        {"mot_interest": "4"}
    ]


def test_accept_response_replaces_what_was_stored_while_the_key_was_lost(db, keys, event):
    key = (keys / "spring.key").read_bytes()
    (keys / "spring.key").unlink()
    send(db, keys, event, submission(db, event, uuid=UUID_1, texts={"risk_text": "old"}))
    (keys / "spring.key").write_bytes(key)

    later = submission(db, event, uuid=UUID_1, codes=Codes(card=card_code(5)))
    send(db, keys, event, later, otherwise=Otherwise.REPLACE)

    counts = [db.table(name).count for name in ("responses", "texts", "link_hashes")]
    assert counts == [1, 0, 1]
