"""Stopping long work."""

import pytest

from collector.actions.running.jobs import stop_job
from collector.core.people.jobs import Outcome
from collector.errors import NotFoundError, StateError
from collector.store.people.jobs import JobState, find_job, save_job, save_outcome, save_progress
from tests.support.audit import told
from tests.support.factories import NOW, make_event

WHO = {"now": NOW, "account": "Office"}


@pytest.mark.parametrize("state", [JobState.WAITING, JobState.RUNNING])
def test_job_that_has_not_ended_is_stopped_and_stays_so(db, event, state):
    job_id = save_job(db, "report", event.id, NOW)
    save_progress(db, job_id, state, 0, 2)

    stop_job(db, event, job_id, **WHO)

    assert save_progress(db, job_id, JobState.RUNNING, 1, 2) is False
    assert find_job(db, job_id).state is JobState.STOPPED
    assert find_job(db, job_id).outcome == Outcome("stopped")
    assert told(db) == ("job_stopped", {"job": "report", "event": "spring"})


def test_job_that_has_ended_keeps_its_result(db, event):
    job_id = save_job(db, "report", event.id, NOW)
    save_outcome(db, job_id, JobState.DONE, Outcome("report_done", 3))

    with pytest.raises(StateError, match="has ended already"):
        stop_job(db, event, job_id, **WHO)

    assert find_job(db, job_id).outcome == Outcome("report_done", 3)


def test_job_of_another_event_is_not_found(db, keys, event):
    job_id = save_job(db, "report", make_event(db, keys, "autumn").id, NOW)

    with pytest.raises(NotFoundError):
        stop_job(db, event, job_id, **WHO)
