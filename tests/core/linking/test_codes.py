from uuid import UUID

import pytest

from collector.core.linking.codes import (
    CHECK_SYMBOLS,
    SYMBOLS,
    card_code,
    hash_element,
    hash_for,
    is_printable,
    new_phone_token,
    read_card_code,
    read_phone_token,
)
from collector.errors import CardCodeError


@pytest.mark.parametrize(
    ("number", "code"),
    [(0, "0000000"), (1, "0000011"), (32, "000010*"), (36, "000014U"), (2**30 - 1, "ZZZZZZA")],
)
def test_card_code_carries_number_and_check_symbol(number, code):
    assert card_code(number) == code


@pytest.mark.parametrize(
    "typed", ["CODE", "code", " 7KM EXT ?", "7KM-EXT-?", "7КМ–ЕХТ–?", "7км ехт ?"]
)
def test_read_card_code_forgives_case_spaces_dashes_and_cyrillic(typed):
    code = card_code(0b00111_10011_10100_01110_11101_11010)

    typed = typed.replace("CODE", code).replace("code", code.lower()).replace("?", code[-1])

    assert read_card_code(typed) == code


def test_read_card_code_reads_look_alikes_as_digits():
    assert read_card_code("OoIiLl" + card_code(0b00000_00000_00001_00001_00001_00001)[-1]) == (
        card_code(0b00000_00000_00001_00001_00001_00001)
    )


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "length"),
        ("ABC", "length"),
        ("ABCDEFGH", "length"),
        ("ABCD!FG", "symbol"),
        ("UBCDEFG", "symbol"),
        ("000001A", "check"),
    ],
)
def test_read_card_code_explains_what_is_wrong(typed, reason):
    with pytest.raises(CardCodeError) as raised:
        read_card_code(typed)

    assert raised.value.reason == reason


def test_check_symbol_catches_every_single_mistake():
    code = card_code(123_456_789)
    mistakes = [
        code[:place] + symbol + code[place + 1 :]
        for place in range(6)
        for symbol in SYMBOLS
        if symbol != code[place]
    ]

    caught = [mistake for mistake in mistakes if not _is_accepted(mistake)]

    assert caught == mistakes


def test_check_symbol_catches_every_swap_of_neighbours():
    code = card_code(123_456_789)
    swaps = [code[:i] + code[i + 1] + code[i] + code[i + 2 :] for i in range(5)]

    assert [swap for swap in swaps if swap != code and _is_accepted(swap)] == []


def test_is_printable_leaves_out_check_symbols_that_are_hard_to_type():
    printable = {symbol for symbol in CHECK_SYMBOLS if is_printable("000000" + symbol)}

    assert printable == set(SYMBOLS)


def test_hash_element_depends_on_key_element_and_value():
    hashes = {
        hash_element(key, element, value)
        for key in (b"k", b"l")
        for element in ("card", "token")
        for value in ("1", "2")
    }

    assert (len(hashes), {len(each) for each in hashes}) == (8, {8})


def test_hash_for_each_purpose_is_another():
    assert hash_for("response", b"k", b"r") != hash_for("texts", b"k", b"r")


def _is_accepted(typed):
    try:
        read_card_code(typed)
    except CardCodeError:
        return False
    return True


@pytest.mark.parametrize("text", ["", "0" * 31, "0" * 33, "G" * 32, "A" * 32, f"{'0' * 32}\n"])
def test_phone_token_that_was_tampered_with_is_none(text):
    assert read_phone_token(text) is None


def test_phone_token_is_the_same_when_the_sending_is_repeated():
    one, other = UUID(int=1), UUID(int=2)

    token = new_phone_token(one)

    assert token == new_phone_token(one) == read_phone_token(token)
    assert token != new_phone_token(other)
