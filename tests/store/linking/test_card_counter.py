import multiprocessing
import re
import stat
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest

from collector.errors import DataDirectoryError
from collector.store.linking.card_counter import (
    destroy_cards,
    list_card_numbers,
    reserve_card_numbers,
)


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def test_reserve_card_numbers_goes_on_where_the_last_printing_ended(folder):
    first, second, third = (reserve_card_numbers(folder, "spring", n) for n in (60, 5, 20))

    assert (len(first), second.start, third.start) == (60, first.stop, second.stop)
    assert list_card_numbers(folder, "spring") == range(first.start, third.stop)


def test_events_have_counters_of_their_own(folder):
    reserve_card_numbers(folder, "spring", 60)

    assert len(reserve_card_numbers(folder, "autumn", 5)) == 5
    assert len(list_card_numbers(folder, "spring")) == 60


def test_counter_holds_two_numbers_for_the_owner_alone(folder):
    reserve_card_numbers(folder, "spring", 60)

    [file] = folder.iterdir()
    assert (file.name, stat.S_IMODE(file.stat().st_mode)) == ("spring.cards", 0o600)
    assert re.fullmatch(r"\d+ \d+\n", file.read_text())


@pytest.mark.parametrize(
    "workers",
    [
        lambda: ThreadPoolExecutor(8),
        lambda: ProcessPoolExecutor(3, multiprocessing.get_context("spawn")),
    ],
    ids=["threads", "processes"],
)
def test_printings_at_the_same_time_get_different_numbers(folder, workers):
    with workers() as pool:
        asked = [pool.submit(reserve_card_numbers, folder, "spring", 7) for _ in range(24)]
        numbers = [number for each in asked for number in each.result()]

    assert len(set(numbers)) == 24 * 7
    assert set(numbers) == set(list_card_numbers(folder, "spring"))


def test_no_card_is_issued_before_the_first_printing(folder):
    assert list(list_card_numbers(folder, "spring")) == []


def test_a_lost_counter_begins_somewhere_else(folder):
    lost = reserve_card_numbers(folder, "spring", 5000)
    destroy_cards(folder, "spring")

    assert set(reserve_card_numbers(folder, "spring", 5000)).isdisjoint(lost)


def test_a_printing_cut_off_half_way_is_forgotten(folder):
    (folder / "spring.cards-new").write_text("12 ")

    reserve_card_numbers(folder, "spring", 5)

    assert [path.name for path in folder.iterdir()] == ["spring.cards"]


@pytest.mark.parametrize("content", ["", "12", "one two", "1 2 3"])
def test_a_damaged_counter_is_refused_and_left_as_it_is(folder, content):
    (folder / "spring.cards").write_text(content)

    with pytest.raises(DataDirectoryError, match="is damaged"):
        reserve_card_numbers(folder, "spring", 5)

    assert (folder / "spring.cards").read_text() == content


def test_a_folder_that_cannot_be_used_is_named(folder):
    with pytest.raises(DataDirectoryError, match=r"nowhere cannot be written \(No such file"):
        reserve_card_numbers(folder / "nowhere", "spring", 5)


def test_destroy_cards_leaves_nothing_and_may_be_repeated(folder):
    reserve_card_numbers(folder, "spring", 5)
    (folder / "spring.cards-new").write_text("12 ")

    for _ in range(2):
        destroy_cards(folder, "spring")

    assert list(folder.iterdir()) == []


def test_destroy_cards_without_a_folder_does_nothing(folder):
    destroy_cards(folder / "nowhere", "spring")

    assert list(folder.iterdir()) == []
