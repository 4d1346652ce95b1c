"""Accounts and invitations in the browser."""

import re

import pytest

from collector.core.people.roles import Role
from collector.store.people.accounts import find_account
from tests.support.audit import told
from tests.support.organising import NAME, PASSWORD, make_account, words_of

PEOPLE = "/organiser/people"


def test_invitation_makes_an_account_with_the_roles_that_were_ticked(db, organiser):
    page = organiser.post(f"{PEOPLE}/invitations", page=PEOPLE, role=["analyst", "approver"]).text
    [path] = re.findall(r'value="http://127.0.0.1:8000(/organiser/start/[^"]+)"', page)

    organiser.post(path, page=path, name="Town", password=PASSWORD)

    assert find_account(db, "Town").roles == {Role.ANALYST, Role.APPROVER}
    assert [told(db, place) for place in range(2)] == [
        ("account_made", {}),
        ("invited", {"roles": ["analyst", "approver"]}),
    ]
    assert path not in organiser.get(PEOPLE).text


def test_roles_are_changed_and_the_log_says_by_whom(db, organiser):
    make_account(db, "Town", roles=["analyst"])

    response = organiser.post(f"{PEOPLE}/roles", page=PEOPLE, name="Town", role=["approver"])

    assert response.location == PEOPLE
    assert find_account(db, "Town").roles == {Role.APPROVER}
    words = words_of(organiser.get("/organiser/log").text)
    assert f"12 May 2026, 13:00 {NAME} Town: the roles are now Approver" in words


@pytest.mark.parametrize(
    ("path", "sent", "status", "sentence"),
    [
        ("roles", {"name": NAME, "role": ["analyst"]}, 409, "somebody has to remain an organiser"),
        ("roles", {"name": NAME}, 422, "Tick at least one role."),
        ("roles", {"name": NAME, "role": ["king"]}, 422, "Tick at least one role."),
        ("roles", {"name": "Nobody", "role": ["analyst"]}, 409, "something has changed"),
        ("invitations", {}, 422, "Tick at least one role."),
    ],
)
def test_refused_change_says_why_and_changes_nothing(db, organiser, path, sent, status, sentence):
    response = organiser.post(f"{PEOPLE}/{path}", page=PEOPLE, **sent)

    assert response.status_code == status
    assert sentence in response.text
    assert find_account(db, NAME).roles == set(Role)
