import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.linking.codes import (
    CARD_NUMBERS,
    card_code,
    default_count,
    find_card_number,
    is_printable,
    number_card,
    read_card_code,
    shuffle,
)

KEY, OTHER_KEY = bytes(32), bytes([1]) * 32

keys = st.binary(min_size=32, max_size=32)
card_numbers = st.sets(st.integers(0, CARD_NUMBERS - 1), min_size=2, max_size=50)


@given(keys, card_numbers)
def test_number_card_never_gives_two_numbers_one_code(key, numbers):
    assert len({number_card(key, number) for number in numbers}) == len(numbers)


@given(keys, st.integers(0, CARD_NUMBERS - 1))
def test_number_card_gives_codes_that_can_be_printed_and_read(key, number):
    code = number_card(key, number)

    assert is_printable(code)
    assert read_card_code(code) == code


@given(keys, st.sets(st.integers(0, 2**30 - 1), min_size=2, max_size=50))
def test_shuffle_is_one_to_one_within_all_codes(key, numbers):
    places = {shuffle(key, number) for number in numbers}

    assert len(places) == len(numbers)
    assert all(0 <= place < 2**30 for place in places)


def test_number_card_gives_ten_thousand_cards_ten_thousand_codes():
    assert len({number_card(KEY, number) for number in range(10_000)}) == 10_000


def test_number_card_under_another_key_gives_other_codes():
    codes, others = ({number_card(key, n) for n in range(500)} for key in (KEY, OTHER_KEY))

    assert codes & others == set()


def test_number_card_is_the_same_in_every_release():
    assert [number_card(KEY, number) for number in (0, 1, CARD_NUMBERS - 1)] == [
        "EP7C8YE",
        "9Y61MAP",
        "MM48572",
    ]


def test_number_card_scatters_neighbours_over_the_whole_range():
    firsts = {number_card(KEY, number)[0] for number in range(500)}

    assert len(firsts) == 32


@pytest.mark.parametrize(("head_count", "cards"), [(0, 1), (1, 2), (33, 40), (50, 60)])
def test_default_count_is_a_fifth_more_rounded_up(head_count, cards):
    assert default_count(head_count) == cards


@given(keys, st.integers(0, CARD_NUMBERS - 1))
def test_card_number_is_found_by_the_key_of_its_event_alone(key, number):
    code = number_card(key, number)

    assert find_card_number(key, code) == number
    assert find_card_number(bytes(31) + b"\x07", code) != number


def test_made_up_codes_are_of_no_card_that_was_printed():
    printed = range(500_000_000, 500_000_072)

    found = [find_card_number(KEY, card_code(number)) for number in range(0, 2**30, 2**15)]

    assert [number for number in found if number in printed] == []
    assert found.count(None) == sum(
        not is_printable(card_code(number)) for number in range(0, 2**30, 2**15)
    )
