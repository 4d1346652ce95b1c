import re
import stat
from dataclasses import replace
from datetime import timedelta

import pytest

from collector.actions.people.accounts import invite
from collector.config import Settings
from collector.core.answering.rate_limit import ACCOUNT, SIGN_IN_ADDRESS
from collector.store.people.accounts import find_account, list_accounts
from collector.store.writer import write_directly
from collector.web.app import create_app
from collector.web.site.guesses import HAS_WAITED
from tests.support.factories import NOW
from tests.support.organising import NAME, PASSWORD, find_token, make_organiser


@pytest.fixture
def organiser(db, data):
    return make_organiser(db, data)


@pytest.fixture
def invitation(db):
    return f"/organiser/start/{invite(db, now=NOW)}"


@pytest.mark.parametrize(
    ("name", "password", "said"),
    [
        ("", PASSWORD, "Nimes peab olema 2–64"),
        ("Maavalitsus", "abc", "Paroolis peab olema vähemalt 12"),
    ],
)
def test_first_account_is_refused_in_the_readers_words(organiser, invitation, name, password, said):
    page = f"{invitation}?lang=et"

    answer = organiser.post(page, page=page, name=name, password=password)

    assert answer.status_code == 422
    assert re.findall(r'class="error" id="[a-z]+-error">([^<]+)', answer.text)[0].startswith(said)
    assert answer.text.count("novalidate") == 1


def test_sign_in_leads_to_the_events(organiser):
    response = organiser.sign_in()

    assert (response.status_code, response.location) == (303, "/organiser/")
    assert NAME in organiser.get("/organiser/").text


@pytest.mark.parametrize("wrong", [{"name": "Nobody"}, {"password": "wrong password"}])
def test_wrong_sign_in_says_the_same_for_name_and_password(organiser, wrong):
    response = organiser.sign_in(**wrong, query="?lang=en")

    assert response.status_code == 401
    assert "The name or the password is not right." in response.text


def test_many_wrong_passwords_make_the_right_one_wait_and_never_refuse_it(organiser):
    for _ in range(ACCOUNT.free):
        organiser.sign_in(password="wrong password")

    waits = organiser.sign_in(query="?lang=en")
    organiser.client.environ_base[HAS_WAITED] = True

    assert (waits.status_code, waits.headers["Retry-After"]) == (429, "1")
    assert "perhaps not by you. Please wait a few seconds" in waits.text
    assert organiser.sign_in().status_code == 303


@pytest.mark.parametrize(
    ("first", "second", "waits"),
    [
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("10.0.0.1, 192.0.2.1", "10.0.0.2, 192.0.2.1", True),
        ("not an address", "nor this", True),
    ],
)
def test_misses_count_for_the_network_that_the_front_server_names(organiser, first, second, waits):
    for number in range(SIGN_IN_ADDRESS.free):
        organiser.client.environ_base["HTTP_X_FORWARDED_FOR"] = first
        organiser.sign_in(name=f"Nobody {number}", password=f"wrong {number}")
    organiser.client.environ_base["HTTP_X_FORWARDED_FOR"] = second

    assert organiser.sign_in().status_code == (429 if waits else 303)


def test_address_that_a_stranger_claims_does_not_count(organiser):
    organiser.client.environ_base["REMOTE_ADDR"] = "192.0.2.1"
    for number in range(SIGN_IN_ADDRESS.free):
        organiser.client.environ_base["HTTP_X_FORWARDED_FOR"] = f"198.51.100.{number}"
        organiser.sign_in(name=f"Nobody {number}", password=f"wrong {number}")

    assert organiser.sign_in().status_code == 429


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("/organiser/events/spring", "/organiser/events/spring"),
        ("/e/spring", "/organiser/"),
        ("//evil.example/organiser/", "/organiser/"),
        ("https://evil.example/organiser/", "/organiser/"),
        ("/organiser/\\evil.example", "/organiser/"),
        ("/organiser/../e/spring", "/organiser/"),
        ("javascript:alert(1)", "/organiser/"),
        ("/organiser/\n//evil.example", "/organiser/"),
    ],
)
def test_sign_in_leads_only_to_pages_of_the_organiser(organiser, asked, leads_to):
    token = find_token(organiser.get("/organiser/sign-in").text)

    response = organiser.client.post(
        "/organiser/sign-in",
        query_string={"next": asked},
        data={"csrf_token": token, "name": NAME, "password": PASSWORD},
    )

    assert response.location == leads_to


def test_session_cookie_is_for_the_organisers_pages_alone(db, data):
    organiser = make_organiser(db, data, url="https://feedback.example")

    cookie = organiser.get("/organiser/sign-in").headers["Set-Cookie"]

    assert cookie.startswith("organiser=")
    assert cookie.split("; ")[1:] == ["Secure", "HttpOnly", "Path=/organiser", "SameSite=Lax"]


def test_participants_pages_set_no_cookie_even_for_an_organiser(organiser):
    organiser.sign_in()

    assert "Set-Cookie" not in organiser.get("/").headers


def test_sign_in_begins_a_session_that_knows_nothing_of_the_one_before(organiser):
    token_before = find_token(organiser.get("/organiser/sign-in").text)
    organiser.sign_in()

    response = organiser.client.post("/organiser/sign-out", data={"csrf_token": token_before})

    assert response.status_code == 400
    assert NAME in organiser.get("/organiser/").text


def test_session_ends_after_twelve_hours(organiser):
    organiser.sign_in()

    organiser.clock.now += timedelta(hours=12)

    assert organiser.get("/organiser/").location == "/organiser/sign-in?next=/organiser/"


def test_session_ends_when_the_account_ends_its_sessions(db, organiser):
    organiser.sign_in()

    db.execute("UPDATE accounts SET sessions_from = sessions_from + 1")

    assert organiser.get("/organiser/").status_code == 303


def test_session_outlives_a_restart_of_the_service(db, data, organiser):
    organiser.sign_in()
    cookie = organiser.client.get_cookie("organiser", path="/organiser")

    restarted = create_app(Settings(data=data), clock=organiser.clock, write=write_directly(db))
    client = restarted.test_client()
    client.set_cookie("organiser", cookie.value, path="/organiser")

    assert NAME in client.get("/organiser/").text


def test_session_secret_can_be_read_by_its_owner_alone(keys, organiser):
    mode = (keys / "session.secret").stat().st_mode

    assert stat.S_IMODE(mode) == 0o600


def test_sign_out_ends_the_session_and_is_refused_by_get(organiser):
    organiser.sign_in()

    assert organiser.get("/organiser/sign-out").status_code == 405
    assert organiser.post("/organiser/sign-out", page="/organiser/").status_code == 303
    assert organiser.get("/organiser/").status_code == 303


def test_sign_out_everywhere_ends_the_sessions_of_other_browsers_too(organiser):
    other = replace(organiser, client=organiser.client.application.test_client())
    for browser in (organiser, other):
        browser.sign_in()

    response = organiser.post("/organiser/sign-out-everywhere", page="/organiser/")

    assert response.location == "/organiser/sign-in"
    assert [each.get("/organiser/").status_code for each in (organiser, other)] == [303, 303]


def test_sign_out_everywhere_without_a_session_leads_to_sign_in(organiser):
    response = organiser.post("/organiser/sign-out-everywhere")

    assert response.location == "/organiser/sign-in"


def test_invitation_page_makes_an_account_and_signs_in(db, organiser, invitation):
    organiser.post(invitation, page=invitation, name="Town", password=PASSWORD)

    assert find_account(db, "Town").name == "Town"
    assert "Town" in organiser.get("/organiser/").text


def test_refused_account_is_explained_beside_its_field(db, organiser, invitation):
    response = organiser.post(
        f"{invitation}?lang=en", page=invitation, name="Town", password="short"
    )

    assert response.status_code == 422
    assert '<p class="error" id="password-error">The password must have at least' in response.text
    assert 'value="Town"' in response.text
    assert len(list_accounts(db)) == 1


def test_used_invitation_is_explained(organiser, invitation):
    organiser.post(invitation, page=invitation, name="Town", password=PASSWORD)

    response = organiser.get(f"{invitation}?lang=en")

    assert response.status_code == 410
    assert "An invitation can be used once, within seven days." in response.text


def test_two_posts_of_one_invitation_make_one_account(db, organiser, invitation):
    organiser.post(invitation, page=invitation, name="Town", password=PASSWORD)

    response = organiser.post(invitation, name="Village", password=PASSWORD)

    assert response.status_code == 410
    assert find_account(db, "Village") is None
