"""Steps of the schema that carry data over, and what the schema itself refuses."""

import sqlite3

import pytest
from sqlite_utils import Database

from collector.core.disclosure.room import RoomPicture, ScaleProportions
from collector.core.waves import WaveName, WaveState
from collector.store.answering.counts import list_pictures
from collector.store.events.waves import find_wave, save_state
from collector.store.migrations.steps import migrations
from tests.support.factories import send, submission

BEFORE_LINKING = """
    INSERT INTO series VALUES (1, 's', '{}', '{}', 'c', '[]', 10);
    INSERT INTO events VALUES
        (1, 1, 'spring', '{}', '{}', '2026-05-12', '2026-05-12', 9, '2026-11-08', 0);
    INSERT INTO questionnaires VALUES ('v', 'pre', '{}');
    INSERT INTO waves VALUES (1, 1, 'pre', 'v', 'open', NULL, NULL);
    INSERT INTO responses VALUES (7, 1, 'v', 'et', '2026-05-12', x'01', x'02', x'03', '{}');
    INSERT INTO texts VALUES (8, 1, 'q', 't', x'04');
    INSERT INTO link_codes VALUES (7, 'card', x'0102030405060708');
"""


@pytest.fixture
def older():
    """A database as it was before there were three ways to link."""
    db = Database(memory=True)
    migrations.apply(db, stop_before="m006_linking")
    db.executescript(BEFORE_LINKING)
    yield db
    db.close()


def test_cards_of_older_databases_stay_linkable(older):
    migrations.apply(older)

    assert list(older.table("link_hashes").rows) == [
        {"response_id": 7, "element": "card", "hash": bytes(range(1, 9))}
    ]
    assert [(row["text"], row["code_hash"]) for row in older.table("texts").rows] == [("t", None)]
    assert not older.table("link_codes").exists()


def test_events_of_older_databases_offer_every_way(older):
    migrations.apply(older)

    [event] = older.table("events").rows
    assert event["linking"] == '{"ways": ["card", "phone", "personal"], "texts": {}}'


def test_drafts_that_were_discarded_are_archived(older):
    migrations.apply(older, stop_before="m018_archived_drafts")
    older.execute(
        "INSERT INTO questionnaire_drafts VALUES (1, 1, 'pre', 'v', '{}', 3, 'Anna', '', 1)"
    )

    migrations.apply(older)

    assert [row["archived"] for row in older.table("questionnaire_drafts").rows] == [1]


@pytest.mark.parametrize("state", [WaveState.DRAFT, WaveState.OPEN, WaveState.CLOSED])
def test_published_wave_is_only_sealed_even_by_a_plain_write(db, event, state):
    wave = find_wave(db, event.id, WaveName.PRE)
    save_state(db, wave, WaveState.PUBLISHED)

    with pytest.raises(sqlite3.IntegrityError, match="a published wave can only be sealed"):
        save_state(db, wave, state)

    save_state(db, wave, WaveState.SEALED)
    assert find_wave(db, event.id, WaveName.PRE).state is WaveState.SEALED


@pytest.mark.parametrize("row", [("name", bytes(8)), ("card", b"a value")])
def test_link_hashes_hold_nothing_but_hashes_of_known_elements(db, keys, event, row):
    send(db, keys, event, submission(db, event))
    [response] = db.table("responses").rows

    with pytest.raises(sqlite3.IntegrityError, match="CHECK constraint"):
        db.execute("INSERT INTO link_hashes VALUES (?, ?, ?)", [response["id"], *row])


def test_what_an_older_wall_showed_stays_its_first_picture(older):
    migrations.apply(older, stop_before="m033_room_pictures")
    shares = '[{"scale": "motivation", "shares": {"low": 0, "middle": 30, "high": 70}}]'
    older.execute("INSERT INTO room_views VALUES (1, 14, ?)", [shares])

    migrations.apply(older)

    shown = ScaleProportions("motivation", {"low": 0, "middle": 30, "high": 70})
    assert list_pictures(older, 1) == [RoomPicture(14, (shown,))]
