import threading
from io import BytesIO

import pytest

from collector.web.site.concurrency import AT_ONCE, READ_AHEAD, Concurrency

CHUNKED = {
    "CONTENT_LENGTH": "",
    "HTTP_TRANSFER_ENCODING": "chunked",
    "wsgi.input_terminated": True,
}


def ask(turns, application, body=b"", **environ):
    """Send one request through the turns and return what the application answered."""
    environ = {"wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body)), **environ}
    return turns.taken_by(application)(environ, None)


def test_turns_let_few_compute_at_once():
    turns, computing, most = Concurrency(), [], []
    together = threading.Barrier(AT_ONCE)

    def application(_environ, _start):
        computing.append(1)
        together.wait(timeout=10)
        most.append(len(computing))
        computing.pop()
        return []

    threads = [threading.Thread(target=ask, args=[turns, application]) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert max(most) == AT_ONCE


def test_turns_are_given_away_while_a_write_waits():
    turns = Concurrency()
    all_writing = threading.Barrier(5)
    write = turns.given_away_by(lambda change: (all_writing.wait(timeout=10), change(None))[1])

    answers = []
    threads = [
        threading.Thread(
            target=lambda: answers.append(ask(turns, lambda *_: [write(lambda _: b"kept")]))
        )
        for _ in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [[b"kept"]] * 5


def test_turns_come_back_after_a_failed_request():
    turns = Concurrency()

    def fail(_environ, _start):
        raise ValueError

    for _ in range(AT_ONCE + 1):
        with pytest.raises(ValueError):  # noqa: PT011 any error of the application
            ask(turns, fail)

    assert ask(turns, lambda *_: [b"answered"]) == [b"answered"]


def read_body(environ, _start):
    return [environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))]


@pytest.mark.parametrize("how", [{}, CHUNKED])
def test_turns_hand_the_body_on_whole(how):
    assert ask(Concurrency(), read_body, b"a=1&b=2", **how) == [b"a=1&b=2"]


def test_turns_cut_a_body_that_nobody_would_accept():
    body = b"a" * (READ_AHEAD + 100_000)

    assert ask(Concurrency(), read_body, body) == [body[:READ_AHEAD]]


def test_turns_are_not_held_by_bodies_that_do_not_come():
    class SlowBody(BytesIO):
        def read(self, _size=-1):
            arriving.wait(timeout=10)
            return b""

    turns, arriving = Concurrency(), threading.Event()
    slow = {**CHUNKED, "wsgi.input": SlowBody()}
    threads = [threading.Thread(target=ask, args=[turns, read_body], kwargs=slow) for _ in range(4)]
    for thread in threads:
        thread.start()

    answered = ask(turns, lambda *_: [b"answered"])
    arriving.set()
    for thread in threads:
        thread.join()

    assert answered == [b"answered"]
