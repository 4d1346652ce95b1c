from collector.actions.withdraw import find_receipt, withdraw
from collector.core.codes import card_code
from collector.core.receipts import receipt_for
from collector.store.writer import write_directly
from tests.factories import make_event, send, submission


def test_withdraw_deletes_response_texts_and_codes(db, keys, event):
    sent = submission(db, event, texts={"risk_text": "a text"}, card_code=card_code(1))
    receipt = send(db, keys, event, sent).receipt
    send(db, keys, event, submission(db, event, texts={"risk_text": "stays"}))

    assert withdraw(write_directly(db), event, receipt, keys=keys)

    counts = [db.table(name).count for name in ("responses", "texts", "link_codes")]
    assert counts == [1, 1, 0]


def test_withdraw_of_an_unknown_receipt_deletes_nothing(db, keys, event):
    send(db, keys, event, submission(db, event))

    assert not withdraw(write_directly(db), event, receipt_for(b"x" * 32), keys=keys)

    assert db.table("responses").count == 1


def test_find_receipt_names_event_and_wave(db, keys, event):
    make_event(db, keys, "autumn")
    receipt = send(db, keys, event, submission(db, event)).receipt

    found_event, found_wave = find_receipt(db, receipt, keys=keys)

    assert (found_event, found_wave.name) == (event, "pre")


def test_find_receipt_passes_over_an_event_without_key(db, keys, event):
    make_event(db, keys, "autumn")
    (keys / "autumn.key").unlink()
    receipt = send(db, keys, event, submission(db, event)).receipt

    assert find_receipt(db, receipt, keys=keys)[0] == event
    assert find_receipt(db, receipt_for(b"x" * 32), keys=keys) is None
