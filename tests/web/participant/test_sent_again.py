"""Acknowledged answers that a phone sends again by itself, in case they were lost."""

from datetime import timedelta

import pytest

from collector.actions.answering.withdraw import withdraw_answers
from collector.actions.linking.seal import seal_event
from collector.config import Settings
from collector.core.answering.receipts import normalise_receipt
from collector.core.waves import WaveName
from collector.store.answering.responses import list_responses
from collector.store.backups import save_backup
from collector.store.events.waves import find_wave
from collector.store.writer import write_directly
from collector.web.app import create_app
from tests.support.factories import NOW, close_event_wave
from tests.support.sealing import SEALED_ON
from tests.web.participant.test_pages import receipt_of

PAGE = "/e/spring/pre"
AGAIN = {"Tagasiside-Again": "60"}


@pytest.fixture
def second(tmp_path):
    made = tmp_path / "second"
    made.mkdir()
    return made


@pytest.fixture
def app(db, data, second):
    """The service with a second directory of backups."""
    settings = Settings(data=data, more_backups=str(second))
    return create_app(settings, clock=lambda: NOW, write=write_directly(db))


def stored(db, event):
    wave = find_wave(db, event.id, WaveName.PRE)
    return [each.answers for each in list_responses(db, wave.id)]


def lose(db):
    """Lose what was acknowledged, as with a disk whose copy is older."""
    db.execute("DELETE FROM responses")


def is_uncopied(response, blank):
    return response.headers.get("Tagasiside-Uncopied") == blank["submission"]


def test_phones_are_told_to_keep_answers_until_they_are_copied(client, blank):
    assert is_uncopied(client.post(PAGE, data=blank), blank)
    assert is_uncopied(client.post(PAGE, data=blank, headers=AGAIN), blank)


def test_phones_keep_nothing_where_no_copies_are_made(db, data, event, blank):
    client = create_app(Settings(data=data), write=write_directly(db)).test_client()

    assert not is_uncopied(client.post(PAGE, data=blank), blank)


@pytest.mark.parametrize(("made_ago", "kept"), [(30, False), (90, True)])
def test_a_backup_that_is_younger_than_the_answers_holds_them(
    db, client, blank, second, made_ago, kept
):
    client.post(PAGE, data=blank)
    save_backup(db, second, NOW - timedelta(seconds=made_ago))

    answer = client.post(PAGE, data=blank, headers=AGAIN)

    assert (answer.status_code, is_uncopied(answer, blank)) == (200, kept)


def test_lost_answers_are_stored_again_once_under_their_receipt(db, client, event, blank):
    words = receipt_of(client.post(PAGE, data=blank).text)
    lose(db)

    again = [client.post(PAGE, data=blank, headers=AGAIN) for _ in range(3)]

    assert [receipt_of(each.text) for each in again] == [words] * 3
    assert (len(stored(db, event)), is_uncopied(again[0], blank)) == (1, True)


def test_lost_answers_are_stored_again_in_the_grace_of_a_closed_wave(db, client, event, blank):
    client.post(PAGE, data=blank)
    lose(db)
    close_event_wave(db, event)

    client.post(PAGE, data=blank, headers=AGAIN | {"Tagasiside-Age": "60"})

    assert len(stored(db, event)) == 1


def test_withdrawn_answers_are_never_stored_again_by_themselves(db, keys, client, event, blank):
    receipt = normalise_receipt(receipt_of(client.post(PAGE, data=blank).text))
    assert withdraw_answers(write_directly(db), event, receipt, keys=keys)

    answer = client.post(PAGE, data=blank, headers=AGAIN)

    assert answer.headers["Tagasiside-Refusal"] == blank["submission"]
    assert stored(db, event) == []


def test_a_sealed_event_takes_nothing_again(db, keys, client, event, blank):
    client.post(PAGE, data=blank)
    seal_event(db, "spring", keys=keys, now=SEALED_ON, account="test")

    answer = client.post(PAGE, data=blank, headers=AGAIN)

    assert answer.headers["Tagasiside-Refusal"] == blank["submission"]
    assert len(stored(db, event)) == 1


def test_what_was_changed_since_stays(db, client, event, blank):
    client.post(PAGE, data=blank)
    client.post(PAGE, data={**blank, "mot_interest": "5", "replace": "yes"})

    client.post(PAGE, data=blank, headers=AGAIN)

    assert [each["mot_interest"] for each in stored(db, event)] == ["5"]
