"""Simulated people come, speak and carry cards in the shares that are documented."""

from random import Random

import pytest

from collector.core.codes import read_card_code
from collector.core.simulated_people import simulate_people
from collector.core.waves import WaveName

PEOPLE = simulate_people(Random(7), 1500)


def share(truths):
    truths = list(truths)
    return sum(truths) / len(truths)


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
    codes = [person.card for person in PEOPLE if person.card is not None]

    assert share(person.card is not None for person in PEOPLE) == pytest.approx(0.85, abs=0.03)
    assert [read_card_code(code) for code in codes] == codes
    assert len(set(codes)) == len(codes)


def test_people_are_the_same_for_the_same_seed():
    assert simulate_people(Random(7), 1500) == PEOPLE
    assert simulate_people(Random(8), 1500) != PEOPLE
