import gzip
import hashlib
import sqlite3
from datetime import UTC, date, datetime

import pytest

from collector.actions.publication.publish import publish_events
from collector.actions.publication.rebuild_public import rebuild_public
from collector.core.waves import WaveState
from collector.errors import DataDirectoryError, PublicationError, StateError
from collector.store.answering.responses import save_response
from collector.store.database import create_database
from collector.store.events.waves import list_waves, save_state
from collector.store.publication.results import list_editions
from tests.data.published import make_event, make_report
from tests.data.reported import (
    DAY,
    NOW,
    SECRET_TEXT,
    make_response,
    save_current_report,
    save_reported_event,
)
from tests.support.small_events import hold_event

SLUG = "koostooseminar-2017"


@pytest.fixture
def db(tmp_path):
    database = create_database(tmp_path / "collector.db")
    yield database
    database.close()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "public" / "public.db"


def publish(db, path, slug=SLUG, now=NOW, *, correct=False):
    return publish_events(db, [slug], public_path=path, now=now, correct=correct)[0]


def query(path, sql):
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    rows = connection.execute(sql).fetchall()
    connection.close()
    return rows


def change_state(db, event, state, name="post"):
    wave = next(wave for wave in list_waves(db, event.id) if wave.name == name)
    save_state(db, wave, state)


def test_publishing_makes_edition_one_and_the_public_file(db, path):
    save_reported_event(db, make_report())

    edition = publish(db, path)

    assert (edition.number, edition.month) == (1, "2017-10")
    assert query(path, "SELECT event, number, month, content_hash FROM editions") == [
        (SLUG, 1, "2017-10", edition.content_hash)
    ]


def test_publishing_turns_closed_waves_published(db, path):
    _, event = save_reported_event(db, make_report(followup=40))
    change_state(db, event, WaveState.OPEN, "followup")

    publish(db, path)

    states = {wave.name: wave.state for wave in list_waves(db, event.id)}
    assert states == {"pre": "published", "post": "published", "followup": "open"}
    assert query(path, "SELECT DISTINCT wave FROM results ORDER BY 1") == [("post",), ("pre",)]


def test_the_same_content_again_makes_no_new_edition(db, path):
    save_reported_event(db, make_report())
    first = publish(db, path)
    before = path.read_bytes()

    again = publish(db, path, now=datetime(2018, 3, 1, tzinfo=UTC))

    assert again == first
    assert path.read_bytes() == before


def test_a_followup_adds_a_second_edition(db, path):
    _, event = save_reported_event(db, make_report(followup=40))
    change_state(db, event, WaveState.OPEN, "followup")
    publish(db, path)
    change_state(db, event, WaveState.CLOSED, "followup")

    second = publish(db, path, now=datetime(2018, 1, 5, tzinfo=UTC))

    assert (second.number, second.month) == (2, "2018-01")
    assert query(path, "SELECT count(DISTINCT comparison) FROM changes") == [(2,)]
    assert query(path, "SELECT number FROM editions") == [(1,), (2,)]


@pytest.mark.parametrize("state", [WaveState.DRAFT, WaveState.OPEN])
def test_an_open_wave_is_refused_and_changes_nothing(db, path, state):
    _, event = save_reported_event(db, make_report())
    change_state(db, event, state)

    with pytest.raises(StateError, match="open") as refused:
        publish(db, path)
    assert refused.value.values == {"event": SLUG, "waves": "post"}

    assert list_editions(db) == []
    assert not path.exists()


def test_an_event_without_report_is_refused(db, path):
    save_reported_event(db, make_report())
    db.execute("DELETE FROM reports")

    with pytest.raises(StateError, match="no_report"):
        publish(db, path)


def test_a_report_older_than_the_responses_is_refused(db, path):
    save_reported_event(db, make_report())
    db.execute("DELETE FROM responses WHERE id = (SELECT min(id) FROM responses WHERE wave_id = 1)")

    with pytest.raises(StateError, match="outdated") as refused:
        publish(db, path)
    assert refused.value.values == {"waves": "pre"}


def test_a_report_is_refused_when_one_response_came_for_one_that_was_withdrawn(db, path):
    _, event = save_reported_event(db, make_report())
    [before, _] = list_waves(db, event.id)

    db.execute("DELETE FROM responses WHERE id = (SELECT min(id) FROM responses WHERE wave_id = 1)")
    save_response(db, make_response(before))

    with pytest.raises(StateError, match="outdated") as refused:
        publish(db, path)
    assert refused.value.values == {"waves": "pre"}


def test_a_report_built_anew_meanwhile_is_not_published_unread(db, path):
    _, event = save_reported_event(db, make_report())

    def build_anew(_done, _total):
        save_current_report(db, event, make_report(pairs=50))

    with pytest.raises(StateError, match="changed"):
        publish_events(db, [SLUG], public_path=path, now=NOW, progress=build_anew)

    assert list_editions(db) == []


def test_waves_that_nobody_linked_are_refused(db, keys, path):
    hold_event(db, keys, "second", 12)
    db.execute("DELETE FROM pairs")

    with pytest.raises(StateError, match="not_linked"):
        publish(db, path, "second")


def test_an_event_below_the_threshold_is_refused_and_stays_closed(db, path):
    _, event = save_reported_event(db, make_report(before=9, after=9, pairs=9))

    with pytest.raises(PublicationError, match="R2 small"):
        publish(db, path)

    assert {wave.state for wave in list_waves(db, event.id)} == {WaveState.CLOSED}


def test_a_correction_by_one_person_is_refused(db, path):
    _, event = save_reported_event(db, make_report())
    publish(db, path)
    save_current_report(db, event, make_report(pairs=60))

    with pytest.raises(PublicationError, match="R1 difference"):
        publish(db, path, correct=True)

    assert len(list_editions(db)) == 1


def test_a_correction_by_many_people_replaces_the_edition_and_keeps_it(db, path):
    _, event = save_reported_event(db, make_report())
    first = publish(db, path)
    save_current_report(db, event, make_report(pairs=40))

    second = publish(db, path, correct=True)

    assert query(path, "SELECT DISTINCT n FROM changes") == [(40,)]
    assert query(path, "SELECT number, changelog_en FROM editions ORDER BY number") == [
        (1, "First edition: before the seminar, right after the seminar."),
        (2, "Correction: replaces the whole edition before it."),
    ]
    whole = query(path, "SELECT document FROM editions_whole ORDER BY number")
    assert [hashlib.sha256(gzip.decompress(document)).hexdigest() for (document,) in whole] == [
        first.content_hash,
        second.content_hash,
    ]
    assert second.content_hash != first.content_hash


def test_what_was_published_is_not_computed_again(db, path):
    _, event = save_reported_event(db, make_report())
    first = publish(db, path)
    save_current_report(db, event, make_report(pairs=60))

    assert publish(db, path) == first


def test_a_withdrawal_before_the_followup_leaves_published_rows_word_for_word(db, path):
    _, event = save_reported_event(db, make_report(followup=40))
    change_state(db, event, WaveState.OPEN, "followup")
    first = publish(db, path).document.tables
    change_state(db, event, WaveState.CLOSED, "followup")
    save_current_report(db, event, make_report(before=86, pairs=60, followup=40))

    second = publish(db, path).document.tables

    assert [row for row in second.results if row.wave != "followup"] == first.results
    assert [row for row in second.changes if row.comparison == "pre_post"] == first.changes
    assert {row.n for row in second.changes} == {61, 40}
    assert second.events == first.events


def test_an_unwritable_file_keeps_the_edition_for_the_next_rebuild(db, path):
    save_reported_event(db, make_report())
    path.parent.write_text("in the way")

    with pytest.raises(DataDirectoryError, match="publish again"):
        publish(db, path)

    path.parent.unlink()
    rebuild_public(db, path)
    assert query(path, "SELECT count(*) FROM editions") == [(1,)]


def test_several_events_are_published_side_by_side(db, path):
    save_reported_event(db, make_report())
    other = make_event("opiseminar-2017", date(2017, 9, 18))
    save_reported_event(db, make_report("opiseminar-2017"), event=other)

    publish(db, path)
    publish(db, path, "opiseminar-2017")

    assert query(path, "SELECT event, month FROM events ORDER BY month") == [
        (SLUG, "2017-06"),
        ("opiseminar-2017", "2017-09"),
    ]


def test_rebuilding_gives_the_same_bytes(db, path, tmp_path):
    save_reported_event(db, make_report())
    publish(db, path)

    rebuild_public(db, tmp_path / "again.db")

    assert (tmp_path / "again.db").read_bytes() == path.read_bytes()


def test_before_anything_is_published_an_empty_database_is_there(db, path):
    rebuild_public(db, path)

    assert query(path, "SELECT count(*) FROM events") == [(0,)]
    assert query(path, "SELECT count(*) > 4 FROM about") == [(1,)]


def private_secrets(db):
    """Return every hash, id, text and day of the private rows, as they may be written."""
    for row in db.query("SELECT * FROM responses"):
        yield str(row["id"]).encode()
        yield row["id"].to_bytes(8, "big")
        yield row["day"].encode()
        yield row["answers"].encode()
        for column in ("submission_hash", "content_hash", "receipt_hash"):
            yield row[column]
            yield row[column].hex().encode()
    for row in db.query("SELECT text, receipt_hash FROM texts"):
        yield from (row["text"].encode(), row["text"].encode("utf-16-le"), row["receipt_hash"])
    for row in db.query("SELECT hash FROM link_hashes"):
        yield from (row["hash"], row["hash"].hex().encode())


def test_nothing_private_is_in_any_byte_of_the_public_file(db, path):
    save_reported_event(db, make_report())
    secrets = set(private_secrets(db))
    assert {SECRET_TEXT.encode(), DAY.isoformat().encode()} <= secrets
    assert len(secrets) > 167 * 10

    publish(db, path)

    public = path.read_bytes()
    assert [secret for secret in secrets if secret in public] == []
