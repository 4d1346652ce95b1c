"""The web process itself: guesses at passwords and receipts slow down whoever guesses alone."""

import http.cookiejar
import re
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode
from uuid import uuid4

import pytest

from collector.core.answering.rate_limit import LONGEST_S, RECEIPT_ADDRESS, SIGN_IN_ADDRESS
from collector.core.answering.receipts import receipt_for
from tests.servers.serving import fetch
from tests.support.organising import NAME, PASSWORD, find_token, make_account
from tests.web.conftest import send_quickly


def unknown(number):
    """Return the words of a receipt that nobody has."""
    return receipt_for(number.to_bytes(4, "big")).in_words("en")


@pytest.fixture
def sign_in(db, web):
    """Sign in from an address; return where it led, if it did, and the seconds that it took."""
    make_account(db)

    def sign_in(address, name=NAME, password=PASSWORD):
        page = f"http://127.0.0.1:{web}/organiser/sign-in"
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        browser = urllib.request.build_opener(cookies)
        browser.addheaders = [("X-Forwarded-For", address)]
        token = find_token(browser.open(page).read().decode())
        fields = urlencode({"csrf_token": token, "name": name, "password": password}).encode()
        started = time.monotonic()
        try:
            with browser.open(page, fields, timeout=20) as response:
                return response.url, time.monotonic() - started
        except urllib.error.HTTPError as error:
            with error:
                return error.code, time.monotonic() - started
        except TimeoutError:
            return 0, time.monotonic() - started

    return sign_in


def test_right_password_is_let_in_after_wrong_ones_from_its_own_address(web, sign_in):
    for number in range(SIGN_IN_ADDRESS.free):
        sign_in("192.0.2.1", name=f"Nobody {number}", password="wrong")
    with ThreadPoolExecutor(5) as guessers:
        wrong = list(guessers.map(lambda n: sign_in("192.0.2.1", password=f"wrong {n}"), range(5)))
    where, seconds = sign_in("192.0.2.1")

    assert {status for status, _ in wrong} == {401}
    assert where.endswith("/organiser/")
    assert seconds < LONGEST_S + 10


def test_guesses_of_one_address_keep_nobody_elsewhere_waiting(web, sign_in, event):
    def guess(number):
        return sign_in("192.0.2.1", name=f"Nobody {number}", password=f"wrong {number}")

    with ThreadPoolExecutor(20) as guessers:
        guesses = guessers.map(guess, range(20))
        time.sleep(1)
        where, seconds = sign_in("192.0.2.2")
        sent = [send_quickly(web, event) for _ in range(20)]
        ended = list(guesses)

    assert where.endswith("/organiser/")
    assert seconds < 15
    assert {status for status, _ in sent} == {200}
    assert max(took for _, took in sent) < 5
    assert {status for status, _ in ended} <= {401, 0}


def test_right_words_withdraw_after_many_wrong_ones(db, web, event):
    site = f"http://127.0.0.1:{web}"
    _, thanks = fetch(f"{site}/e/{event.slug}/pre", {"submission": str(uuid4()), "lang": "en"})
    words = re.search(r'id="words">([^<]+)<', thanks)[1]
    for number in range(RECEIPT_ADDRESS.free + 3):
        fetch(f"{site}/receipt", {"words": unknown(number)})

    status, page = fetch(f"{site}/receipt?lang=en", {"words": words, "confirm": "yes"})

    assert (status, db.table("responses").count) == (200, 0)
    assert "Your answers are deleted" in page
