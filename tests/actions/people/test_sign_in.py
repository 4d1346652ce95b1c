import pytest

from collector.actions.people.accounts import sign_in
from collector.errors import AccountError
from collector.store.writer import write_directly
from tests.support.audit import told
from tests.support.factories import NOW
from tests.support.organising import NAME, PASSWORD, make_account


@pytest.fixture
def attempt(db):
    """Try to sign in."""
    make_account(db)

    def attempt(name=NAME, password=PASSWORD):
        return sign_in(write_directly(db), name, password, now=NOW)

    return attempt


def test_sign_in_returns_the_account_and_is_logged(db, attempt):
    assert attempt(name="  county OFFICE ").name == NAME
    assert told(db) == ("signed_in", {})


@pytest.mark.parametrize("wrong", [{"name": "Nobody"}, {"password": "wrong password"}])
def test_wrong_name_and_wrong_password_are_refused_alike(attempt, wrong):
    with pytest.raises(AccountError) as refusal:
        attempt(**wrong)

    assert refusal.value.reason == "wrong"
