"""Sign in by an identity of an OpenID Connect provider, and connect it to an account or undo that.

An unknown identity never makes an account.
"""

from datetime import datetime

from sqlite_utils import Database

from collector.core.people.accounts import Identity
from collector.errors import AccountError
from collector.store.people.accounts import (
    Account,
    delete_identity,
    find_account_of,
    get_account,
    save_identity,
)
from collector.store.people.audit import save_audit
from collector.store.writer import Write


def sign_in_by_identity(write: Write, identity: Identity, *, now: datetime) -> Account:
    """Return the account that an identity opens.

    Raises:
        AccountError: no account is connected with it (`identity_unknown`).
    """

    def change(db: Database) -> Account:
        account = find_account_of(db, identity)
        if account is None:
            raise AccountError("identity_unknown")
        save_audit(db, now, account.name, "signed_in_by_provider")
        return account

    return write(change)


def connect_identity(write: Write, account: Account, identity: Identity, *, now: datetime) -> None:
    """Let an identity open the account from now on, in place of one that did before.

    Raises:
        AccountError: it opens another account (`identity_taken`).
    """

    def change(db: Database) -> None:
        known = find_account_of(db, identity)
        if known is not None and known.id != account.id:
            raise AccountError("identity_taken")
        save_identity(db, account.id, identity)
        save_audit(db, now, account.name, "identity_connected")

    write(change)


def disconnect_identity(write: Write, account: Account, *, now: datetime) -> None:
    """Disconnect the account from its identity.

    Raises:
        AccountError: it has no password, so nobody could open it (`last_way`).
    """

    def change(db: Database) -> None:
        if not get_account(db, account.id).password_hash:
            raise AccountError("last_way")
        delete_identity(db, account.id)
        save_audit(db, now, account.name, "identity_removed")

    write(change)
