"""A second person's approval binds publication to the very draft that was approved."""

from dataclasses import replace

import pytest

from collector.actions.events.plan_event import plan_event
from collector.actions.publication.approve import (
    ask_for_approval,
    decide_draft,
    hash_draft,
)
from collector.actions.publication.build_report import build_report
from collector.actions.publication.draft_edition import draft_edition
from collector.actions.publication.publish import publish_events
from collector.core.people.approvals import ApprovalState
from collector.core.people.roles import Role
from collector.core.waves import WaveName
from collector.errors import ApprovalError, ForbiddenError
from collector.store.events.events import list_series
from collector.store.publication.results import find_approval, list_editions
from tests.support.approving import ANNA, BORIS, ask_for_second_person
from tests.support.audit import told
from tests.support.factories import (
    NOW,
    SERIES,
    close_event_wave,
    make_event,
    open_event_wave,
    send,
    submission,
)
from tests.support.small_events import hold_event

SLUG = "second"


@pytest.fixture
def held(db, keys):
    event = hold_event(db, keys, SLUG, 12)
    ask_for_second_person(db)
    return event


@pytest.fixture
def path(data):
    return data / "public" / "public.db"


def publish(db, path, **options):
    return publish_events(db, [SLUG], public_path=path, now=NOW, **options)[0]


def ask(db, account=ANNA, *, correct=False):
    ask_for_approval(db, SLUG, correct=correct, account=account, now=NOW)
    return hash_draft(draft_edition(db, SLUG, correct=correct))


def approve(db, seen, account=BORIS):
    decide_draft(db, SLUG, seen, account=account, now=NOW)


def add_followup(db, keys, event):
    """Let a follow-up end that is not in any report yet, and build the report."""
    open_event_wave(db, event, WaveName.FOLLOWUP)
    for _ in range(11):
        send(db, keys, event, submission(db, event, WaveName.FOLLOWUP), WaveName.FOLLOWUP)
    close_event_wave(db, event, WaveName.FOLLOWUP)
    build_report(db, SLUG, now=NOW)


def test_without_approval_publication_is_refused_and_says_what_to_do(db, held, path):
    with pytest.raises(ApprovalError, match="missing"):
        publish(db, path)

    assert list_editions(db) == []
    assert not path.exists()


def test_what_another_person_approved_is_published_once(db, held, path):
    approve(db, ask(db))

    assert publish(db, path).number == 1

    assert find_approval(db, held.id) is None
    assert [told(db, place) for place in range(3)] == [
        ("publication_approved", {"event": "second"}),
        ("approval_asked", {"event": "second"}),
        ("approval_needed", {"series": "seminars"}),
    ]


def test_what_was_only_asked_or_sent_back_is_not_published(db, held, path):
    seen = ask(db)
    with pytest.raises(ApprovalError):
        publish(db, path)
    decide_draft(db, SLUG, seen, account=BORIS, now=NOW, remark=" Vaadake  üle ")

    with pytest.raises(ApprovalError):
        publish(db, path)

    approval = find_approval(db, held.id)
    assert (approval.state, approval.remark) == (ApprovalState.SENT_BACK, "Vaadake üle")


def test_nobody_approves_what_they_asked_for(db, held):
    seen = ask(db)

    with pytest.raises(ApprovalError, match="second_person"):
        approve(db, seen, ANNA)


@pytest.mark.parametrize("step", [ask, lambda db, account: approve(db, "abc", account)])
def test_a_step_needs_its_role(db, held, step):
    analyst = replace(BORIS, roles=frozenset({Role.ANALYST}))

    with pytest.raises(ForbiddenError):
        step(db, account=analyst)


def test_a_draft_that_changed_since_it_was_approved_is_not_published(db, keys, held, path):
    approve(db, ask(db))
    add_followup(db, keys, held)

    with pytest.raises(ApprovalError, match="changed"):
        publish(db, path)


def test_a_draft_that_changed_since_it_was_asked_about_is_not_approved(db, keys, held):
    seen = ask(db)
    add_followup(db, keys, held)

    with pytest.raises(ApprovalError, match="changed"):
        approve(db, seen)


def test_approval_taken_back_while_charts_are_drawn_stops_publication(db, held, path):
    approve(db, ask(db))

    def ask_again(_done, _total):
        ask(db)

    with pytest.raises(ApprovalError):
        publish(db, path, progress=ask_again)

    assert list_editions(db) == []


def test_the_same_content_again_needs_no_approval(db, held, path):
    approve(db, ask(db))
    first = publish(db, path)
    path.unlink()

    assert publish(db, path) == first
    assert path.exists()
    with pytest.raises(ApprovalError, match="needless"):
        ask(db)


def test_a_correction_needs_an_approval_of_its_own(db, held, path):
    approve(db, ask(db))
    publish(db, path)
    with pytest.raises(ApprovalError):
        publish(db, path, correct=True)

    approve(db, ask(db, correct=True))

    assert publish(db, path, correct=True).number == 1  # the same figures make no new edition


def test_an_approved_correction_is_no_approval_of_an_edition(db, keys, held, path):
    approve(db, ask(db))
    publish(db, path)
    add_followup(db, keys, held)
    approve(db, ask(db, correct=True))

    with pytest.raises(ApprovalError):
        publish(db, path)


def test_planning_in_the_series_does_not_switch_approval_off(db, keys, held):
    event = make_event(db, keys, "third")
    plan_event(db, SERIES, event, {}, keys=keys)

    assert [series.needs_approval for series in list_series(db)] == [True]


def test_a_series_that_no_longer_asks_is_published_by_one_person(db, held, path):
    ask_for_second_person(db, needs_approval=False)

    assert publish(db, path).number == 1
    assert told(db) == ("approval_not_needed", {"series": "seminars"})
