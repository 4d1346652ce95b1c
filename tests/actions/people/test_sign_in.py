from datetime import timedelta

import pytest

from collector.actions.people.sign_in import sign_in
from collector.errors import AccountError, TooManyAttemptsError
from collector.store.people.sign_ins import save_attempt
from collector.store.writer import write_directly
from tests.support.audit import told
from tests.support.factories import NOW
from tests.support.organising import NAME, PASSWORD, make_account


@pytest.fixture
def attempt(db):
    """Try to sign in so many seconds from now."""
    make_account(db)

    def attempt(name=NAME, password=PASSWORD, later_s=0):
        now = NOW + timedelta(seconds=later_s)
        return sign_in(write_directly(db), name, password, now=now)

    return attempt


def fail(attempt, times, **options):
    for _ in range(times):
        with pytest.raises(AccountError, match="wrong"):
            attempt(**{"password": "wrong password", **options})


def test_sign_in_returns_the_account_and_is_logged(db, attempt):
    assert attempt(name="  county OFFICE ").name == NAME
    assert told(db) == ("signed_in", {})


@pytest.mark.parametrize("wrong", [{"name": "Nobody"}, {"password": "wrong password"}])
def test_wrong_name_and_wrong_password_are_refused_alike(attempt, wrong):
    with pytest.raises(AccountError) as refusal:
        attempt(**wrong)

    assert refusal.value.reason == "wrong"


def test_sixth_attempt_must_wait_until_the_first_is_fifteen_minutes_old(attempt):
    fail(attempt, 1)
    fail(attempt, 4, later_s=60)

    with pytest.raises(TooManyAttemptsError) as refusal:
        attempt(later_s=120)

    assert refusal.value.wait_s == 780
    assert attempt(later_s=900).name == NAME


def test_success_forgets_the_failures_under_that_name(db, attempt):
    fail(attempt, 4)

    attempt()

    assert list(db.query("SELECT * FROM sign_in_attempts")) == []


def test_fifty_failures_under_any_names_close_the_door_for_all(db, attempt):
    for number in range(50):
        save_attempt(db, b"%d" % number, NOW)

    with pytest.raises(TooManyAttemptsError):
        attempt(later_s=1)
