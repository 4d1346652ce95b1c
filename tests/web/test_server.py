"""The web process itself: bodies, heads, readers and idle connections that take their time."""

import re
import socket
import time
from contextlib import ExitStack, suppress
from uuid import uuid4

import pytest

from collector.web.site.bodies import READ_AHEAD, SMALL
from tests.servers.serving import in_threads
from tests.web.conftest import send_quickly

GIVEN_UP_AFTER_S = 25

HEAD = (
    "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
)


@pytest.fixture
def connect(web):
    """Open a connection and send the beginning of a request."""
    with ExitStack() as opened:

        def connect(sent=b"", receive_buffer=1 << 16):
            one = opened.enter_context(socket.socket())
            one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
            one.connect(("127.0.0.1", web))
            one.sendall(sent)
            return one

        yield connect


@pytest.fixture
def stored(db):
    return lambda: db.table("responses").count


def post(event, announced, headers="", body=b""):
    head = HEAD.format(path=f"/e/{event.slug}/pre") + headers
    if announced is not None:
        head += f"Content-Length: {announced}\r\n"
    return head.encode() + b"\r\n" + body


def answer(one, within_s=15):
    """Return all that a connection says until it ends."""
    one.settimeout(within_s)
    said = b""
    with suppress(ConnectionError):
        while piece := one.recv(1 << 16):
            said += piece
    return said.decode()


def test_slow_sockets_keep_nobody_waiting_and_are_given_up(web, event, connect, stored):
    page = f"GET /e/{event.slug}/pre HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
    slow = {
        "bodies": [connect(post(event, 20_000, body=b"name=abc")) for _ in range(200)],
        "heads": [connect(page[:30]) for _ in range(20)],
        "idle": [connect(page) for _ in range(20)],
        "silent": [connect() for _ in range(20)],
        "readers": [connect(20 * page, receive_buffer=4096) for _ in range(20)],
    }

    sent, started = [], time.monotonic()
    in_threads(40, lambda _: sent.append(send_quickly(web, event)))
    time.sleep(max(0, started + GIVEN_UP_AFTER_S - time.monotonic()))
    ended = {kind: [answer(one) for one in ones] for kind, ones in slow.items()}

    assert {status for status, _ in sent} == {200}
    assert max(seconds for _, seconds in sent) < 5
    assert stored() == 40
    assert {said[9:12] for said in ended["bodies"]} == {"408"}
    assert set(ended["heads"] + ended["silent"]) == {""}
    assert {said.count("</html>") for said in ended["idle"]} == {1}
    assert max(said.count("</html>") for said in ended["readers"]) < 20


def test_trickling_body_is_refused_in_the_readers_words(web, event, connect, stored):
    one = connect(post(event, 20_000, headers="Accept-Language: en\r\n"))

    with suppress(ConnectionError):
        for _ in range(24):
            one.sendall(b"a")
            time.sleep(0.5)

    said = answer(one)
    assert said.startswith("HTTP/1.1 408 ")
    assert "The connection is slow or broke off. Nothing was stored." in said
    assert stored() == 0


@pytest.mark.parametrize("how", ["announced", "chunked"])
def test_body_that_breaks_off_stores_nothing(web, event, connect, stored, how):
    fields = f"submission={uuid4()}&mot_interest=4&lang=et".encode()
    if how == "announced":
        request = post(event, len(fields) + 10, body=fields)
    else:
        chunk = b"%x\r\n%s\r\n5\r\n&a" % (len(fields), fields)
        request = post(event, None, "Transfer-Encoding: chunked\r\n", chunk)

    one = connect(request)
    one.shutdown(socket.SHUT_WR)
    answer(one)

    assert send_quickly(web, event)[0] == 200
    assert stored() == 1


def test_body_in_chunks_is_stored_whole(web, event, connect, stored):
    fields = f"submission={uuid4()}&mot_interest=4&lang=et".encode()
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(each), each) for each in re.findall(b".{1,9}", fields))
    headers = "Transfer-Encoding: chunked\r\nConnection: close\r\n"

    said = answer(connect(post(event, None, headers, chunks + b"0\r\n\r\n")))

    assert (said[9:12], stored()) == ("200", 1)


@pytest.mark.parametrize("size", [READ_AHEAD + 100_000, 40_000_000])
def test_body_that_nobody_would_accept_is_refused_before_it_fills_the_memory(
    web, event, connect, size
):
    one = connect(post(event, size))
    with suppress(ConnectionError):
        one.sendall(b"a" * size)

    assert answer(one)[9:12] in {"413", ""}
    assert send_quickly(web, event)[0] == 200


def test_large_bodies_wait_for_a_place_and_small_ones_do_not(web, event, connect):
    large = [connect(post(event, READ_AHEAD, body=b"a" * (SMALL + 10))) for _ in range(40)]

    statuses = {send_quickly(web, event)[0] for _ in range(5)}
    ended = {answer(one, within_s=60)[9:12] for one in large}

    assert statuses == {200}
    assert ended == {"408"}


def test_header_written_with_underscores_passes_for_no_other(web, event, connect):
    page = f"GET /e/{event.slug}/pre HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"

    real = answer(connect(f"{page}Accept-Language: ru\r\n\r\n".encode()))
    false = answer(connect(f"{page}Accept_Language: ru\r\n\r\n".encode()))

    assert ['<html lang="ru"' in said for said in (real, false)] == [True, False]
