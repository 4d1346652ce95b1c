"""The roles of accounts and what each may do, as one table."""

from collections.abc import Collection
from enum import StrEnum

from collector.errors import ForbiddenError, passes


class Role(StrEnum):
    """What an account is for; one account may have several."""

    ORGANISER = "organiser"  # plans events, runs their waves, reads and publishes results
    ANALYST = "analyst"  # reads results and exports the answers
    APPROVER = "approver"  # reads results and approves what somebody else wants to publish


class Right(StrEnum):
    """Something that not every account may do."""

    SEE = "see"  # see events, reports and progress
    RUN = "run"  # plan events, open and close waves, build reports, publish
    EXPORT = "export"  # take the answers away as tables
    APPROVE = "approve"  # approve a publication or a paraphrase that another person made


RIGHTS: dict[Right, frozenset[Role]] = {
    Right.SEE: frozenset(Role),
    Right.RUN: frozenset({Role.ORGANISER}),
    Right.EXPORT: frozenset({Role.ANALYST}),
    Right.APPROVE: frozenset({Role.APPROVER}),
}
"""Which roles have a right."""


def check_right(roles: Collection[Role], right: Right) -> None:
    """Raise ForbiddenError unless one of the roles has the right."""
    if RIGHTS[right].isdisjoint(roles):
        raise ForbiddenError(right)


def can(roles: Collection[Role], right: Right) -> bool:
    """Say whether one of the roles has the right."""
    return passes(check_right, roles, right)
