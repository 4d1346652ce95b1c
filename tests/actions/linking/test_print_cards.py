import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, time

import pytest

from collector.actions.linking.print_cards import print_cards
from collector.actions.linking.seal import seal_event
from collector.core.linking.codes import number_card
from collector.errors import MissingKeyError, StateError
from collector.store.database import open_database
from collector.store.linking.keys import destroy_key, list_card_numbers, read_key
from collector.store.people.audit import list_audit
from tests.support.audit import told
from tests.support.factories import NOW, make_event


@pytest.fixture
def print_some(db, keys, event):
    """Print so many cards for the event."""

    def print_some(count):
        return print_cards(db, event, count, keys=keys, now=NOW, account="office")

    return print_some


def seal(db, keys, event):
    promised = datetime.combine(event.sealing, time(12), UTC)
    return seal_event(db, event.slug, keys=keys, now=promised, account="office")


def files_with(folder, codes):
    """Return the files that hold one of the codes, as it is stored or as it is printed."""
    needles = [code.encode() for code in codes]
    needles += [f"{code[:3]} {code[3:6]} {code[6]}".encode() for code in codes]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(each in path.read_bytes() for each in needles)]


def test_no_code_comes_twice_in_three_printings(print_some):
    codes = [code for count in (60, 1, 200) for code in print_some(count)]

    assert len(set(codes)) == 261


@pytest.mark.parametrize(
    "workers",
    [
        lambda: ThreadPoolExecutor(8),
        lambda: ProcessPoolExecutor(3, multiprocessing.get_context("spawn")),
    ],
    ids=["threads", "processes"],
)
def test_printings_at_the_same_time_get_different_numbers(data, keys, event, workers):
    with workers() as pool:
        asked = [pool.submit(print_apart, data, event) for _ in range(24)]
        codes = [code for each in asked for code in each.result()]

    assert len(set(codes)) == 24 * 7 == len(list_card_numbers(keys, event.slug))


def print_apart(data, event):
    """Print with a connection of its own, as another thread or process does."""
    with closing(open_database(data / "collector.db")) as db:
        return print_cards(db, event, 7, keys=data / "keys", now=NOW, account="office")


def test_codes_of_two_events_are_different(db, keys, print_some):
    other = make_event(db, keys, "autumn")
    codes = print_cards(db, other, 200, keys=keys, now=NOW, account="office")

    assert set(print_some(200)).isdisjoint(codes)


def test_codes_follow_from_key_and_counter_and_are_stored_nowhere(data, keys, event, print_some):
    codes = print_some(60)

    key, numbers = read_key(keys, event.slug), list_card_numbers(keys, event.slug)
    assert tuple(number_card(key, number) for number in numbers) == codes
    assert files_with(data, codes) == []


def test_the_search_for_codes_finds_one_that_is_there(data, print_some):
    [code] = print_some(1)
    (data / "leak.txt").write_text(f"a card: {code[:3]} {code[3:6]} {code[6]}")

    assert files_with(data, [code]) == ["leak.txt"]


def test_audit_says_how_many_and_no_code(db, print_some):
    print_some(20)

    line = list_audit(db)[0]
    assert (line.day, line.account) == (NOW.date(), "office")
    assert told(db) == ("cards_printed", {"count": 20, "event": "spring"})


def test_without_the_key_nothing_is_printed_counted_or_noted(db, keys, event, print_some):
    before = list_audit(db)
    destroy_key(keys, event.slug)

    with pytest.raises(MissingKeyError):
        print_some(20)

    assert (len(list_card_numbers(keys, event.slug)), list_audit(db)) == (0, before)


def test_sealing_destroys_the_counter_and_ends_printing(db, keys, event, print_some):
    print_some(20)

    seal(db, keys, event)

    assert list(keys.iterdir()) == []
    with pytest.raises(StateError, match="spring is sealed: no more cards"):
        print_some(20)
