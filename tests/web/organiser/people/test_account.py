"""One's own account: password and sessions."""

from dataclasses import replace
from datetime import timedelta

import pytest

from collector.core.people.roles import Role
from tests.support.organising import NAME, PASSWORD, make_account

ACCOUNT = "/organiser/account"
NEW = "seven quiet lighthouses"


def set_password(browser, old=PASSWORD, new=NEW, **fields):
    return browser.post(f"{ACCOUNT}/password", page=ACCOUNT, old=old, password=new, **fields)


def test_changed_password_opens_the_account_and_the_old_one_does_not(organiser):
    assert set_password(organiser).status_code == 303

    organiser.post("/organiser/sign-out", page=ACCOUNT)
    assert organiser.sign_in().status_code == 401
    assert organiser.sign_in(password=NEW).status_code == 303


def test_changed_password_ends_the_sessions_of_other_browsers_alone(organiser):
    other = replace(organiser, client=organiser.client.application.test_client())
    other.sign_in()

    set_password(organiser)

    assert [each.get(ACCOUNT).status_code for each in (organiser, other)] == [200, 303]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("wrong password", NEW, "The current password is not right."),
        ("", NEW, "The current password is not right."),
        (PASSWORD, "short", "at least 12 characters"),
        (PASSWORD, NAME, "must not be the same as the name"),
        (PASSWORD, "password1234", "too easy to guess"),
    ],
)
def test_refused_password_is_explained_and_the_old_one_stays(organiser, old, new, sentence):
    response = set_password(organiser, old, new)

    assert response.status_code == 422
    assert sentence in response.text
    organiser.post("/organiser/sign-out", page=ACCOUNT)
    assert organiser.sign_in().status_code == 303


def test_guessing_the_present_password_is_slowed_down(organiser):
    for _ in range(5):
        set_password(organiser, old="wrong password")

    response = set_password(organiser)

    assert (response.status_code, response.headers["Retry-After"]) == (429, "1")


def test_fields_that_the_form_does_not_have_change_nothing(db, organiser):
    make_account(db, "Town", roles=[Role.ANALYST])
    organiser.sign_in(name="Town")
    before = {row["name"]: row["roles"] for row in db.table("accounts").rows}

    set_password(organiser, name=NAME, roles="organiser", role="organiser", id="1", account="1")

    assert {row["name"]: row["roles"] for row in db.table("accounts").rows} == before
    organiser.post("/organiser/sign-out", page=ACCOUNT)
    assert organiser.sign_in().status_code == 303


@pytest.mark.parametrize(("hours", "status"), [(3.9, 200), (4, 303)])
def test_session_ends_when_it_was_not_used_for_four_hours(organiser, hours, status):
    organiser.clock.now += timedelta(hours=hours)

    assert organiser.get(ACCOUNT).status_code == status


def test_session_that_is_used_lasts_twelve_hours_and_no_longer(organiser):
    statuses = []
    for _ in range(4):
        organiser.clock.now += timedelta(hours=3)
        statuses.append(organiser.get(ACCOUNT).status_code)

    assert statuses == [200, 200, 200, 303]
