"""Events below the threshold are published with the next of their series, never alone (R2)."""

import sqlite3
from contextlib import closing

import pytest

from collector.actions.publication.build_report import build_report
from collector.actions.publication.draft_edition import draft_edition
from collector.actions.publication.publish import publish_events
from collector.actions.publication.readiness import is_waiting, list_pool
from collector.core.waves import WaveName, WaveState
from collector.errors import PublicationError, StateError
from collector.store.events.waves import find_wave, list_waves, save_state
from collector.store.publication.results import list_editions
from tests.support.factories import NOW, close_event_wave, open_event_wave, send, submission
from tests.support.small_events import hold_event


@pytest.fixture
def path(data):
    return data / "public" / "public.db"


def publish(db, path, slug, **options):
    return publish_events(db, [slug], public_path=path, now=NOW, **options)[0]


def query(path, sql):
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return connection.execute(sql).fetchall()


def test_an_event_below_the_threshold_is_refused_and_waits(db, keys, path):
    event = hold_event(db, keys, "first", 6)

    with pytest.raises(PublicationError, match="R2 small"):
        publish(db, path, "first")

    assert is_waiting(db, event)
    assert not path.exists()


def test_the_next_event_is_published_with_the_one_that_waits(db, keys, path):
    hold_event(db, keys, "first", 6)
    hold_event(db, keys, "second", 11)

    publish(db, path, "second")

    assert query(path, "SELECT event, pairs FROM events") == [("second", 17)]
    assert query(path, "SELECT pooled_event, month FROM pooled") == [
        ("first", "2026-03"),
        ("second", "2026-04"),
    ]
    assert query(path, "SELECT DISTINCT n FROM results WHERE n > 0") == [(17,)]
    assert query(path, "SELECT DISTINCT event FROM results") == [("second",)]


def test_two_small_events_are_published_together(db, keys, path):
    hold_event(db, keys, "first", 6)
    hold_event(db, keys, "second", 5)

    publish(db, path, "second")

    assert query(path, "SELECT wave, responses FROM waves") == [("post", 11), ("pre", 11)]


def test_small_events_wait_until_they_are_enough(db, keys, path):
    hold_event(db, keys, "first", 3)
    hold_event(db, keys, "second", 4)
    with pytest.raises(PublicationError, match="R2 few"):
        publish(db, path, "second")
    hold_event(db, keys, "third", 5)

    publish(db, path, "third")

    assert query(path, "SELECT pooled_event FROM pooled") == [("first",), ("second",), ("third",)]
    assert query(path, "SELECT pairs FROM events") == [(12,)]


def test_what_was_published_together_is_never_shown_or_pooled_again(db, keys, path):
    first = hold_event(db, keys, "first", 6)
    hold_event(db, keys, "second", 11)
    publish(db, path, "second")
    third = hold_event(db, keys, "third", 12)

    with pytest.raises(PublicationError, match="R2 pooled"):
        publish(db, path, "first")

    assert list_pool(db, third) == ()
    assert not is_waiting(db, first)
    assert {wave.state for wave in list_waves(db, first.id)} == {"published", "draft"}


def test_an_event_that_was_published_alone_takes_in_nobody_later(db, keys, path):
    second = hold_event(db, keys, "second", 11)
    publish(db, path, "second")
    hold_event(db, keys, "first", 6)

    assert list_pool(db, second) == ()
    assert publish(db, path, "second") == list_editions(db, second.id)[-1]


def test_simulated_events_are_never_pooled_with_real_ones(db, keys, path):
    hold_event(db, keys, "first", 6, simulated=True)
    second = hold_event(db, keys, "second", 11)

    publish(db, path, "second")

    assert list_pool(db, second) == ()
    assert query(path, "SELECT count(*) FROM pooled") == [(0,)]


def test_a_report_built_before_the_small_event_ended_is_refused(db, keys, path):
    hold_event(db, keys, "second", 11)
    hold_event(db, keys, "first", 6)

    with pytest.raises(StateError, match="other_pool"):
        publish(db, path, "second")

    build_report(db, "second", now=NOW)
    assert publish(db, path, "second").number == 1


def test_an_answer_withdrawn_from_the_small_event_asks_for_a_new_report(db, keys, path):
    first = hold_event(db, keys, "first", 6)
    hold_event(db, keys, "second", 11)
    wave = find_wave(db, first.id, WaveName.PRE)
    one = "SELECT id FROM responses WHERE wave_id = ? LIMIT 1"
    db.execute(f"DELETE FROM responses WHERE id = ({one})", [wave.id])

    with pytest.raises(StateError, match="outdated") as refused:
        publish(db, path, "second")
    assert refused.value.values == {"waves": "first/pre"}


def test_a_sealed_event_is_pooled_with_the_links_it_was_sealed_with(db, keys, path):
    first = hold_event(db, keys, "first", 6)
    hold_event(db, keys, "second", 11)
    for wave in list_waves(db, first.id):
        save_state(db, wave, WaveState.SEALED)

    publish(db, path, "second")

    assert query(path, "SELECT pairs FROM events") == [(17,)]


def test_a_followup_is_added_once_it_ended_at_every_event_of_the_pool(db, keys, path):
    events = [hold_event(db, keys, slug, n) for slug, n in (("first", 6), ("second", 11))]
    publish(db, path, "second")
    for event in events:
        open_event_wave(db, event, WaveName.FOLLOWUP)
        for _ in range(6):
            sent = submission(db, event, WaveName.FOLLOWUP)
            send(db, keys, event, sent, WaveName.FOLLOWUP)
    close_event_wave(db, events[1], WaveName.FOLLOWUP)
    build_report(db, "second", now=NOW)
    alone = publish(db, path, "second")
    close_event_wave(db, events[0], WaveName.FOLLOWUP)

    both = publish(db, path, "second")

    assert (alone.number, both.number) == (1, 2)
    assert query(path, "SELECT responses FROM waves WHERE wave = 'followup'") == [(12,)]
    assert query(path, "SELECT count(*) FROM pooled") == [(2,)]


def test_the_risk_report_names_the_events_that_are_told_together(db, keys):
    hold_event(db, keys, "first", 6)
    hold_event(db, keys, "second", 11)

    draft = draft_edition(db, "second")

    [verdict] = [each for each in draft.verdicts if each.rule == "R2"]
    assert verdict.changed
    assert verdict.sentence.en.startswith("The results are of 2 events together, because at one")
    assert "Spring seminar (2026-03); Spring seminar (2026-04)." in verdict.sentence.en
