"""Simulated people come, speak and carry cards in the shares that are documented."""

from random import Random

import pytest

from collector.core.linking.codes import ELEMENTS, read_card_code
from collector.core.linking.linkage import Way
from collector.core.waves import WaveName
from collector.demo.people import simulate_people

PEOPLE = simulate_people(Random(7), 1500)


def share(truths):
    truths = list(truths)
    return sum(truths) / len(truths)


def first_wave(person):
    return next(name for name in WaveName if name in person.waves)


def test_people_come_to_waves_in_the_usual_shares():
    both = share({WaveName.PRE, WaveName.POST} <= person.waves for person in PEOPLE)
    before_only = share(person.waves == {WaveName.PRE} for person in PEOPLE)
    after = [person for person in PEOPLE if WaveName.POST in person.waves]

    assert both == pytest.approx(0.75, abs=0.03)
    assert before_only == pytest.approx(0.15, abs=0.03)
    assert share(WaveName.FOLLOWUP in p.waves for p in after) == pytest.approx(0.45, abs=0.04)


def test_people_speak_three_languages():
    shares = {
        language: share(p.language == language for p in PEOPLE) for language in ["et", "ru", "en"]
    }

    assert shares == pytest.approx({"et": 0.58, "ru": 0.38, "en": 0.04}, abs=0.03)


def test_card_codes_are_valid_and_nobody_elses():
    codes = [person.card for person in PEOPLE]

    assert [read_card_code(code) for code in codes] == codes
    assert len(set(codes)) == len(codes)


def test_people_link_in_every_way():
    shares = {way: share(person.way == way for person in PEOPLE) for way in (*Way, None)}

    expected = {Way.CARD: 0.51, Way.PHONE: 0.17, Way.PERSONAL: 0.17, None: 0.15}
    assert shares == pytest.approx(expected, abs=0.03)


def test_people_fill_in_what_their_way_asks():
    fields = {p.way: set(p.link_fields(first_wave(p))) for p in PEOPLE}

    assert fields == {
        Way.CARD: {"link_way", "card_code"},
        Way.PHONE: {"link_way"},
        Way.PERSONAL: {"link_way", *ELEMENTS},
        None: {"link_way"},
    }


def test_a_tenth_errs_in_a_personal_code_the_second_time():
    both = [
        person
        for person in PEOPLE
        if person.way is Way.PERSONAL and {WaveName.PRE, WaveName.POST} <= person.waves
    ]

    errs = share(p.link_fields(WaveName.PRE) != p.link_fields(WaveName.POST) for p in both)

    assert errs == pytest.approx(0.1, abs=0.06)


def test_people_are_the_same_for_the_same_seed():
    assert simulate_people(Random(7), 1500) == PEOPLE
    assert simulate_people(Random(8), 1500) != PEOPLE
