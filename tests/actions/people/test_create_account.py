import sqlite3
from datetime import timedelta

import pytest

from collector.actions.people.accounts import create_account, first_invitation, invite
from collector.errors import AccountError
from collector.store.people.accounts import list_accounts
from collector.store.people.audit import list_audit
from collector.store.writer import write_directly
from tests.support.factories import NOW

PASSWORD = "correct horse battery"


def create(db, token, name="Office", password=PASSWORD, now=NOW):
    return create_account(write_directly(db), token, name, password, now=now)


def test_invitation_makes_one_account_and_is_used_up(db):
    token = invite(db, now=NOW)

    create(db, token)

    with pytest.raises(AccountError, match="invitation"):
        create(db, token, "Other")
    assert [account.name for account in list_accounts(db)] == ["Office"]
    [line] = list_audit(db)
    assert (line.day, line.account) == (NOW.date(), "Office")
    assert (line.kind, line.values) == ("account_made", {})


def test_invitation_expires_after_seven_days(db):
    token = invite(db, now=NOW)

    with pytest.raises(AccountError, match="invitation"):
        create(db, token, now=NOW + timedelta(days=7))


@pytest.mark.parametrize(
    ("name", "password", "reason"),
    [
        ("x", PASSWORD, "name_length"),
        ("Office", "short", "password_length"),
        ("Office", "password1234", "password_guessed"),
        ("Office", "officeoffice1", "password_guessed"),
        ("Office", "korraldaja2026", "password_guessed"),
        ("TAKEN", PASSWORD, "name_taken"),
    ],
)
def test_refused_account_leaves_the_invitation_usable(db, name, password, reason):
    create(db, invite(db, now=NOW), "Taken")
    token = invite(db, now=NOW)

    with pytest.raises(AccountError, match=reason):
        create(db, token, name, password)

    assert create(db, token).name == "Office"


def test_longest_password_is_measured_by_its_beginning(db):
    assert create(db, invite(db, now=NOW), password=f"{PASSWORD} {'x' * 900}").name == "Office"


def test_token_and_password_are_not_in_the_database(db, data):
    token = invite(db, now=NOW)
    create(db, token)

    connection = sqlite3.connect(data / "collector.db")
    stored = "\n".join(connection.iterdump())
    connection.close()

    assert "Office" in stored
    assert token not in stored
    assert PASSWORD not in stored


def test_first_invitation_replaces_the_one_before(db):
    earlier = first_invitation(db, now=NOW)
    later = first_invitation(db, now=NOW)

    with pytest.raises(AccountError, match="invitation"):
        create(db, earlier)
    assert create(db, later).name == "Office"


def test_first_invitation_is_none_once_there_is_an_account(db):
    create(db, first_invitation(db, now=NOW))

    assert first_invitation(db, now=NOW) is None
