"""Who may read the measures, and what they say."""

import socket

import pytest

from collector.config import Settings
from collector.store.writer import write_directly
from collector.web.app import create_app
from tests.support.factories import NOW

TOKEN = "a-token-that-is-long-enough"


def ask(db, data, address="127.0.0.1", *, url="", token=TOKEN, protocol="HTTP/1.1", **headers):
    """Return the status of a question for the measures."""
    settings = Settings(data=data, url=url, metrics_token=token)
    app = create_app(settings, clock=lambda: NOW, write=write_directly(db))
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    place = {"REMOTE_ADDR": address, "SERVER_PROTOCOL": protocol}
    return app.test_client().get("/metrics", headers=named, environ_overrides=place).status_code


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.9.1", "::1"])
def test_measures_are_told_on_this_machine(db, data, address):
    assert ask(db, data, address) == 200


@pytest.mark.parametrize("address", ["10.0.0.8", "2001:db8::1", "", "nonsense"])
def test_measures_are_told_elsewhere_for_the_token_alone(db, data, address):
    assert ask(db, data, address) == 403
    assert ask(db, data, address, Authorization=f"Bearer {TOKEN}") == 200
    assert ask(db, data, address, Authorization=f"Bearer {TOKEN[:-1]}") == 403
    assert ask(db, data, address, Authorization="Bearer ") == 403
    assert ask(db, data, address, Authorization=f"Bearer {TOKEN}õ") == 403


@pytest.mark.parametrize("header", ["Bearer ", "Bearer", "", " "])
def test_measures_without_a_token_are_never_told_elsewhere(db, data, header):
    assert ask(db, data, "10.0.0.8", token="", Authorization=header) == 403


@pytest.mark.parametrize(
    "sent",
    [
        {"X_Forwarded_For": "127.0.0.1"},
        {"X_Forwarded_Proto": "https"},
        {"X_Real_IP": "127.0.0.1"},
        {"Forwarded": "for=127.0.0.1"},
        {"Via": "1.1 proxy"},
        {"Host": "tagasiside.example"},
        {"protocol": "HTTP/1.0"},
        {"url": "https://tagasiside.example"},
    ],
)
def test_what_may_have_come_by_a_front_server_needs_the_token(db, data, sent):
    assert ask(db, data, **sent) == 403
    assert ask(db, data, **sent, Authorization=f"Bearer {TOKEN}") == 200


def test_litestream_that_is_configured_and_not_there_is_a_fault(db, data):
    def copies_are_cut_off(**given):
        app = create_app(Settings(data=data, **given), clock=lambda: NOW, write=write_directly(db))
        return "copy: Litestream does not answer" in app.test_client().get("/readyz").text

    there = data / "litestream.sock"
    missing = copies_are_cut_off(litestream="/etc/litestream.yml")
    with socket.socket(socket.AF_UNIX) as litestream:
        litestream.bind(str(there))
        litestream.listen()
        running = copies_are_cut_off(litestream="/etc/litestream.yml")
    ended = copies_are_cut_off(litestream="/etc/litestream.yml")

    assert (missing, running, ended) == (True, False, True)
    assert there.exists()
    assert not copies_are_cut_off()
