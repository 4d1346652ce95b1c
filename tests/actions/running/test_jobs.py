import pytest

from collector.actions.running.jobs import ask_for_job
from collector.core.people.jobs import JobKind, Outcome
from collector.errors import StateError
from collector.store.people.jobs import JobState, list_jobs, save_outcome
from tests.support.audit import told
from tests.support.factories import NOW, make_event


@pytest.fixture
def woken():
    return []


def ask(db, woken, event, kind=JobKind.REPORT):
    return ask_for_job(db, woken.append, event, kind, now=NOW, account="Office")


def test_job_is_saved_before_the_worker_is_woken(db, event, woken):
    job_id = ask(db, woken, event)

    assert woken == [job_id]
    assert [(job.id, job.kind, job.state) for job in list_jobs(db, event.id)] == [
        (job_id, "report", JobState.WAITING)
    ]
    assert told(db) == ("job_asked", {"job": "report", "event": "spring"})


def test_second_job_of_an_event_is_refused_until_the_first_has_ended(db, event, woken):
    first = ask(db, woken, event)
    with pytest.raises(StateError, match="under way"):
        ask(db, woken, event, JobKind.PUBLISH)

    save_outcome(db, first, JobState.FAILED, Outcome("failed"))

    assert woken == [first]
    assert ask(db, woken, event, JobKind.PUBLISH) == first + 1


def test_jobs_of_two_events_do_not_wait_for_each_other(db, keys, event, woken):
    ask(db, woken, event)

    assert ask(db, woken, make_event(db, keys, "autumn")) == woken[-1]
