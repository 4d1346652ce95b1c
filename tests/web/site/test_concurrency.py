import threading

import pytest

from collector.web.site.concurrency import AT_ONCE, Concurrency


def ask(turns, application):
    """Send one request through the turns and return what the application answered."""
    return turns.taken_by(application)({}, None)


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
