"""Give an account other roles; that is written to the audit log.

What a role may do stands in `core/people/roles`.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from sqlite_utils import Database

from collector.core.people.accounts import tidy_name
from collector.core.people.roles import Right, Role, can
from collector.errors import NotFoundError, StateError
from collector.store.database import transaction
from collector.store.people.accounts import Account, find_account, list_accounts, save_roles
from collector.store.people.audit import save_audit


def give_roles(
    db: Database, name: str, roles: Collection[Role], *, now: datetime, account: str | None = None
) -> Account:
    """Give an account these roles in place of those it has.

    `account` is who gives them; without it the command line does, which can always give them back.

    Raises:
        NotFoundError: there is no account with this name.
        StateError: no role is given, with which an account could do nothing, or nobody would be
            left who can give roles.
    """
    if not roles:
        raise StateError("give at least one --role: organiser, analyst or approver")
    with transaction(db):
        known = find_account(db, tidy_name(name))
        if known is None:
            raise NotFoundError(f"there is no account {name}: see `collector user list`")
        save_roles(db, known.id, roles)
        if account is not None and not any(
            can(each.roles, Right.RUN) for each in list_accounts(db)
        ):
            raise StateError("somebody has to remain an organiser")
        given = f"is now {' and '.join(sorted(roles))}"
        what = given if account is None else f"{known.name} {given}"
        save_audit(db, now, account or known.name, what)
    return replace(known, roles=frozenset(roles))
