import random

import pytest

from collector.core.matching import match_cards


@pytest.mark.parametrize(
    ("waves", "persons", "duplicates"),
    [
        ([[], []], (), (0, 0)),
        ([[(1, b"a")], [(2, b"b")]], (), (0, 0)),
        ([[(1, b"a")], [(2, b"a")]], ((1, 2),), (0, 0)),
        ([[(1, b"a"), (2, b"a")], [(3, b"a")]], (), (2, 0)),
        ([[(1, b"a")], [(2, b"a"), (3, b"a")], [(4, b"a")]], ((1, 4),), (0, 2, 0)),
        ([[(1, b"a")], [], [(4, b"a")]], ((1, 4),), (0, 0, 0)),
        ([[(1, b"a")], [(2, b"a")], [(3, b"a")]], ((1, 2, 3),), (0, 0, 0)),
    ],
)
def test_match_cards_links_codes_used_once_in_a_wave(waves, persons, duplicates):
    matching = match_cards(waves)

    assert (matching.persons, matching.duplicates) == (persons, duplicates)


def test_match_cards_does_not_depend_on_row_order():
    rng = random.Random(7)
    before = [(n, bytes([n % 40])) for n in range(50)]
    after = [(100 + n, bytes([n % 45])) for n in range(60)]
    expected = match_cards([before, after])

    rng.shuffle(before)
    rng.shuffle(after)

    assert match_cards([before, after]) == expected
