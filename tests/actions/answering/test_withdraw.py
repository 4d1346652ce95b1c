from datetime import date
from itertools import product

import pytest

from collector.actions.answering.withdraw import (
    find_answers,
    list_asked,
    withdraw_answers,
)
from collector.core.answering.receipts import receipt_for
from collector.core.answering.submission import Codes
from collector.core.linking.codes import SelfGeneratedCode, card_code
from collector.core.waves import WaveName
from collector.errors import AmbiguousCodeError, MissingKeyError
from collector.store.linking.keys import read_key
from collector.store.writer import write_directly
from tests.support.factories import NOW, make_event, open_event_wave, send, submission

PERSONAL = SelfGeneratedCode(("12", "5", "M", "1", "7", "dk"))
CARD = Codes(card=card_code(5))
TAPPED = Codes(personal=PERSONAL)


@pytest.fixture
def answered(db, keys, event):
    """Somebody without a code and somebody with each, before and after, all with texts."""
    open_event_wave(db, event, WaveName.POST)
    for name, codes in product((WaveName.PRE, WaveName.POST), (Codes(), CARD, TAPPED)):
        sent = submission(db, event, name, texts={"risk_text": "a text"}, codes=codes)
        send(db, keys, event, sent, name)
    return event


def left(db):
    return [db.table(name).count for name in ("responses", "texts", "link_hashes")]


def test_withdraw_deletes_response_texts_and_codes(db, keys, event):
    sent = submission(db, event, texts={"risk_text": "a text"}, card_code=card_code(1))
    receipt = send(db, keys, event, sent).receipt
    send(db, keys, event, submission(db, event, texts={"risk_text": "stays"}))

    assert withdraw_answers(write_directly(db), event, receipt, keys=keys)

    counts = [db.table(name).count for name in ("responses", "texts", "link_hashes")]
    assert counts == [1, 1, 0]


def test_withdraw_of_an_unknown_receipt_deletes_nothing(db, keys, event):
    send(db, keys, event, submission(db, event))

    assert not withdraw_answers(write_directly(db), event, receipt_for(b"x" * 32), keys=keys)

    assert db.table("responses").count == 1


def test_find_receipt_names_event_and_wave(db, keys, event):
    make_event(db, keys, "autumn")
    receipt = send(db, keys, event, submission(db, event)).receipt

    found = find_answers(db, receipt, keys=keys)

    assert (found.event, [wave.name for wave in found.waves]) == (event, ["pre"])


def test_find_receipt_passes_over_an_event_without_key(db, keys, event):
    make_event(db, keys, "autumn")
    (keys / "autumn.key").unlink()
    receipt = send(db, keys, event, submission(db, event)).receipt

    assert find_answers(db, receipt, keys=keys).event == event
    assert find_answers(db, receipt_for(b"x" * 32), keys=keys) is None


def test_receipt_in_an_event_whose_key_is_lost_is_not_said_to_be_unknown(db, keys, answered):
    (keys / "spring.key").unlink()

    with pytest.raises(MissingKeyError):
        find_answers(db, receipt_for(b"x" * 32), keys=keys)


@pytest.mark.parametrize(("codes", "hashes"), [(CARD, 12), (TAPPED, 2)])
def test_code_withdraws_answers_and_texts_of_all_waves(db, keys, answered, codes, hashes):
    found = find_answers(db, codes, keys=keys, only=answered)

    withdrawn = withdraw_answers(write_directly(db), found.event, codes, keys=keys)

    assert ([wave.name for wave in found.waves], withdrawn) == (["pre", "post"], 2)
    assert left(db) == [4, 4, hashes]


def test_card_of_another_event_is_found_there_and_only_there(db, keys, event, answered):
    make_event(db, keys, "autumn")

    assert find_answers(db, CARD, keys=keys).event == answered
    assert find_answers(db, Codes(card=card_code(6)), keys=keys) is None


@pytest.mark.parametrize("codes", [CARD, TAPPED])
def test_code_of_two_people_in_a_wave_is_refused_and_deletes_nothing(db, keys, answered, codes):
    send(db, keys, answered, submission(db, answered, codes=codes))
    before = left(db)

    with pytest.raises(AmbiguousCodeError):
        find_answers(db, codes, keys=keys, only=answered)
    with pytest.raises(AmbiguousCodeError):
        withdraw_answers(write_directly(db), answered, codes, keys=keys)

    assert left(db) == before


def test_personal_code_beside_a_card_is_refused_because_it_finds_no_texts(db, keys, event):
    both = Codes(card=card_code(5), personal=PERSONAL)
    send(db, keys, event, submission(db, event, texts={"risk_text": "a text"}, codes=both))

    with pytest.raises(AmbiguousCodeError):
        find_answers(db, TAPPED, keys=keys, only=event)

    assert withdraw_answers(write_directly(db), event, CARD, keys=keys) == 1
    assert left(db) == [0, 0, 0]


def test_personal_code_with_one_element_different_finds_nothing(db, keys, answered):
    nearly = Codes(personal=SelfGeneratedCode(("13", *PERSONAL[1:])))

    assert find_answers(db, nearly, keys=keys, only=answered) is None


def test_code_in_an_event_whose_key_is_lost_is_not_said_to_be_unknown(db, keys, answered):
    (keys / "spring.key").unlink()

    with pytest.raises(MissingKeyError):
        find_answers(db, CARD, keys=keys)


def test_texts_of_two_waves_share_nothing_that_tells_they_are_one_persons(db, keys, answered):
    rows = db.query("SELECT receipt_hash, code_hash FROM texts")

    hashes = [value for row in rows for value in row.values() if value is not None]
    assert len(set(hashes)) == len(hashes) == 10


def test_events_are_withdrawable_until_sealed(db, keys, answered):
    make_event(db, keys, "autumn", starts=date(2026, 9, 12), ends=date(2026, 9, 12))

    before = list_asked(db, NOW), list_asked(db, NOW, sealed=True)
    sealing = {"event_id": answered.id, "day": "2026-05-12", "state": "done", "duplicates": 0}
    db.table("sealings").insert(sealing)

    assert before == ([answered], [])
    assert (list_asked(db, NOW), list_asked(db, NOW, sealed=True)) == ([], [answered])


def test_answers_collected_without_the_key_are_found_by_receipt_when_it_is_back(db, keys, event):
    key = read_key(keys, "spring")
    (keys / "spring.key").unlink()
    sent = submission(db, event, texts={"risk_text": "a text"}, codes=CARD)
    receipt = send(db, keys, event, sent).receipt
    (keys / "spring.key").write_bytes(key)

    assert find_answers(db, CARD, keys=keys) is None
    assert withdraw_answers(write_directly(db), event, receipt, keys=keys)

    assert left(db) == [0, 0, 0]
