"""Sign an organiser in by name and password; sign out everywhere.

The password is changed here too, because that asks for the old one. A provider's identity signs in
only if it is connected with an account.
"""

from datetime import datetime

from sqlite_utils import Database

from collector.actions.people.accounts import check_new_password
from collector.core.people.accounts import Identity, tidy_name
from collector.errors import AccountError
from collector.store.people import accounts
from collector.store.people.accounts import (
    NO_PASSWORD,
    NOBODYS_HASH,
    Account,
    hash_password,
    is_password,
)
from collector.store.people.audit import save_audit
from collector.store.writer import Write


def sign_in(write: Write, name: str, password: str, *, now: datetime) -> Account:
    """Return the account, taking as long for a wrong name as for a wrong password.

    Raise AccountError (`wrong`) without saying which of them is.
    """
    account = write(lambda db: accounts.find_account(db, tidy_name(name)))
    stored = NO_PASSWORD if account is None else account.password_hash
    if not is_password(password, stored or NOBODYS_HASH) or account is None or not stored:
        raise AccountError("wrong")
    write(lambda db: save_audit(db, now, account.name, "signed_in"))
    return account


def change_password(
    write: Write, account: Account, old: str, new: str, *, now: datetime
) -> Account:
    """Give an account another password, or its first, and end its sessions in other browsers.

    Raise AccountError if the present one is wrong (`wrong_old`), or the new one is not valid.
    """
    if account.password_hash and not is_password(old, account.password_hash):
        raise AccountError("wrong_old")
    check_new_password(new, account.name)
    password_hash = hash_password(new)

    def change(db: Database) -> Account:
        accounts.save_password(db, account.id, password_hash)
        accounts.end_sessions(db, account.id)
        save_audit(db, now, account.name, "password_changed")
        return accounts.get_account(db, account.id)

    return write(change)


def sign_out_everywhere(db: Database, account: Account, *, now: datetime) -> None:
    """End the account's sessions in every browser."""
    accounts.end_sessions(db, account.id)
    save_audit(db, now, account.name, "signed_out_everywhere")


def sign_in_by_identity(db: Database, identity: Identity, *, now: datetime) -> Account:
    """Return the account that an identity opens, or raise AccountError (`identity_unknown`)."""
    account = accounts.find_account_of(db, identity)
    if account is None:
        raise AccountError("identity_unknown")
    save_audit(db, now, account.name, "signed_in_by_provider")
    return account


def connect_identity(db: Database, account: Account, identity: Identity, *, now: datetime) -> None:
    """Let an identity open the account from now on, in place of one that did before.

    Raise AccountError if it opens another account (`identity_taken`).
    """
    known = accounts.find_account_of(db, identity)
    if known is not None and known.id != account.id:
        raise AccountError("identity_taken")
    accounts.save_identity(db, account.id, identity)
    save_audit(db, now, account.name, "identity_connected")


def disconnect_identity(db: Database, account: Account, *, now: datetime) -> None:
    """Disconnect an account from its identity, or raise AccountError (`last_way`): no password."""
    if not accounts.get_account(db, account.id).password_hash:
        raise AccountError("last_way")
    accounts.delete_identity(db, account.id)
    save_audit(db, now, account.name, "identity_removed")
