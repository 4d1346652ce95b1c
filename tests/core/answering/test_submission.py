"""What is derived from a sending and its codes."""

from dataclasses import replace
from uuid import UUID

import pytest

from collector.core.answering.submission import Codes, Submission
from collector.core.linking.codes import PhoneToken, SelfGeneratedCode, card_code

PERSONAL = SelfGeneratedCode(("12", "5", "M", "1", "7", "dk"))
OTHER = SelfGeneratedCode(("12", "5", "M", "1", "8", "dk"))
SENT = Submission(UUID(int=1), 1, "v", "et", {"q": "1"}, {}, Codes())


@pytest.mark.parametrize(
    "codes", [Codes(card=card_code(1)), Codes(personal=PERSONAL), Codes(personal=OTHER)]
)
def test_other_codes_are_other_content(codes):
    assert replace(SENT, codes=codes).content_hash() != SENT.content_hash()


def test_phone_that_forgot_its_token_repeats_the_same_content():
    sent, again = (replace(SENT, codes=Codes(phone=PhoneToken(sign * 32))) for sign in "01")

    assert sent.content_hash() == again.content_hash() != SENT.content_hash()


@pytest.mark.parametrize(
    ("codes", "is_found"),
    [
        (Codes(), False),
        (Codes(phone=PhoneToken("0" * 32)), False),
        (Codes(card=card_code(1)), True),
        (Codes(personal=PERSONAL), True),
    ],
)
def test_texts_are_found_by_codes_that_can_be_typed(codes, is_found):
    assert (codes.texts_hash(b"k", 1) is not None) is is_found


def test_texts_hash_is_another_in_each_wave_and_event_and_for_each_code():
    card, personal = Codes(card=card_code(1)), Codes(personal=PERSONAL)

    hashes = {
        codes.texts_hash(key, wave)
        for codes in (card, personal)
        for key in (b"k", b"l")
        for wave in (1, 2)
    }

    assert len(hashes) == 8


def test_texts_are_found_by_the_card_where_there_are_both():
    both = Codes(card=card_code(1), personal=PERSONAL)

    assert both.texts_hash(b"k", 1) == Codes(card=card_code(1)).texts_hash(b"k", 1)


def test_hashes_share_nothing_with_the_texts_hash():
    both = Codes(card=card_code(1), personal=PERSONAL)

    assert both.texts_hash(b"k", 1)[:8] not in both.hashes(b"k").values()


def test_hashes_of_a_personal_code_are_one_for_each_element_also_of_the_same_value():
    alike = SelfGeneratedCode(("3", "dk", "J", "3", "3", "3"))

    hashes = Codes(personal=alike).hashes(b"k" * 32).values()

    assert (len(set(hashes)), {len(each) for each in hashes}) == (6, {8})


def test_hashes_of_a_personal_code_depend_on_the_key():
    codes = Codes(personal=PERSONAL)
    other = codes.hashes(b"o" * 32).values()

    assert set(codes.hashes(b"k" * 32).values()).isdisjoint(other)
