import sqlite3
from datetime import timedelta

import pytest

from collector.core.people.roles import Role
from collector.store.people.accounts import (
    NOBODYS_HASH,
    Account,
    _hasher,
    delete_invitations,
    end_sessions,
    find_account,
    find_account_by_id,
    find_invitation,
    hash_password,
    is_password,
    list_accounts,
    save_account,
    save_invitation,
)
from tests.support.factories import NOW


def test_account_is_found_by_name_in_either_case_and_by_id(db):
    saved = save_account(db, "Office", "hash", [Role.ORGANISER])

    roles = frozenset({Role.ORGANISER})
    assert saved == Account(1, "Office", "hash", 0, roles)
    assert find_account(db, "oFFICE") == saved
    assert find_account_by_id(db, 1) == saved
    assert find_account_by_id(db, 2) is None


def test_account_name_cannot_be_taken_twice(db):
    save_account(db, "Office", "hash", [Role.ORGANISER])

    with pytest.raises(sqlite3.IntegrityError):
        save_account(db, "OFFICE", "hash", [Role.ORGANISER])


def test_end_sessions_counts_up_for_one_account_alone(db):
    west, east = (save_account(db, name, "hash", [Role.ORGANISER]) for name in ("West", "East"))

    end_sessions(db, west.id)

    assert [account.sessions_from for account in list_accounts(db)] == [east.sessions_from, 1]


def test_accounts_are_listed_by_name(db):
    for name in ("West", "East"):
        save_account(db, name, "hash", [Role.ORGANISER])

    assert [account.name for account in list_accounts(db)] == ["East", "West"]


@pytest.mark.parametrize(("later_s", "found"), [(-1, {Role.ANALYST}), (0, None)])
def test_invitation_is_found_until_it_expires(db, later_s, found):
    save_invitation(db, b"hash", NOW, [Role.ANALYST])

    assert find_invitation(db, b"hash", NOW + timedelta(seconds=later_s)) == found


def test_only_expired_invitations_are_deleted_when_a_moment_is_given(db):
    save_invitation(db, b"old", NOW, Role)
    save_invitation(db, b"new", NOW + timedelta(days=1), Role)

    delete_invitations(db, expired=NOW)

    assert [row["token_hash"] for row in db.query("SELECT * FROM invitations")] == [b"new"]


def test_password_is_recognised_however_its_letters_were_typed():
    stored = hash_password("pro\u0303stine hobune")

    assert is_password("prõstine hobune", stored)
    assert not is_password("prostine hobune", stored)


def test_nobodys_hash_costs_as_much_as_a_real_one():
    assert not _hasher.check_needs_rehash(NOBODYS_HASH)
