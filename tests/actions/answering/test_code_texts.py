from uuid import UUID

import pytest

from collector.actions.answering.code_texts import (
    approve_coding,
    code_text,
    list_queue,
    undo_coding,
)
from collector.actions.answering.withdraw import withdraw_answers
from collector.core.answering.coding import Coding
from collector.core.people.roles import Role
from collector.core.waves import WaveName
from collector.errors import CodingError, ForbiddenError, NotFoundError
from collector.store.linking.sealing import delete_secrets
from collector.store.people.accounts import save_account
from collector.store.people.audit import list_audit
from collector.store.writer import write_directly
from tests.support.factories import (
    NOW,
    close_event_wave,
    make_event,
    open_event_wave,
    send,
    submission,
)

TEXT = "Narva jõe sild on öösel valvamata"
SAID = Coding(0, "", "traffic", "prevention", "Sildu tuleks\npimedal ajal valvata", "et")


@pytest.fixture
def event(db, data):
    event = make_event(db, data / "keys")
    open_event_wave(db, event, WaveName.POST)
    return event


@pytest.fixture
def receipt(db, data, event):
    sent = submission(db, event, WaveName.POST, uuid=UUID(int=1), texts={"risk_text": TEXT})
    receipt = send(db, data / "keys", event, sent, WaveName.POST).receipt
    close_event_wave(db, event, WaveName.POST)
    return receipt


@pytest.fixture
def anna(db):
    return save_account(db, "Anna", "", [Role.ORGANISER, Role.APPROVER])


@pytest.fixture
def otto(db):
    return save_account(db, "Otto", "", [Role.APPROVER])


def code(db, event, account, said=SAID, text_id=None):
    [text] = list_queue(db, event).uncoded
    code_text(db, event, text_id or text.id, said, risks=["traffic"], account=account, now=NOW)
    [coding] = list_queue(db, event).proposed
    return coding


def test_a_text_is_coded_by_one_and_approved_by_another(db, event, receipt, anna, otto):
    coding = code(db, event, anna)
    approve_coding(db, event, coding.id, account=otto, now=NOW)

    [approved] = list_queue(db, event).approved
    assert approved.paraphrase == "Sildu tuleks pimedal ajal valvata"
    assert (approved.coder, approved.approver) == ("Anna", "Otto")
    assert [line.account for line in list_audit(db)[:2]] == ["Otto", "Anna"]


def test_the_audit_log_has_no_text(db, event, receipt, anna):
    code(db, event, anna)

    assert not any("valva" in str(line) for line in list_audit(db))


def test_nobody_approves_their_own_coding(db, event, receipt, anna):
    coding = code(db, event, anna)

    with pytest.raises(CodingError, match="second_person"):
        approve_coding(db, event, coding.id, account=anna, now=NOW)


def test_an_approver_does_not_code(db, event, receipt, otto):
    with pytest.raises(ForbiddenError):
        code(db, event, otto)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (Coding(0, "", "fires", "", "", "et"), "code"),
        (Coding(0, "", "", "afterwards", "", "et"), "code"),
        (Coding(0, "", "", "", f"{TEXT}!", "et"), "overlap"),
    ],
)
def test_a_coding_that_will_not_do_leaves_the_text_waiting(db, event, receipt, anna, said, reason):
    with pytest.raises(CodingError, match=reason):
        code(db, event, anna, said)

    assert [text.text for text in list_queue(db, event).uncoded] == [TEXT]


def test_steps_are_taken_back_one_by_one(db, event, receipt, anna, otto):
    coding = code(db, event, anna)
    approve_coding(db, event, coding.id, account=otto, now=NOW)

    undo_coding(db, event, coding.id, account=otto, now=NOW)
    after_one = list_queue(db, event)
    undo_coding(db, event, coding.id, account=anna, now=NOW)
    after_two = list_queue(db, event)

    assert (len(after_one.proposed), len(after_one.approved)) == (1, 0)
    assert (len(after_two.uncoded), len(after_two.proposed)) == (1, 0)


def test_who_withdraws_a_text_withdraws_what_was_made_of_it(db, data, event, receipt, anna):
    coding = code(db, event, anna)

    withdraw_answers(write_directly(db), event, receipt, keys=data / "keys")

    assert list_queue(db, event) == list_queue(db, event).__class__([], [], [])
    with pytest.raises(NotFoundError):
        undo_coding(db, event, coding.id, account=anna, now=NOW)


def test_what_was_made_of_a_text_outlives_its_sealing(db, event, receipt, anna, otto):
    coding = code(db, event, anna)
    approve_coding(db, event, coding.id, account=otto, now=NOW)

    delete_secrets(db, event.id)

    assert [each.paraphrase for each in list_queue(db, event).approved] == [
        "Sildu tuleks pimedal ajal valvata"
    ]
    assert list(db.query("SELECT * FROM texts")) == []
