"""An old page before a newer server: what the first release left on phones still works.

`first_release/` holds what that release sent to a browser, byte for byte; it never changes.
"""

from pathlib import Path

import pytest

from collector.config import Settings
from collector.core.waves import WaveName
from collector.formats.questionnaire.yaml import read_yaml
from collector.store.answering.responses import list_responses
from collector.store.events.waves import find_wave
from collector.store.questionnaire.versions import save_questionnaire
from collector.web.app import create_app
from tests.servers.faulty_network import serving_badly
from tests.support.factories import written_questionnaires
from tests.support.filling_in import (
    choose,
    go_to_end,
    open_page,
    wait_for_queue,
    wait_for_receipt,
    wait_until,
)
from tests.support.tiny_forms import change

pytestmark = pytest.mark.browser

FOLDER = Path(__file__).parents[1] / "first_release"
WORKER_READY = "navigator.serviceWorker.ready.then(() => true)"


class FirstRelease:
    """What the first release answered to a GET; all else goes to the present application."""

    def __init__(self, app):
        self.app = app
        self.is_updated = False

    def __call__(self, environ, start_response):
        name = {
            "/e/spring/pre": "questionnaire.html",
            "/outbox": "outbox.html",
            "/sw.js": "service_worker.js",
        }.get(environ["PATH_INFO"])
        if self.is_updated or name is None or environ["REQUEST_METHOD"] != "GET":
            return self.app(environ, start_response)
        kind = "text/javascript" if name.endswith(".js") else "text/html; charset=utf-8"
        policy = (FOLDER / "policy.txt").read_text("utf-8").strip()
        start_response(
            "200 OK",
            [("Content-Type", kind), ("Content-Security-Policy", policy), ("Tagasiside", "1")],
        )
        return [(FOLDER / name).read_bytes()]


def ask(db, wave, sheets):
    """Let a wave ask another version of its questionnaire."""
    version = save_questionnaire(db, "pre", sheets)
    db.execute("UPDATE waves SET questionnaire_version = ? WHERE id = ?", [version, wave.id])


@pytest.fixture
def wave(db, event):
    """The wave before the seminar, asking what it asked at the first release."""
    sheets = read_yaml((FOLDER / "questionnaire.yaml").read_text("utf-8"))
    wave = find_wave(db, event.id, WaveName.PRE)
    ask(db, wave, sheets)
    return find_wave(db, event.id, WaveName.PRE)


@pytest.fixture
def released(data, wave, clock):
    """The first release, with the present one behind it; its network may fail."""
    release = FirstRelease(create_app(Settings(data=data), clock=clock))
    with serving_badly(release) as (network, address):
        network.release = release
        yield network, f"{address}/e/spring/pre?lang=en"


def update(release, db, wave):
    """Bring the present release into service, and with it an edited questionnaire."""
    release.is_updated = True
    sheets = next(each for each in written_questionnaires() if each.settings["form_id"] == "pre")
    edited = change(sheets, ("settings", 0, "form_title::English (en)", "Edited"))
    ask(db, wave, edited)


def answer(page):
    page.click("#next")
    choose(page, "mot_interest", "4")
    page.fill("[name=proposal_text]", "More drills")


def kept(db, wave):
    return [(each.answers, each.questionnaire_version) for each in list_responses(db, wave.id)], [
        row["text"] for row in db.query("SELECT text FROM texts")
    ]


def test_page_opened_before_an_update_is_sent_after_it(phone, released, db, wave):
    network, address = released
    open_page(phone, address)
    answer(phone)
    update(network.release, db, wave)
    go_to_end(phone)
    phone.click("#submit")
    words = wait_for_receipt(phone)

    assert len(words.split()) == 3
    assert kept(db, wave) == (
        [({"mot_interest": "4"}, wave.questionnaire_version)],
        ["More drills"],
    )


def test_answers_that_waited_before_an_update_are_sent_by_the_new_page(phone, released, db, wave):
    network, address = released
    open_page(phone, address)
    answer(phone)
    go_to_end(phone)
    network.fault = "cut_before"
    phone.click("#submit")
    wait_for_queue(phone)
    phone.goto("about:blank")
    update(network.release, db, wave)
    network.fault = None
    phone.goto(address)
    words = wait_for_receipt(phone)

    assert len(words.split()) == 3
    assert kept(db, wave)[0] == [({"mot_interest": "4"}, wave.questionnaire_version)]


def test_page_kept_by_the_old_worker_is_answered_without_network(phone, released, db, wave):
    network, address = released
    open_page(phone, address)
    phone.evaluate(WORKER_READY)
    wait_until(phone, "caches.match('/outbox', {ignoreSearch: true})")
    update(network.release, db, wave)
    network.fault, network.everything = "error_502", True
    phone.goto(address)
    answer(phone)
    go_to_end(phone)
    phone.click("#submit")
    wait_for_queue(phone)
    network.fault = None
    wait_for_receipt(phone)

    assert kept(db, wave)[0] == [({"mot_interest": "4"}, wave.questionnaire_version)]


def test_old_worker_gives_way_to_the_new_page_with_the_draft(phone, released, db, wave):
    network, address = released
    open_page(phone, address)
    phone.evaluate(WORKER_READY)
    answer(phone)
    update(network.release, db, wave)
    open_page(phone, address)
    title, restored = phone.title(), phone.is_checked("input[name=mot_interest][value='4']")
    go_to_end(phone)
    phone.click("#submit")
    wait_for_receipt(phone)

    assert title.startswith("Edited")
    assert restored
    assert [answers for answers, _ in kept(db, wave)[0]] == [{"mot_interest": "4"}]


def test_page_whose_sending_part_is_no_longer_there_is_sent_as_a_plain_form(
    phone, released, db, wave
):
    network, address = released
    phone.route("**/outbox**", lambda route: route.abort())
    phone.goto(address)
    answer(phone)
    phone.unroute("**/outbox**")
    update(network.release, db, wave)
    go_to_end(phone)
    phone.click("#submit")
    words = wait_for_receipt(phone)

    assert len(words.split()) == 3
    assert kept(db, wave)[0] == [({"mot_interest": "4"}, wave.questionnaire_version)]
