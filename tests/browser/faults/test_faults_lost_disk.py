"""A disk is lost after the thanks: the phone sends again by itself when it next opens the page."""

import os
import re
import shutil
import signal
import time
from contextlib import closing

import pytest
from click.testing import CliRunner

from collector.cli.main import collector
from collector.core.waves import WaveName, WaveState
from collector.store.answering.responses import list_responses
from collector.store.backups import list_backups
from collector.store.database import open_database
from collector.store.events.waves import find_wave, save_state
from tests.servers.holding_proxy import holding_proxy
from tests.servers.serving import fetch, serving
from tests.support.factories import NOW
from tests.support.filling_in import (
    answer_one,
    click_to_new_page,
    go_to_end,
    open_page,
    wait_for_receipt,
    wait_until,
)

pytestmark = pytest.mark.browser

SENT = "Object.keys(localStorage).filter(name => name.startsWith('sent:')).length"


@pytest.fixture
def second(tmp_path, monkeypatch):
    """A second directory of backups."""
    made = tmp_path / "second"
    made.mkdir()
    monkeypatch.setenv("COLLECTOR_MORE_BACKUPS", str(made))
    return made


@pytest.fixture
def proxy():
    with holding_proxy() as running:
        yield running


@pytest.fixture
def address(proxy, db, event):
    """The wave after the seminar, open without a closing time."""
    save_state(db, find_wave(db, event.id, WaveName.POST), WaveState.OPEN, opens=NOW, closes=None)
    db.close()
    return f"http://127.0.0.1:{proxy.server_address[1]}/e/spring/post?lang=en"


def stored(data):
    with closing(open_database(data / "collector.db")) as db:
        return [each.answers for each in list_responses(db, find_wave(db, 1, "post").id)]


def send_and_lose(phone, data, second, proxy, address):
    """Let a phone send; then lose the disk, and put back the keys and an older backup."""
    with serving(data) as service:
        proxy.upstream = service.port
        wait_for_backup(phone, second)
        answer_one(phone, address)
        go_to_end(phone)
        phone.click("#submit")
        words = wait_for_receipt(phone)
        for pid in (service.process.pid, *service.parts().values()):
            os.kill(pid, signal.SIGKILL)
    shutil.move(data / "keys", second.parent / "keys")
    shutil.rmtree(data)
    data.mkdir()
    shutil.move(second.parent / "keys", data / "keys")
    [backup] = list_backups(second)
    restored = CliRunner().invoke(collector, ["restore", str(backup.path), "--data", str(data)])
    assert restored.exit_code == 0
    phone.goto("about:blank")
    return words


def wait_for_backup(phone, second):
    for _ in range(600):
        if list_backups(second) and list_backups(second)[-1].is_whole:
            return
        phone.wait_for_timeout(50)
    pytest.fail("no backup was copied")


def open_and_let_ask(phone, address):
    """Open the page, and wait until the phone has asked of what it sent."""
    with phone.expect_response(lambda response: response.request.method == "POST") as asked:
        open_page(phone, address)
    assert asked.value.status == 200


def test_lost_answers_are_sent_again_at_the_next_visit_and_stored_once(
    phone, data, second, proxy, address
):
    words = send_and_lose(phone, data, second, proxy, address)
    lost = stored(data)

    with serving(data) as service:
        proxy.upstream = service.port
        open_and_let_ask(phone, address)
        open_and_let_ask(phone, address)
        again, kept = stored(data), phone.evaluate(SENT)
        _, shown = fetch(f"{service.url}/receipt?lang=en", {"words": words})

    assert (lost, kept, again) == ([], 1, [{"use_overall": "4"}])
    assert "Spring seminar" in shown


def test_a_phone_that_was_told_to_forget_sends_nothing_again(phone, data, second, proxy, address):
    send_and_lose(phone, data, second, proxy, address)

    with serving(data) as service:
        is_post = re.compile(r".*/e/spring/post\?.*")
        phone.route(is_post, lambda route: let_pass(route, "GET"))
        proxy.upstream = service.port
        open_page(phone, address)
        kept = phone.evaluate(SENT)
        click_to_new_page(phone, "text=Not my phone, forget this")
        phone.unroute(is_post)
        open_page(phone, address)

    assert (kept, phone.evaluate("localStorage.length"), stored(data)) == (1, 0, [])


def let_pass(route, method):
    if route.request.method == method:
        route.continue_()
    else:
        route.abort()


def test_answers_go_from_the_phone_once_a_backup_has_them(phone, data, second, proxy, address):
    with serving(data) as service:
        proxy.upstream = service.port
        wait_for_backup(phone, second)
        answer_one(phone, address)
        go_to_end(phone)
        phone.click("#submit")
        wait_for_receipt(phone)
        before = phone.evaluate(SENT)
        # The phone tells the age of what it sent, and a backup its moment, in whole seconds.
        wait_until(phone, f"Date.now() >= {1000 * (int(time.time()) + 2)}")
        made = CliRunner().invoke(collector, ["backup", "--data", str(data)])
        shutil.copy(made.stdout.strip(), second)
        wait_until(phone, f"!{SENT}")

    assert before == 1
    assert phone.inner_text("#words")
