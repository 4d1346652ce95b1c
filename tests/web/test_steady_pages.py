"""What strangers read says nothing of whether and how many people have answered."""

import re

import pytest

from collector.actions.answering.draw_room import draw_due
from collector.actions.answering.withdraw import withdraw_answers
from collector.store.writer import write_directly
from collector.web.app import PAGES
from tests.actions.answering.test_draw_room import answer
from tests.support.factories import NOW

ADDRESSES = [
    "/",
    "/accessibility",
    "/e/spring",
    "/e/spring/post",
    "/e/spring/pre",
    "/e/spring/pre.ics",
    "/healthz",
    "/outbox",
    "/readyz",
    "/receipt",
    "/room/spring",
    "/room/spring/wall",
    "/stored",
    "/sw.js",
]
RANDOM = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@pytest.fixture
def read(client):
    return lambda: {path: RANDOM.sub("", client.get(f"{path}?lang=en").text) for path in ADDRESSES}


def test_every_page_of_strangers_is_among_them():
    # /metrics is for this machine and the bearer of a token.
    of_events = re.compile("<event_slug>|<wave_name>|/<version>")
    pages = {of_events.sub("*", rule) for rule in PAGES} - {"/metrics"}

    known = {re.sub("spring", "*", each) for each in ADDRESSES}
    known = {re.sub(r"(?<=/)(pre|post)\b", "*", each) for each in known} | {"/outbox*"}
    assert {each for each in pages if each not in known} == set()


def test_no_answer_and_no_withdrawal_changes_what_strangers_read(client, db, data, event, read):
    empty, receipts, seen = read(), [], []
    for number in range(19):
        receipts += answer(db, data, event, [number])
        draw_due(db, now=NOW)
        if number in {0, 9, 18}:
            seen.append(read())
    for receipt in receipts:
        withdraw_answers(write_directly(db), event, receipt, keys=data / "keys")
    seen.append(read())

    assert [each for each in seen if each != empty] == []


def test_a_picture_of_the_wall_changes_nothing_else(client, db, data, event, read):
    empty = read()
    answer(db, data, event, range(60))
    draw_due(db, now=NOW)

    after = read()

    assert [path for path in ADDRESSES if empty[path] != after[path]] == [
        "/room/spring",
        "/room/spring/wall",
    ]
