import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from collector.actions.events.run_wave import turn_waves
from collector.actions.linking.link_waves import link_waves, read_linking
from collector.actions.linking.seal import seal_due
from collector.actions.publication.build_report import build_report
from collector.actions.running.back_up import back_up_due
from collector.core.linking.codes import card_code
from collector.core.waves import WaveState
from collector.errors import StateError
from collector.store.answering.responses import list_responses
from collector.store.events.waves import find_wave, list_waves
from collector.store.linking.links import list_linked
from collector.store.linking.sealing import SealingState, count_secrets, find_sealing
from collector.store.people.audit import list_audit
from tests.support.audit import told
from tests.support.clocks import announce, trust
from tests.support.factories import EVENT, NOW, make_event, open_event_wave, send, submission
from tests.support.sealing import PEOPLE, SEALED_ON, answer, planted, seal_it, search


@pytest.fixture
def other(db, keys, receipts):
    """A second event with answers of its own, sealed a year later."""
    planned = make_event(db, keys, "autumn", sealing=EVENT.sealing + timedelta(days=365))
    open_event_wave(db, planned)
    answer(db, keys, planned)
    return planned


EVERYTHING = {
    *("key", "stand_in", "link_hash", "receipt_hash", "submission_hash", "content_hash"),
    *("texts_hash", "code_hash", "text"),
}


def test_seal_leaves_no_byte_of_what_was_promised_to_go(data, db, keys, event, receipts):
    needles = planted(db, keys, event, receipts)
    link_waves(db, event.slug, keys=keys)
    build_report(db, event.slug, now=NOW)
    before = search(data, needles)

    sealing = seal_it(db, keys, event)

    assert (before, search(data, needles)) == (EVERYTHING, set())
    assert sealing == find_sealing(db, event.id)
    assert sealing.state is SealingState.DONE


def test_seal_leaves_no_byte_in_backups_after_their_time(data, db, keys, event, receipts):
    needles = planted(db, keys, event, receipts)
    back_up_due(db, data / "backups", now=SEALED_ON)
    seal_it(db, keys, event)
    in_backup = search(data, needles)

    trust(db, SEALED_ON + timedelta(days=14))
    back_up_due(db, data / "backups", now=SEALED_ON + timedelta(days=14))

    assert in_backup == EVERYTHING - {"key", "stand_in"}
    assert search(data, needles) == set()


def test_clock_set_back_does_not_undo_a_sealing(data, db, keys, event, receipts):
    needles = planted(db, keys, event, receipts)
    sealing = seal_it(db, keys, event)

    seal_due(db, keys=keys, now=NOW)
    turn_waves(db, now=NOW)

    assert (find_sealing(db, event.id), search(data, needles)) == (sealing, set())
    assert {wave.state for wave in list_waves(db, event.id)} == {WaveState.SEALED}


def test_sealed_event_still_says_how_it_was_linked(db, keys, event, receipts):
    linking = link_waves(db, event.slug, keys=keys)

    seal_it(db, keys, event)

    assert read_linking(db, event) == linking
    assert linking.comparisons[0].pairs == PEOPLE


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("INSERT INTO link_hashes VALUES (:response, 'card', zeroblob(8))", "takes no link hashes"),
        ("INSERT INTO pairs VALUES (1, :response)", "pairs of a sealed wave are final"),
    ],
)
def test_sealed_wave_is_not_linked_even_by_a_plain_write(db, keys, event, sql, message):
    send(db, keys, event, submission(db, event))
    seal_it(db, keys, event)
    [row] = db.table("responses").rows

    with pytest.raises(sqlite3.IntegrityError, match=message):
        db.execute(sql, {"response": row["id"]})


def test_seal_keeps_answers_and_links_under_new_pair_ids(db, keys, event, receipts):
    link_waves(db, event.slug, keys=keys)
    waves = [find_wave(db, event.id, name).id for name in ("pre", "post")]
    linked = list_linked(db, *waves)
    answers = [list_responses(db, wave) for wave in waves]
    pair_ids = {row["pair_id"] for row in db.table("pairs").rows}

    seal_it(db, keys, event)

    assert list_linked(db, *waves) == linked
    assert [list_responses(db, wave) for wave in waves] == answers
    assert pair_ids.isdisjoint(row["pair_id"] for row in db.table("pairs").rows)


def test_seal_links_what_was_never_linked(db, keys, event, receipts):
    seal_it(db, keys, event)

    assert build_report(db, event.slug, now=SEALED_ON).linking.pairs == PEOPLE


def test_seal_keeps_the_links_of_an_event_whose_key_was_lost(db, keys, event, receipts):
    link_waves(db, event.slug, keys=keys)
    (keys / "spring.key").unlink()

    assert seal_it(db, keys, event).state is SealingState.DONE

    assert build_report(db, event.slug, now=SEALED_ON).linking.pairs == PEOPLE


def test_report_after_sealing_still_counts_codes_used_twice(db, keys, event):
    for _ in range(2):
        send(db, keys, event, submission(db, event, card_code=card_code(7)))

    seal_it(db, keys, event)

    assert build_report(db, event.slug, now=SEALED_ON).linking.duplicates == 2


def test_seal_keeps_everything_of_another_event(data, db, keys, event, receipts, other):
    needles = planted(db, keys, other, [])
    secrets = count_secrets(db, other.id)

    seal_it(db, keys, event)

    assert search(data, needles) == EVERYTHING
    assert count_secrets(db, other.id) == secrets
    assert {wave.state for wave in list_waves(db, other.id)} != {WaveState.SEALED}


def test_seal_before_the_promised_day_is_refused(data, db, keys, event, receipts):
    needles = planted(db, keys, event, receipts)

    with pytest.raises(StateError, match="2126-11-08 and not before"):
        seal_it(db, keys, event, datetime(2126, 11, 7, 21, 59, tzinfo=UTC))

    assert search(data, needles) == EVERYTHING


def test_seal_begins_with_the_promised_day_in_the_organisers_place(db, keys, event):
    sealing = seal_it(db, keys, event, datetime(2126, 11, 7, 22, 0, tzinfo=UTC))

    assert sealing.day == EVENT.sealing


def test_seal_twice_changes_nothing(db, keys, event, receipts):
    first = seal_it(db, keys, event)
    rows = list(db.table("responses").rows)
    lines = list_audit(db)

    again = seal_it(db, keys, event, SEALED_ON + timedelta(days=3))

    assert (again, list(db.table("responses").rows), list_audit(db)) == (first, rows, lines)


def test_seal_is_written_down_with_the_waves_it_ended(db, keys, event):
    seal_it(db, keys, event)

    assert told(db) == ("key_destroyed", {"event": "spring", "day": "2126-11-08"})
    ended = {"pre": "open", "post": "draft", "followup": "draft"}
    assert told(db, 1) == ("sealing_ended_waves", {"event": "spring", "waves": ended})


def test_clock_leaves_simulated_and_later_events(db, keys):
    past = make_event(db, keys, "past", sealing=SEALED_ON.date(), simulated=True)
    make_event(db, keys, "later", sealing=SEALED_ON.date() + timedelta(days=1))

    announce(db, keys, SEALED_ON)

    assert seal_due(db, keys=keys, now=SEALED_ON) == 0
    assert find_sealing(db, past.id) is None


def test_clock_seals_once(db, keys, event):
    announce(db, keys, SEALED_ON)

    counts = [seal_due(db, keys=keys, now=SEALED_ON) for _ in range(2)]

    assert counts == [1, 0]
