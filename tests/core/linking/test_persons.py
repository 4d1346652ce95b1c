import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.linking.persons import Link, Linkable, match_waves


def code(text):
    return tuple(letter.encode() for letter in text)


def response(response_id, card=None, phone=None, personal=None):
    return Linkable(
        response_id,
        card and card.encode(),
        phone and phone.encode(),
        personal and code(personal),
    )


def with_cards(*waves):
    return [[response(each, card) for each, card in wave] for wave in waves]


@pytest.mark.parametrize(
    ("waves", "persons", "duplicated"),
    [
        (with_cards([], []), (), [[], []]),
        (with_cards([(1, "a")], [(2, "b")]), (), [[], []]),
        (with_cards([(1, "a")], [(2, "a")]), ((1, 2),), [[], []]),
        (with_cards([(1, "a"), (2, "a")], [(3, "a")]), (), [[1, 2], []]),
        (with_cards([(1, "a")], [(2, "a"), (3, "a")], [(4, "a")]), ((1, 4),), [[], [2, 3], []]),
        (with_cards([(1, "a")], [], [(4, "a")]), ((1, 4),), [[], [], []]),
        (with_cards([(1, "a")], [(2, "a")], [(3, "a")]), ((1, 2, 3),), [[], [], []]),
        (with_cards([(1, None)], [(2, None)]), (), [[], []]),
    ],
)
def test_cards_link_codes_used_once_in_a_wave(waves, persons, duplicated):
    matched = match_waves(waves)

    found = [sorted(ids) for ids in matched.duplicated]
    assert (matched.persons, found) == (persons, duplicated)


def test_every_way_links_and_is_named():
    before = [
        response(1, card="a"),
        response(2, phone="t"),
        response(3, personal="aaaaaa"),
        response(4, personal="bbbbbb"),
    ]
    after = [
        response(11, card="a"),
        response(12, phone="t"),
        response(13, personal="aaaaaa"),
        response(14, personal="bbbbbc"),
    ]

    assert match_waves([before, after]).links == {
        frozenset({1, 11}): Link.CARD,
        frozenset({2, 12}): Link.PHONE,
        frozenset({3, 13}): Link.PERSONAL,
        frozenset({4, 14}): Link.ONE_OFF,
    }


def test_person_who_used_two_ways_is_one_over_three_waves():
    waves = [
        [response(1, card="a")],
        [response(2, card="a", personal="aaaaaa")],
        [response(3, personal="aaaaab")],
    ]

    matched = match_waves(waves)

    assert (matched.persons, frozenset({1, 3}) in matched.links) == (((1, 2, 3),), False)


def test_personal_code_that_contradicts_a_card_is_dropped():
    before = [response(1, card="a", personal="aaaaaa")]
    after = [response(2, card="a"), response(3, personal="aaaaaa")]

    matched = match_waves([before, after])

    assert (matched.persons, matched.links) == (((1, 2),), {frozenset({1, 2}): Link.CARD})


def test_phone_that_contradicts_a_card_is_dropped():
    before = [response(1, card="a", phone="t")]
    after = [response(2, card="a"), response(3, phone="t")]

    assert match_waves([before, after]).persons == ((1, 2),)


def test_code_one_off_that_contradicts_an_exact_one_is_dropped():
    waves = [
        [response(1, personal="aaaaaa")],
        [response(2, personal="aaaaaa")],
        [response(3, personal="aaaaab", card="c")],
        [response(4, card="c"), response(5, personal="aaaaaa")],
    ]

    assert match_waves(waves).persons == ((1, 2, 5), (3, 4))


def test_card_used_twice_leaves_the_way_open_for_a_phone():
    before = [response(1, card="a", phone="t"), response(2, card="a")]
    after = [response(3, card="a", phone="t")]

    matched = match_waves([before, after])

    assert (matched.persons, matched.duplicated[0]) == (((1, 3),), {1, 2})


short = st.none() | st.sampled_from("abcdef")
personals = st.none() | st.text("ab", min_size=6, max_size=6)
people = st.lists(st.tuples(short, short, personals), max_size=8)


@st.composite
def three_waves(draw):
    waves = []
    for first_id in (1, 101, 201):
        codes = draw(people)
        waves.append([response(first_id + place, *each) for place, each in enumerate(codes)])
    return waves


@given(three_waves(), st.integers())
def test_match_waves_does_not_depend_on_row_order(waves, seed):
    expected = match_waves(waves)
    shuffled = [random.Random(seed).sample(wave, len(wave)) for wave in waves]

    assert match_waves(shuffled) == expected


@given(three_waves(), st.permutations([0, 1, 2]))
def test_match_waves_does_not_depend_on_the_order_of_waves(waves, order):
    expected = match_waves(waves)

    matched = match_waves([waves[place] for place in order])

    assert (matched.persons, matched.links) == (expected.persons, expected.links)


@given(three_waves())
def test_person_has_at_most_one_response_a_wave(waves):
    for person in match_waves(waves).persons:
        assert len({response_id // 100 for response_id in person}) == len(person)
