"""A series whose editions need a second person's approval, and people with each role."""

from dataclasses import replace

from collector.actions.events.change_event import change_series
from collector.core.people.roles import Role
from collector.store.events.events import list_series
from collector.store.people.accounts import Account
from tests.support.factories import NOW

ANNA = Account(1, "Anna", "", 0, frozenset({Role.ORGANISER, Role.APPROVER}))
BORIS = Account(2, "Boris", "", 0, frozenset({Role.APPROVER}))


def ask_for_second_person(db, *, needs_approval=True):
    """Let the one series there is ask for approval, or no longer."""
    [series] = list_series(db)
    change_series(db, replace(series, needs_approval=needs_approval), now=NOW, account="Õie-Ženja")
