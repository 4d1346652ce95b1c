"""The demonstration, run whole: what it stores and reports, and that it can be run again."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlite_utils import Database

from collector.actions.answering.code_texts import list_queue
from collector.actions.events.run_wave import turn_waves
from collector.config import Settings
from collector.core.waves import WaveName, WaveState
from collector.demo.build import run_demonstration
from collector.demo.seminars import Sending, send_all
from collector.demo.series import EVENTS, trial_event
from collector.errors import CollectorError, StateError
from collector.store.answering.responses import count_responses
from collector.store.database import open_database
from collector.store.events.events import get_event, list_events
from collector.store.events.waves import find_wave, list_waves, save_state
from collector.store.publication.results import find_report, list_editions
from collector.store.questionnaire.versions import get_questionnaire
from tests.support.factories import make_event, send, submission
from tests.support.simulated_truth import true_change

NOW = datetime(2026, 5, 12, 10, 0, tzinfo=UTC)

MISSED = {
    ("opiseminar-2017", "post_followup", "safety"),
    ("koostooseminar-2017", "pre_followup", "efficacy"),
}
"""The two intervals of 36 that do not contain the truth; at 95 % one or two are expected."""

COMPARED = {
    "pre_post": (WaveName.PRE, WaveName.POST),
    "pre_followup": (WaveName.PRE, WaveName.FOLLOWUP),
    "post_followup": (WaveName.POST, WaveName.FOLLOWUP),
}


def settings_in(folder):
    return Settings(data=folder / "data")


def run(settings, **options):
    """Run the demonstration and return its private database, newly opened."""
    run_demonstration(settings, **{"now": NOW, **options})
    return open_database(settings.database)


def stored(db):
    """Return every response, text and coding, and which edition of which event has what content."""
    responses = "SELECT submission_hash, content_hash, answers FROM responses ORDER BY 1"
    texts = "SELECT question, text FROM texts ORDER BY 1, 2"
    codings = (
        "SELECT event_id, question, risk, stage, paraphrase, language, coder, approver"
        " FROM codings ORDER BY 1, 2, 3, 4, 5, 6"
    )
    editions = "SELECT event_id, number, content_hash FROM editions ORDER BY 1, 2"
    return [list(db.query(sql)) for sql in (responses, texts, codings, editions)]


def counts(db):
    """Return the number of responses by event and wave."""
    return {
        (event.slug, wave.name.value): count_responses(db, event.id)[wave.id]
        for event in list_events(db)
        for wave in list_waves(db, event.id)
    }


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """Settings of a directory with the usual demonstration."""
    settings = settings_in(tmp_path_factory.mktemp("full"))
    run_demonstration(settings, now=NOW)
    return settings


@pytest.fixture
def full_db(full):
    database = open_database(full.database)
    yield database
    database.close()


def test_demonstration_has_people_in_every_wave(full_db):
    assert counts(full_db) == {
        ("terve-turvaline-2016", "pre"): 70,
        ("terve-turvaline-2016", "post"): 67,
        ("terve-turvaline-2016", "followup"): 38,
        ("koostooseminar-2017", "pre"): 89,
        ("koostooseminar-2017", "post"): 84,
        ("koostooseminar-2017", "followup"): 45,
        ("opiseminar-2017", "pre"): 65,
        ("opiseminar-2017", "post"): 55,
        ("opiseminar-2017", "followup"): 23,
        ("proov", "pre"): 0,
        ("proov", "post"): 0,
        ("proov", "followup"): 0,
    }


def test_demonstration_publishes_every_simulated_event_once(full_db):
    events = {event.id: event for event in list_events(full_db)}
    states = {
        (event.simulated, wave.name, wave.state)
        for event in events.values()
        for wave in list_waves(full_db, event.id)
    }

    editions = [(events[each.event_id].slug, each.number) for each in list_editions(full_db)]

    assert sorted(editions) == sorted((each.event.slug, 1) for each in EVENTS)
    assert states == {(True, wave, WaveState.PUBLISHED) for wave in WaveName} | {
        (False, WaveName.PRE, WaveState.OPEN),
        (False, WaveName.POST, WaveState.DRAFT),
        (False, WaveName.FOLLOWUP, WaveState.DRAFT),
    }


def test_every_simulated_event_publishes_proposals_and_coded_texts_or_names_the_rule(full):
    public = Database(full.public)
    count = "SELECT event, count(*) FROM proposals GROUP BY event"
    told = (
        "SELECT event, question, 'told' FROM coded_texts UNION"
        " SELECT event, name, rule FROM withheld WHERE kind = 'coded_texts'"
    )

    assert dict(public.execute(count).fetchall()) == {
        "terve-turvaline-2016": 9,
        "koostooseminar-2017": 9,
        "opiseminar-2017": 6,
    }
    assert set(public.execute(told).fetchall()) == {
        ("terve-turvaline-2016", "risk_text", "protection"),
        ("terve-turvaline-2016", "proposal_text", "protection"),
        ("koostooseminar-2017", "risk_text", "told"),
        ("koostooseminar-2017", "proposal_text", "protection"),
        ("opiseminar-2017", "risk_text", "protection"),
        ("opiseminar-2017", "proposal_text", "protection"),
    }


def test_readers_leave_what_has_changed_to_be_coded(full_db):
    queues = [list_queue(full_db, get_event(full_db, each.event.slug)) for each in EVENTS]

    left = [{text.question for text in queue.uncoded} for queue in queues]

    assert left == [{"change_text"}] * 3
    assert [queue.proposed for queue in queues] == [[], [], []]


def test_reported_intervals_contain_the_true_change_except_two_of_36(full_db):
    outside, apart, compared = set(), set(), 0
    for simulated in EVENTS:
        event = get_event(full_db, simulated.event.slug)
        wave = find_wave(full_db, event.id, WaveName.PRE)
        questionnaire = get_questionnaire(full_db, wave.questionnaire_version)
        for change in find_report(full_db, event.id).changes:
            if change.kind == "scale":
                items = questionnaire.scale_items(change.name)
                truth = true_change(items, simulated.shifts, *COMPARED[change.comparison])
                compared += 1
                about = (event.slug, change.comparison, change.name)
                if not change.low <= truth <= change.high:
                    outside.add(about)
                if not change.simultaneous_low <= truth <= change.simultaneous_high:
                    apart.add(about)

    assert compared == 36
    assert outside == MISSED
    assert apart == set()


def test_second_run_doubles_nothing_and_moves_the_trial(full, full_db):
    before = stored(full_db)

    later = run(full, now=NOW + timedelta(days=30))

    assert stored(later) == before
    assert get_event(later, "proov").starts == trial_event(NOW.date() + timedelta(days=30)).starts
    assert find_wave(later, get_event(later, "proov").id, "pre").state is WaveState.OPEN


def test_trial_that_was_published_is_not_opened_again(db, data):
    run(Settings(data=data), participants=2)
    wave = find_wave(db, get_event(db, "proov").id, "pre")
    save_state(db, wave, WaveState.PUBLISHED, opens=wave.opens, closes=wave.closes)

    run(Settings(data=data), now=NOW + timedelta(days=1))

    kept = find_wave(db, wave.event_id, "pre")
    assert (kept.state, kept.opens) == (WaveState.PUBLISHED, wave.opens)


def test_trial_wave_that_was_closed_keeps_the_time_it_closed(db, data):
    run(Settings(data=data), participants=2)
    wave = find_wave(db, get_event(db, "proov").id, "post")
    save_state(db, wave, WaveState.CLOSED, opens=NOW, closes=NOW)

    run(Settings(data=data), now=NOW + timedelta(days=1))

    kept = find_wave(db, wave.event_id, "post")
    assert (kept.state, kept.closes) == (WaveState.CLOSED, NOW)


def test_trial_that_was_answered_is_sealed_on_the_day_that_was_told(db, data):
    settings = Settings(data=data)
    run(settings, participants=2)
    trial = get_event(db, "proov")
    send(db, settings.keys, trial, submission(db, trial))

    run(settings, now=NOW + timedelta(days=1))

    moved = get_event(db, "proov")
    assert (moved.starts - trial.starts, moved.sealing) == (timedelta(days=1), trial.sealing)


@pytest.mark.parametrize("other", [{"seed": 5}, {"participants": 30}])
def test_another_demonstration_is_refused_and_nothing_changed(full, full_db, other):
    before = stored(full_db)

    with pytest.raises(StateError, match="holds a demonstration already"):
        run(full, **other)

    assert stored(full_db) == before


def test_interrupted_run_is_completed_by_the_next(tmp_path):
    def interrupt(done, _total):
        if done == 30:
            raise KeyboardInterrupt

    whole = run(settings_in(tmp_path / "whole"), participants=30, seed=3)
    halved = settings_in(tmp_path / "halved")
    with pytest.raises(KeyboardInterrupt):
        run(halved, participants=30, seed=3, progress=interrupt)
    turn_waves(open_database(halved.database), now=NOW)

    completed = run(halved)

    assert stored(completed) == stored(whole)


def test_too_few_people_are_reported_but_not_published(tmp_path):
    db = run(settings_in(tmp_path), participants=3)

    assert find_report(db, get_event(db, "opiseminar-2017").id) is not None
    assert list_editions(db) == []


def test_refused_sending_stops_the_demonstration_with_its_address(db, data):
    sending = Sending(NOW, "/e/nowhere/pre", {})

    with pytest.raises(CollectorError, match="response to /e/nowhere/pre with the status 404"):
        list(send_all(db, Settings(data=data), [sending]))


def test_directory_with_other_events_is_refused(db, keys, data):
    make_event(db, keys)

    with pytest.raises(StateError, match="holds events that are no demonstration"):
        run(Settings(data=data))

    assert [event.slug for event in list_events(db)] == ["spring"]
