import pytest

from collector.texts.numerals import (
    round_half,
    write_count,
    write_number,
    write_people,
    write_signed,
)


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0"), (9999, "9999"), (10000, "10\u00a0000"), (1234567, "1\u00a0234\u00a0567")],
)
def test_write_count_groups_only_long_numbers(count, text):
    assert write_count(count) == text


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        *((2.25, 1, 2.3), (0.125, 2, 0.13), (2.5, 0, 3.0), (3.35, 1, 3.4), (2.24999, 1, 2.2)),
        # Binary numbers are a little below these halves.
        *((0.15, 1, 0.2), (1.005, 2, 1.01), (100 * 23 / 40, 0, 58.0), (0.04, 1, 0.0)),
    ],
)
def test_halves_are_rounded_away_from_zero(sign, value, decimals, rounded):
    assert round_half(sign * value, decimals) == sign * rounded


@pytest.mark.parametrize(
    ("value", "decimals", "language", "text"),
    [
        (3.71, 1, "et", "3,7"),
        (3.71, 1, "ru", "3,7"),
        (3.71, 1, "en", "3.7"),
        (-0.25, 2, "en", "−0.25"),
        (-0.04, 1, "et", "0,0"),
    ],
)
def test_write_number_uses_the_decimal_sign_of_the_language(value, decimals, language, text):
    assert write_number(value, decimals, language) == text


@pytest.mark.parametrize(
    ("value", "text"), [(0.31, "+0.3"), (-0.31, "−0.3"), (0.04, "0.0"), (-0.04, "0.0")]
)
def test_write_signed_gives_zero_no_sign(value, text):
    assert write_signed(value, 1, "en") == text


@pytest.mark.parametrize(
    ("count", "et", "ru", "en"),
    [
        (1, "1 inimene", "1 человек", "1 person"),
        (2, "2 inimest", "2 человека", "2 people"),
        (5, "5 inimest", "5 человек", "5 people"),
        (11, "11 inimest", "11 человек", "11 people"),
        (14, "14 inimest", "14 человек", "14 people"),
        (61, "61 inimest", "61 человек", "61 people"),
        (104, "104 inimest", "104 человека", "104 people"),
        (112, "112 inimest", "112 человек", "112 people"),
    ],
)
def test_write_people_counts_people_as_each_language_does(count, et, ru, en):
    written = [write_people(count, language) for language in ("et", "ru", "en")]

    assert written == [text.replace(" ", "\u00a0") for text in (et, ru, en)]
