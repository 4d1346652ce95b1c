import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from itertools import chain

import pytest

from collector.actions.accept_response import accept_response
from collector.actions.back_up import back_up_daily
from collector.actions.link_waves import link_waves, read_linking
from collector.actions.plan_event import plan_event
from collector.actions.report import build_report
from collector.actions.run_wave import open_wave, turn_waves
from collector.actions.seal import begin_sealing, finish_sealing, seal_due, seal_event
from collector.core.codes import PhoneToken, card_code
from collector.core.personal_code import PersonalCode
from collector.core.submission import Codes
from collector.core.waves import WaveName, WaveState
from collector.errors import StateError, WaveNotOpenError
from collector.store.audit import list_audit
from collector.store.database import create_database
from collector.store.events import get_event
from collector.store.keys import destroy_key, read_key, stand_in_key
from collector.store.links import list_linked
from collector.store.responses import list_responses
from collector.store.sealing import SealingState, count_secrets, delete_remains, find_sealing
from collector.store.waves import find_wave, list_waves, save_state
from collector.store.writer import write_directly
from tests.factories import (
    EVENT,
    NOW,
    SERIES,
    close_event_wave,
    make_event,
    open_event_wave,
    send,
    submission,
)

SEALED_ON = datetime(2126, 11, 8, 9, 0, tzinfo=UTC)
TEXT = "planted words of a participant"
PEOPLE = 4


TOKEN = PhoneToken("5eedfeed" * 4)
PERSONAL = PersonalCode(("12", "5", "M", "1", "7", "dk"))
CODES = (
    Codes(card=card_code(1000)),
    Codes(phone=TOKEN),
    Codes(personal=PERSONAL),
    Codes(card=card_code(1003), personal=PersonalCode(("13", "5", "K", "2", "4", "9"))),
)


def answer(db, keys, event):
    """Let people link in every way, with texts, before and after; return all receipts' words."""
    open_event_wave(db, event, WaveName.POST)
    receipts = []
    for name in (WaveName.PRE, WaveName.POST):
        for number in range(PEOPLE):
            sent = submission(
                db,
                event,
                name,
                texts={"risk_text": f"{TEXT} {event.slug} {number}"},
                codes=CODES[number],
            )
            receipts.append(send(db, keys, event, sent, name).receipt)
        close_event_wave(db, event, name)
    return receipts


@pytest.fixture
def receipts(db, keys, event):
    return answer(db, keys, event)


@pytest.fixture
def other(db, keys, receipts):
    """A second event with answers of its own, sealed a year later."""
    planned = make_event(db, keys, "autumn", sealing=EVENT.sealing + timedelta(days=365))
    open_event_wave(db, planned)
    answer(db, keys, planned)
    return planned


def planted(db, keys, event, receipts):
    """Return everything that must not outlive an event: name to bytes to search for."""
    rows = db.query(
        "SELECT receipt_hash, submission_hash, content_hash, hash AS link_hash FROM responses"
        " JOIN waves ON waves.id = wave_id"
        " LEFT JOIN link_hashes ON response_id = responses.id WHERE event_id = ?",
        [event.id],
    )
    texts = db.query(
        "SELECT receipt_hash AS texts_hash, code_hash, text FROM texts"
        " JOIN waves ON waves.id = wave_id WHERE event_id = ?",
        [event.id],
    )
    found = [("key", read_key(keys, event.slug)), ("stand_in", stand_in_key(keys, event.slug))]
    for row in chain(rows, texts):
        found += [(name, as_bytes(value)) for name, value in row.items() if value is not None]
    found += [("code", card_code(number).encode()) for number in (1000, 1003)]
    found += [("token", TOKEN.encode()), ("token", bytes.fromhex(TOKEN))]
    found += [("personal code", sign.join(PERSONAL.values).encode()) for sign in ("", ",", "\x1f")]
    words = (each.in_words(language) for each in receipts for language in ("et", "ru", "en"))
    return found + [("receipt", each.encode()) for each in words]


def as_bytes(value):
    return value.encode() if isinstance(value, str) else value


def search(data, needles):
    """Return the names of what any file of a data directory holds, raw or in hexadecimal."""
    files = [path.read_bytes() for path in data.rglob("*") if path.is_file()]
    return {
        name
        for name, needle in needles
        for form in (needle, needle.hex().encode(), needle.hex().upper().encode())
        if any(form in content for content in files)
    }


def seal_it(db, keys, event, now=SEALED_ON):
    return seal_event(db, event.slug, keys=keys, now=now, account="test")


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
    back_up_daily(db, data / "backups", now=SEALED_ON)
    seal_it(db, keys, event)
    in_backup = search(data, needles)

    back_up_daily(db, data / "backups", now=SEALED_ON + timedelta(days=14))

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
    assert linking["comparisons"][0]["pairs"] == PEOPLE


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

    assert build_report(db, event.slug, now=SEALED_ON)["linking"]["pairs"] == PEOPLE


def test_seal_keeps_the_links_of_an_event_whose_key_was_lost(db, keys, event, receipts):
    link_waves(db, event.slug, keys=keys)
    (keys / "spring.key").unlink()

    assert seal_it(db, keys, event).state is SealingState.DONE

    assert build_report(db, event.slug, now=SEALED_ON)["linking"]["pairs"] == PEOPLE


def test_report_after_sealing_still_counts_codes_used_twice(db, keys, event):
    for _ in range(2):
        send(db, keys, event, submission(db, event, card_code=card_code(7)))

    seal_it(db, keys, event)

    assert build_report(db, event.slug, now=SEALED_ON)["linking"]["duplicates"] == 2


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

    assert [line["what"] for line in list_audit(db)[:2]] == [
        "key of event spring destroyed on 2126-11-08",
        "began to seal spring; waves ended by it: pre (open), post (draft), followup (draft)",
    ]


STEPS = [
    lambda db, keys, event: begin_sealing(db, event, keys=keys, now=SEALED_ON, account="test"),
    lambda _db, keys, event: destroy_key(keys, event.slug),
    lambda db, _keys, _event: delete_remains(db),
    lambda db, _keys, event: finish_sealing(db, event, now=SEALED_ON, account="test"),
]


@pytest.mark.parametrize("steps", range(len(STEPS) + 1))
def test_sealing_cut_off_after_any_step_is_finished_by_the_clock(
    data, db, keys, event, receipts, steps
):
    needles = planted(db, keys, event, receipts)
    for step in STEPS[:steps]:
        step(db, keys, event)
    reopened = create_database(data / "collector.db")

    seal_due(reopened, keys=keys, now=SEALED_ON + timedelta(days=1))

    reopened.close()
    whats = [line["what"] for line in list_audit(db)]
    assert search(data, needles) == set()
    assert find_sealing(db, event.id).state is SealingState.DONE
    assert sum(what.startswith("key of event spring destroyed") for what in whats) == 1


KILLED = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from collector.actions import seal
from collector.store.database import open_database

data, cut_off_at, now = Path(sys.argv[1]), sys.argv[2], datetime.fromisoformat(sys.argv[3])
setattr(seal, cut_off_at, lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL))
seal.seal_due(open_database(data / "collector.db"), keys=data / "keys", now=now)
"""


@pytest.mark.parametrize(
    "cut_off_at",
    ["link_waves", "delete_secrets", "save_audit", "destroy_key", "delete_remains", "save_sealing"],
)
def test_sealing_killed_in_a_step_is_finished_by_the_clock(
    data, db, keys, event, receipts, cut_off_at
):
    needles = planted(db, keys, event, receipts)
    command = [sys.executable, "-c", KILLED, str(data), cut_off_at, SEALED_ON.isoformat()]

    killed = subprocess.run(command, check=False)
    seal_due(db, keys=keys, now=SEALED_ON)

    assert killed.returncode == -signal.SIGKILL
    assert search(data, needles) == set()
    assert find_sealing(db, event.id).state is SealingState.DONE


def test_sealing_waits_while_another_reads(data, db, keys, event, receipts):
    needles = planted(db, keys, event, receipts)
    db.execute("PRAGMA busy_timeout = 50")
    reader = create_database(data / "collector.db")
    reader.conn.execute("BEGIN")
    reader.conn.execute("SELECT count(*) FROM responses").fetchone()

    begun = seal_it(db, keys, event)
    reader.close()
    done = seal_it(db, keys, event)

    assert (begun.state, done.state) == (SealingState.BEGUN, SealingState.DONE)
    assert search(data, needles) == set()


def test_clock_leaves_simulated_and_later_events(db, keys):
    past = make_event(db, keys, "past", sealing=SEALED_ON.date(), simulated=True)
    make_event(db, keys, "later", sealing=SEALED_ON.date() + timedelta(days=1))

    assert seal_due(db, keys=keys, now=SEALED_ON) == 0
    assert find_sealing(db, past.id) is None


def test_clock_seals_once(db, keys, event):
    counts = [seal_due(db, keys=keys, now=SEALED_ON) for _ in range(2)]

    assert counts == [1, 0]


def test_wave_that_sealing_ended_promises_no_later_time(db, keys, event):
    for wave in list_waves(db, event.id):
        later = SEALED_ON + timedelta(days=1)
        save_state(db, wave, wave.state, opens=later, closes=later)

    seal_it(db, keys, event)

    pre, post, followup = list_waves(db, event.id)
    assert (pre.closes, post.closes, followup.closes) == (SEALED_ON, SEALED_ON, SEALED_ON)
    assert (post.opens, followup.opens) == (None, None)


def test_sealed_wave_is_not_opened_again(db, keys, event):
    seal_it(db, keys, event)

    with pytest.raises(StateError, match="is sealed and cannot become open"):
        open_wave(db, event.slug, WaveName.PRE, now=SEALED_ON, account="test")


def test_sealed_wave_is_not_opened_even_by_a_plain_write(db, keys, event):
    seal_it(db, keys, event)

    with pytest.raises(sqlite3.IntegrityError, match="a sealed wave stays sealed"):
        save_state(db, find_wave(db, event.id, "pre"), WaveState.OPEN)


def test_response_on_its_way_during_sealing_is_refused(db, keys, event):
    sent = submission(db, event)
    as_seen = find_wave(db, event.id, "pre")
    seal_it(db, keys, event)

    with pytest.raises(WaveNotOpenError):
        accept_response(db, write_directly(db), event, as_seen, sent, keys=keys, now=NOW)

    assert db.table("responses").count == 0


def test_sealed_event_is_not_linked_again(db, keys, event, receipts):
    seal_it(db, keys, event)

    with pytest.raises(StateError, match="its links are final"):
        link_waves(db, event.slug, keys=keys)


def test_planning_a_sealed_event_again_makes_no_key(db, keys, event):
    seal_it(db, keys, event)

    plan_event(db, SERIES, get_event(db, event.slug), {}, keys=keys)

    assert not (keys / "spring.key").exists()


def test_finish_sealing_of_an_event_that_is_not_sealed_is_refused(db, event):
    with pytest.raises(StateError, match="has not begun"):
        finish_sealing(db, event, now=SEALED_ON, account="test")


def test_seal_leaves_session_secret_alone(keys, db, event):
    (keys / "session.secret").write_bytes(b"s" * 32)

    seal_due(db, keys=keys, now=SEALED_ON)

    assert [path.name for path in keys.iterdir()] == ["session.secret"]
