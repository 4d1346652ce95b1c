"""Signing in by an OpenID Connect provider: a real one, on this machine."""

import html
import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from collector.actions.people.accounts import invite
from collector.core.people.roles import Role
from collector.store.people.accounts import find_account, list_accounts
from tests.servers.lying_provider import LIES, confirm_lie, lying
from tests.servers.provider import SUBJECT, confirm, make_browser, providing
from tests.support.audit import told
from tests.support.factories import NOW
from tests.support.organising import NAME, PASSWORD, make_account

SIGN_IN = "/organiser/sign-in"
ACCOUNT = "/organiser/account"


@pytest.fixture(scope="module")
def issuer():
    with providing() as address:
        yield address


@pytest.fixture
def browser(db, data, issuer):
    make_account(db)
    return make_browser(db, data, issuer)


def leave(browser, path="/organiser/provider/sign-in", page=SIGN_IN, **fields):
    """Press a button that leads to the provider and return its address."""
    text = browser.post(path, page=page, **fields).text
    return html.unescape(re.search(r'http-equiv="refresh" content="0;url=([^"]+)"', text)[1])


def connect(browser, subject=SUBJECT):
    browser.sign_in()
    address = leave(browser, f"{ACCOUNT}/connect", page=ACCOUNT)
    response = browser.get(confirm(address, subject))
    browser.post("/organiser/sign-out", page=ACCOUNT)
    return response


def test_connected_account_is_opened_by_the_provider(db, browser):
    assert connect(browser).location == ACCOUNT

    response = browser.get(confirm(leave(browser)))

    assert (response.status_code, response.location) == (303, "/organiser/")
    assert NAME in browser.get("/organiser/").text
    assert told(db) == ("signed_in_by_provider", {})


def test_request_to_the_provider_names_language_level_and_proofs(db, data, issuer):
    browser = make_browser(db, data, issuer, oidc_acr="high")

    asked = parse_qs(urlsplit(leave(browser, "/organiser/provider/sign-in?lang=et")).query)

    fixed = {
        *("scope", "response_type", "client_id", "redirect_uri"),
        *("ui_locales", "acr_values", "code_challenge_method"),
    }
    assert {name: asked[name][0] for name in fixed} == {
        "scope": "openid",
        "response_type": "code",
        "client_id": "tagasiside",
        "redirect_uri": "http://127.0.0.1:8000/organiser/provider/return",
        "ui_locales": "et",
        "acr_values": "high",
        "code_challenge_method": "S256",
    }
    assert asked.keys() == fixed | {"state", "nonce", "code_challenge"}


def test_invited_person_makes_an_account_without_a_password(db, browser):
    page = f"/organiser/start/{invite(db, [Role.ANALYST], now=NOW)}"

    browser.get(confirm(leave(browser, f"{page}/provider", page=page, name="Town")))

    account = find_account(db, "Town")
    assert (account.password_hash, account.roles) == ("", {Role.ANALYST})
    assert "Town" in browser.get("/organiser/").text
    assert browser.get(page).status_code == 410


def test_account_without_a_password_is_not_opened_by_an_empty_one(db, browser):
    page = f"/organiser/start/{invite(db, now=NOW)}"
    browser.get(confirm(leave(browser, f"{page}/provider", page=page, name="Town")))
    browser.post("/organiser/sign-out", page=ACCOUNT)

    assert browser.sign_in(name="Town", password="").status_code == 401


@pytest.mark.parametrize(("name", "status"), [("x", 422), (NAME, 422)])
def test_refused_name_is_explained_before_anybody_leaves(db, browser, name, status):
    page = f"/organiser/start/{invite(db, now=NOW)}"

    response = browser.post(f"{page}/provider", page=page, name=name)

    assert response.status_code == status
    assert 'id="name-error"' in response.text


def test_unknown_identity_makes_no_account(db, browser):
    response = browser.get(confirm(leave(browser)) + "&lang=en")

    assert response.status_code == 403
    assert "no account is connected with you" in response.text
    assert [account.name for account in list_accounts(db)] == [NAME]
    assert browser.get("/organiser/").status_code == 303


def test_nothing_of_a_personal_code_is_stored(data, db, browser):
    connect(browser)

    rows = list(db.table("identities").rows)

    files = [path for path in data.rglob("*") if path.is_file()]
    assert [len(row["identity_hash"]) for row in rows] == [32]
    assert [path for path in files if SUBJECT.encode() in path.read_bytes()] == []


def test_identity_opens_one_account_alone(db, browser):
    connect(browser)
    make_account(db, "Town")
    browser.sign_in(name="Town")

    response = browser.get(confirm(leave(browser, f"{ACCOUNT}/connect", page=ACCOUNT)))

    assert response.status_code == 409
    assert db.table("identities").count == 1


def test_disconnected_identity_opens_nothing(db, browser):
    connect(browser)
    browser.sign_in()

    browser.post(f"{ACCOUNT}/disconnect", page=ACCOUNT)
    browser.post("/organiser/sign-out", page=ACCOUNT)

    assert browser.get(confirm(leave(browser))).status_code == 403


def test_last_way_to_sign_in_cannot_be_removed(db, browser):
    page = f"/organiser/start/{invite(db, now=NOW)}"
    browser.get(confirm(leave(browser, f"{page}/provider", page=page, name="Town")))

    refused = browser.post(f"{ACCOUNT}/disconnect?lang=en", page=ACCOUNT)

    assert refused.status_code == 409
    assert "Add a password first." in refused.text
    browser.post(f"{ACCOUNT}/password", page=ACCOUNT, password=PASSWORD)
    assert browser.post(f"{ACCOUNT}/disconnect", page=ACCOUNT).status_code == 303


def test_person_who_stops_is_told_so(browser):
    response = browser.get(confirm(leave(browser), subject=None) + "&lang=en")

    assert response.status_code == 400
    assert "The sign-in was cancelled" in response.text


@pytest.mark.parametrize(
    "query",
    ["", "?code=x", "?state=", "?code=x&state=forged", "?code=x&state=%C3%B5", "?state=%00"],
)
def test_return_that_nobody_was_sent_for_is_refused(browser, query):
    response = browser.get(f"/organiser/provider/return{query}")

    assert response.status_code == 400


def test_forged_return_leaves_the_true_one_usable(browser):
    connect(browser)
    back = confirm(leave(browser))

    browser.get("/organiser/provider/return?code=x&state=forged")

    assert browser.get(back).location == "/organiser/"


def test_return_to_another_browser_is_refused(db, data, issuer, browser):
    connect(browser)
    back = confirm(leave(browser))

    response = make_browser(db, data, issuer).get(back)

    assert response.status_code == 400


def test_same_return_does_not_work_twice(browser):
    connect(browser)
    back = confirm(leave(browser))
    browser.get(back)

    assert browser.get(back).status_code == 400


def test_code_of_another_visit_is_refused(browser):
    connect(browser)
    used = parse_qs(urlsplit(confirm(leave(browser))).query)["code"][0]
    back = confirm(leave(browser))

    response = browser.get(re.sub("code=[^&]+", f"code={used}", back) + "&lang=en")

    assert response.status_code == 502
    assert "The confirmation could not be checked" in response.text
    assert browser.get("/organiser/").status_code == 303


def test_return_after_a_quarter_of_an_hour_is_too_late(browser):
    connect(browser)
    back = confirm(leave(browser))

    browser.clock.now += timedelta(minutes=15)

    assert browser.get(back).status_code == 400


def test_expired_id_token_is_refused(db, data):
    make_account(db)
    with providing(lifetime_s=-600) as address:
        browser = make_browser(db, data, address)

        response = browser.get(confirm(leave(browser)))

    assert response.status_code == 502


def test_id_token_of_an_issuer_that_differs_is_refused(db, data, issuer):
    browser = make_browser(db, data, f"{issuer}/")

    response = browser.get(confirm(leave(browser)))

    assert response.status_code == 502


@pytest.mark.parametrize("lie", [None, *LIES])
def test_id_token_that_lies_opens_nothing(db, data, lie):
    make_account(db)
    with lying(lie) as address:
        browser = make_browser(db, data, address)
        response = browser.get(f"{confirm_lie(leave(browser))}&lang=en")

    assert response.status_code == (403 if lie is None else 502)
    assert ("no account is connected with you" in response.text) is (lie is None)


def test_provider_that_is_down_is_explained(db, data):
    with providing() as address:
        pass
    browser = make_browser(db, data, address)

    response = browser.post("/organiser/provider/sign-in?lang=en")

    assert response.status_code == 502
    assert "TARA does not answer" in response.text


def test_provider_that_goes_down_meanwhile_loses_nothing(db, data):
    make_account(db)
    with providing() as address:
        browser = make_browser(db, data, address)
        back = confirm(leave(browser))

    assert browser.get(back).status_code == 502
    assert browser.sign_in().status_code == 303


def test_sign_in_by_the_provider_begins_a_session_that_knows_nothing_of_the_one_before(browser):
    connect(browser)
    back = confirm(leave(browser))
    before = browser.client.get_cookie("organiser", path="/organiser").value

    browser.get(back)

    with browser.client.session_transaction(path="/organiser/") as after:
        assert set(after) == {"_permanent", "account", "since", "used", "sessions_from"}
    assert browser.client.get_cookie("organiser", path="/organiser").value != before


@pytest.mark.parametrize("asked", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_provider_leads_only_to_pages_of_the_organiser(browser, asked):
    connect(browser)

    back = confirm(leave(browser, f"/organiser/provider/sign-in?next={asked}"))

    assert browser.get(back).location == "/organiser/"


def test_service_without_a_provider_offers_none(organiser):
    assert "/provider/" not in organiser.get(SIGN_IN).text
    assert organiser.post("/organiser/provider/sign-in", page=ACCOUNT).status_code == 404
    assert organiser.post(f"{ACCOUNT}/connect", page=ACCOUNT).status_code == 404
    assert organiser.get("/organiser/provider/return").status_code == 404
