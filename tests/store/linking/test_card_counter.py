import re
import stat

import pytest

from collector.errors import DataDirectoryError
from collector.store.linking.keys import (
    destroy_key,
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


def test_no_card_is_issued_before_the_first_printing(folder):
    assert list(list_card_numbers(folder, "spring")) == []


def test_a_lost_counter_begins_somewhere_else(folder):
    lost = reserve_card_numbers(folder, "spring", 5000)
    destroy_key(folder, "spring")

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


def test_a_file_that_cannot_be_written_is_named(folder):
    (folder / "spring.cards-new").mkdir()

    with pytest.raises(DataDirectoryError, match=r"cannot write .*spring.cards \(.*Is a directory"):
        reserve_card_numbers(folder, "spring", 5)


def test_destroy_key_leaves_nothing_and_may_be_repeated(folder):
    reserve_card_numbers(folder, "spring", 5)
    (folder / "spring.cards-new").write_text("12 ")

    for _ in range(2):
        destroy_key(folder, "spring")

    assert list(folder.iterdir()) == []


def test_destroy_key_without_a_folder_does_nothing(folder):
    destroy_key(folder / "nowhere", "spring")

    assert list(folder.iterdir()) == []
