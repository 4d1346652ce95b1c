import threading
from http.server import HTTPServer, SimpleHTTPRequestHandler

import pytest

from collector.config import Settings
from collector.core.linking.codes import card_code
from collector.core.people.jobs import Outcome
from collector.core.waves import WaveName
from collector.store.people.jobs import (
    Job,
    JobState,
    find_job,
    save_job,
    save_outcome,
    save_progress,
)
from collector.store.publication.results import find_report
from collector.worker.tasks import Queue, run_unfinished
from tests.support.approving import ask_for_second_person
from tests.support.factories import NOW, close_event_wave, open_event_wave, send, submission


@pytest.fixture
def settings(data, db):
    return Settings(data=data, data_url="http://127.0.0.1:9")  # where nobody answers


def run(db, settings, event, kind) -> Job:
    job_id = save_job(db, kind, event.id, NOW)
    run_unfinished(settings)
    return find_job(db, job_id)


def fill_both_waves(db, keys, event, people):
    for name in (WaveName.PRE, WaveName.POST):
        if name is not WaveName.PRE:
            open_event_wave(db, event, name)
        for number in range(people):
            answers = {"mot_interest": str(1 + number % 5)}
            sent = submission(db, event, name, answers=answers, card_code=card_code(number))
            send(db, keys, event, sent, name)
        close_event_wave(db, event, name)


def test_report_job_links_and_ends_with_the_number_of_pairs(db, keys, settings, event):
    fill_both_waves(db, keys, event, people=12)

    job = run(db, settings, event, "report")

    assert (job.state, job.done) == (JobState.DONE, job.total)
    assert job.outcome == Outcome("report_done", 12)


def test_publish_job_writes_the_public_database(db, keys, settings, event):
    fill_both_waves(db, keys, event, people=12)
    run(db, settings, event, "report")

    job = run(db, settings, event, "publish")

    assert job.outcome == Outcome("publish_unserved", 1)
    assert settings.public.exists()


def test_publish_job_says_that_it_is_done_where_the_public_site_answers(db, keys, data, event):
    fill_both_waves(db, keys, event, people=12)
    with HTTPServer(("127.0.0.1", 0), SimpleHTTPRequestHandler) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        settings = Settings(data=data, data_url=f"http://127.0.0.1:{site.server_port}")
        run(db, settings, event, "report")

        job = run(db, settings, event, "publish")

        site.shutdown()
    assert job.outcome == Outcome("publish_done", 1)


def test_correction_job_replaces_the_edition(db, keys, settings, event):
    fill_both_waves(db, keys, event, people=12)
    run(db, settings, event, "report")
    run(db, settings, event, "publish")

    job = run(db, settings, event, "correction")

    # The figures are the same, so the edition they replace would be the same.
    assert job.outcome == Outcome("publish_unserved", 1)


def test_publish_job_without_the_approval_it_needs_says_so(db, keys, settings, event):
    fill_both_waves(db, keys, event, people=12)
    run(db, settings, event, "report")
    ask_for_second_person(db)

    job = run(db, settings, event, "publish")

    assert (job.state, job.outcome.key) == (JobState.FAILED, "failed_approval")


def test_refused_job_says_why(db, settings, event):
    job = run(db, settings, event, "publish")

    assert job.state is JobState.FAILED
    assert job.outcome == Outcome(
        "failed_state", refusal="open", values={"event": "spring", "waves": "pre and post"}
    )


def test_missing_key_file_is_told_as_such(db, keys, settings, event):
    (keys / "spring.key").unlink()

    job = run(db, settings, event, "report")

    assert job.outcome.key == "failed_key"


def test_files_that_cannot_be_written_are_told_as_such(db, keys, settings, event):
    fill_both_waves(db, keys, event, people=12)
    run(db, settings, event, "report")
    settings.public.parent.write_text("in the way")

    job = run(db, settings, event, "publish")

    assert (job.state, job.outcome.key) == (JobState.FAILED, "failed_disk")


def test_unexpected_error_fails_the_job_and_is_logged(db, settings, event, caplog):
    job = run(db, settings, event, "nonsense")

    assert job.outcome == Outcome("failed_unexpectedly")
    assert "ValueError: 'nonsense' is not a valid JobKind" in caplog.text


def test_job_that_was_cut_off_is_run_again(db, settings, event):
    job_id = save_job(db, "publish", event.id, NOW)
    save_progress(db, job_id, JobState.RUNNING, 1, 2)

    run_unfinished(settings)

    assert find_job(db, job_id).state is JobState.FAILED


def test_ended_job_is_not_run_again_by_a_late_message(db, settings, event):
    job_id = save_job(db, "publish", event.id, NOW)
    save_outcome(db, job_id, JobState.DONE, Outcome("publish_unserved", 1))

    run_unfinished(settings, only=job_id)

    assert find_job(db, job_id).outcome == Outcome("publish_unserved", 1)


def test_message_in_one_queue_is_found_by_another_over_the_same_file(db, settings, event):
    job_id = save_job(db, "publish", event.id, NOW)

    Queue(settings).wake_worker(job_id)

    worker = Queue(settings).huey
    worker.execute(worker.dequeue())
    assert find_job(db, job_id).state is JobState.FAILED


def test_job_that_was_stopped_before_its_turn_does_nothing(db, settings, event):
    job_id = save_job(db, "report", event.id, NOW)
    save_outcome(db, job_id, JobState.STOPPED, Outcome("stopped"))

    run_unfinished(settings)

    assert (find_report(db, event.id), find_job(db, job_id).state) == (None, JobState.STOPPED)


def test_job_that_is_stopped_under_way_leaves_the_last_report_as_it_was(db, settings, event):
    job_id = save_job(db, "report", event.id, NOW)
    db.execute(
        "CREATE TRIGGER stop_when_begun AFTER UPDATE OF state ON jobs WHEN NEW.state = 'running'"
        " BEGIN UPDATE jobs SET state = 'stopped' WHERE id = NEW.id; END"
    )

    run_unfinished(settings, only=job_id)

    assert (find_report(db, event.id), find_job(db, job_id).state) == (None, JobState.STOPPED)
