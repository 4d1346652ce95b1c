from itertools import product

import pytest

from collector.core.people.roles import Right, Role, can, check_right
from collector.errors import ForbiddenError

MAY = {
    (Role.ORGANISER, Right.SEE),
    (Role.ORGANISER, Right.RUN),
    (Role.ANALYST, Right.SEE),
    (Role.ANALYST, Right.EXPORT),
    (Role.APPROVER, Right.SEE),
    (Role.APPROVER, Right.APPROVE),
}


@pytest.mark.parametrize(("role", "right"), list(product(Role, Right)))
def test_what_each_role_may_do(role, right):
    assert can({role}, right) == ((role, right) in MAY)


def test_an_account_may_what_any_of_its_roles_may():
    assert can({Role.ORGANISER, Role.ANALYST}, Right.EXPORT)


def test_an_account_without_roles_may_do_nothing():
    with pytest.raises(ForbiddenError, match="no right to see"):
        check_right([], Right.SEE)
