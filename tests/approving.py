"""A series whose editions need a second person's approval, and people with each role."""

from dataclasses import replace

from collector.actions.change_event import change_series
from collector.core.roles import Role
from collector.store.accounts import Account
from collector.store.events import list_series
from tests.factories import NOW

ANNA = Account(1, "Anna", "", 0, frozenset({Role.ORGANISER, Role.APPROVER}))
BORIS = Account(2, "Boris", "", 0, frozenset({Role.APPROVER}))


def ask_for_second_person(db, *, needs_approval=True):
    """Let the one series there is ask for approval, or no longer."""
    [series] = list_series(db)
    change_series(db, replace(series, needs_approval=needs_approval), now=NOW, account="Õie-Ženja")
