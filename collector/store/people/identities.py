"""Saved identities: which account a keyed hash of a provider's subject opens, one per account."""

from sqlite_utils import Database

from collector.core.people.identities import Identity
from collector.store.people.accounts import Account, find_account_by_id


def save_identity(db: Database, account_id: int, identity: Identity) -> None:
    """Bind an account to an identity, in place of one that it had."""
    db.execute(
        "INSERT INTO identities VALUES (?, ?) ON CONFLICT (account_id) "
        "DO UPDATE SET identity_hash = excluded.identity_hash",
        [account_id, identity],
    )


def find_account_of(db: Database, identity: Identity) -> Account | None:
    """Return the account that an identity opens, or None."""
    rows = db.query("SELECT account_id FROM identities WHERE identity_hash = ?", [identity])
    return next((find_account_by_id(db, row["account_id"]) for row in rows), None)


def has_identity(db: Database, account_id: int) -> bool:
    """Say whether an account can be opened by an identity."""
    return bool(db.table("identities").count_where("account_id = ?", [account_id]))


def delete_identity(db: Database, account_id: int) -> None:
    """Unbind an account."""
    db.execute("DELETE FROM identities WHERE account_id = ?", [account_id])
