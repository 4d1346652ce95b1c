from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest

from collector.actions.answering.load_rescue_file import load_rescue_file
from collector.core.answering.rescue import Outcome
from collector.core.answering.submission import Codes
from collector.core.linking.codes import new_phone_token
from collector.core.waves import GRACE
from collector.errors import MissingKeyError, RescueFileError
from collector.store.answering.responses import list_responses
from collector.store.events.waves import find_wave, save_state
from collector.store.linking.links import list_linkable
from collector.store.people.audit import list_audit
from collector.store.writer import write_directly
from collector.web.participant.pages import read_sent
from tests.support.audit import told
from tests.support.factories import NOW, make_event, send, submission
from tests.support.rescuing import rescue_file, unsent

MINUTE = timedelta(minutes=1)


@pytest.fixture
def load(db, keys, event):
    """Load submissions as one file and return what became of each."""

    def load(*submissions, now=NOW):
        rescues = load_rescue_file(
            db,
            write_directly(db),
            event,
            rescue_file(*submissions),
            partial(read_sent, db, event, language="en"),
            keys=keys,
            now=now,
            account="test",
        )
        return [rescue.outcome for rescue in rescues]

    return load


@pytest.fixture
def wave(db, event):
    return find_wave(db, event.id, "pre")


@pytest.fixture
def close(db, wave):
    return lambda state="closed": save_state(db, wave, state, closes=NOW)


@pytest.fixture
def stored(db, wave):
    return lambda: [each.answers for each in list_responses(db, wave.id)]


def test_unsent_answers_are_stored_and_told_to_the_audit(db, load, stored):
    assert load(unsent(), unsent(mot_interest="2"), "damaged") == [
        Outcome.STORED,
        Outcome.STORED,
        Outcome.UNREADABLE,
    ]
    assert sorted(each["mot_interest"] for each in stored()) == ["2", "4"]
    assert told(db) == (
        "rescue_loaded",
        {"event": "spring", "outcomes": {"stored": 2, "unreadable": 1}},
    )


def test_file_loaded_twice_is_one_response(load, stored):
    file = unsent()

    assert (load(file), load(file)) == ([Outcome.STORED], [Outcome.KNOWN])
    assert stored() == [{"mot_interest": "4"}]


def test_answers_that_the_phone_sent_meanwhile_are_known(db, keys, event, load, stored):
    sent = submission(db, event)
    send(db, keys, event, sent)

    assert load(unsent(submission=str(sent.uuid))) == [Outcome.KNOWN]
    assert stored() == [sent.answers]


def test_remembered_phone_repeats_what_was_loaded_for_it(db, keys, event, load, stored):
    uuid = uuid4()
    load(unsent(submission=str(uuid), link_way="phone"))
    sent = submission(db, event, uuid=uuid, codes=Codes(phone=new_phone_token(uuid)))

    accepted = send(db, keys, event, sent)

    assert accepted.repeated
    assert [each.phone is None for each in list_linkable(db, sent.wave_id)] == [False]


def test_other_answers_under_the_same_id_stay(load, stored):
    uuid = str(uuid4())
    load(unsent(submission=uuid))

    assert load(unsent(submission=uuid, mot_interest="1")) == [Outcome.OTHER_ANSWERS]
    assert stored() == [{"mot_interest": "4"}]


def test_answers_changed_by_the_participant_replace_what_had_arrived(load, stored):
    uuid = str(uuid4())
    load(unsent(submission=uuid))

    assert load(unsent(submission=uuid, mot_interest="1", replace="yes")) == [Outcome.STORED]
    assert stored() == [{"mot_interest": "1"}]


@pytest.mark.parametrize("now", [NOW + MINUTE, NOW + 2 * GRACE])
def test_answers_finished_before_closing_are_stored_even_after_the_grace(load, close, stored, now):
    close()

    assert load(unsent(finished=NOW - MINUTE), now=now) == [Outcome.STORED]
    assert stored() == [{"mot_interest": "4"}]


@pytest.mark.parametrize("wrong", [{}, {"mot_interest": "9"}])
def test_answers_finished_after_closing_are_not(load, close, stored, wrong):
    close()

    assert load(unsent(finished=NOW, **wrong), now=NOW + MINUTE) == [Outcome.TOO_LATE]
    assert stored() == []


@pytest.mark.parametrize("state", ["published", "sealed"])
def test_published_and_sealed_waves_take_nothing(load, close, stored, state):
    close(state)

    assert load(unsent(finished=NOW - MINUTE), now=NOW + MINUTE) == [Outcome.NOT_TAKING]
    assert stored() == []


@pytest.mark.parametrize(
    ("submitted", "outcome"),
    [
        (unsent("/e/autumn/pre"), Outcome.OTHER_EVENT),
        (unsent("/e/spring/never"), Outcome.NO_WAVE),
        (unsent(submission="no id"), Outcome.UNREADABLE),
        (unsent(version="unknown"), Outcome.UNKNOWN_VERSION),
        (unsent(mot_interest="9"), Outcome.REFUSED),
        (unsent(card_code="ABC1234"), Outcome.REFUSED),
        (unsent(no_question="x"), Outcome.REFUSED),
    ],
)
def test_what_cannot_be_stored_says_why_and_leaves_the_others(
    db, keys, load, stored, submitted, outcome
):
    make_event(db, keys, "autumn")

    assert load(submitted, unsent()) == [outcome, Outcome.STORED]
    assert stored() == [{"mot_interest": "4"}]


def test_no_rescue_file_leaves_no_trace(db, keys, event):
    with pytest.raises(RescueFileError):
        load_rescue_file(
            db, write_directly(db), event, b"{}", read_sent, keys=keys, now=NOW, account="test"
        )

    assert [line for line in list_audit(db) if line.kind == "rescue_loaded"] == []


def test_fault_of_the_service_is_no_refusal(db, keys, event):
    def fail(_wave, _fields):
        raise MissingKeyError("gone")

    with pytest.raises(MissingKeyError):
        load_rescue_file(
            db,
            write_directly(db),
            event,
            rescue_file(unsent()),
            fail,
            keys=keys,
            now=NOW,
            account="test",
        )
