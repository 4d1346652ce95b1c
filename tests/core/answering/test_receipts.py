import re
from collections import Counter

import pytest

from collector.core.answering.receipts import (
    Receipt,
    normalise_receipt,
    receipt_for,
)
from collector.texts.catalogue import read_receipt_words
from collector.texts.languages import LANGUAGES

WORDS = {language: read_receipt_words(language) for language in LANGUAGES}
PLAIN = str.maketrans("õäöüšž", "oaousz")


@pytest.mark.parametrize(
    ("language", "pattern"),
    [("et", "[a-zõäöüšž]{3,8}"), ("ru", "[а-я]{3,8}"), ("en", "[a-z]{3,8}")],
)
def test_words_are_short_and_in_the_alphabet(language, pattern):
    strange = [word for word in WORDS[language] if not re.fullmatch(pattern, word)]

    assert strange == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_differ_by_more_than_one_letter_replaced(language):
    shapes = Counter(
        word[:i] + "." + word[i + 1 :] for word in WORDS[language] for i in range(len(word))
    )

    assert [shape for shape, times in shapes.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_differ_by_more_than_one_letter_dropped(language):
    words = set(WORDS[language])
    shorter = {word[:i] + word[i + 1 :] for word in words for i in range(len(word))}

    assert words & shorter == set()


def test_words_typed_without_dots_are_in_one_list_once():
    words = [word.translate(PLAIN) for words in WORDS.values() for word in words]

    assert [word for word, times in Counter(words).items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_receipt_in_words_is_read_back(language):
    receipts = [Receipt((i, (i * 7 + 1) % 1024, 1023 - i)) for i in range(1024)]

    assert [normalise_receipt(receipt.in_words(language)) for receipt in receipts] == receipts


def test_receipt_is_the_same_in_every_language():
    receipt = receipt_for(bytes.fromhex("1234567890"))

    read = {normalise_receipt(receipt.in_words(language)) for language in LANGUAGES}

    assert read == {receipt}


@pytest.mark.parametrize(
    ("digest", "indices"),
    [
        ("00000000", (0, 0, 0)),
        ("ffffffff", (1023, 1023, 1023)),
        ("00400000", (1, 0, 0)),
        ("00001000", (0, 1, 0)),
        ("00000004", (0, 0, 1)),
        ("00000003ff", (0, 0, 0)),
    ],
)
def test_receipt_for_takes_thirty_bits(digest, indices):
    assert receipt_for(bytes.fromhex(digest)) == Receipt(indices)


@pytest.mark.parametrize(
    ("indices", "written"),
    [((0, 0, 0), "00000000"), ((1, 2, 3), "00100803"), ((1023, 1023, 1023), "3fffffff")],
)
def test_receipt_as_bytes_packs_three_indices(indices, written):
    assert Receipt(indices).as_bytes() == bytes.fromhex(written)


@pytest.mark.parametrize(
    "typed",
    [
        "  mänd   täht põder ",
        "MÄND TÄHT PÕDER",
        "Mänd-täht-põder.",
        "mänd, täht, põder",
        "mänd\ntäht\tpõder",
        "mand taht poder",
        "ma\u0308nd ta\u0308ht po\u0303der",
    ],
)
def test_receipt_is_read_as_people_type_it(typed):
    assert normalise_receipt(typed) == normalise_receipt("mänd täht põder") is not None


def test_receipt_is_read_with_either_russian_e():
    assert (
        normalise_receipt("вёсло Мост якорь") == normalise_receipt("весло мост якорь") is not None
    )


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "mänd täht",
        "mänd täht põder mänd",
        "mänd täht krokodüll",
        "mänd täht якорь",
        "mänd täht 12",
        "-- --",
        "\x00\ud800",
    ],
)
def test_receipt_is_none_for_nonsense(typed):
    assert normalise_receipt(typed) is None
