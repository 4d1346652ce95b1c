"""The keys of a personal code: every value once, in each language, with both scripts' letters."""

import pytest

from collector.core.linking.codes import ELEMENTS, LETTERS, letter_key
from collector.texts.languages import LANGUAGES
from collector.web.fields.linking import ALPHABETS, LOOK_ALIKES, list_keys


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_has_one_key(language):
    keys = list_keys(language)

    found = {element: sorted(key.value for key in row) for element, row in keys.items()}
    assert found == {element: sorted(values) for element, values in ELEMENTS.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_press_the_key_that_shows_them(language):
    letters = [key for key in list_keys(language)["mother_letter"] if key.value != "other"]

    shown = [(letter, key.value) for key in letters for letter in f"{key.face} {key.also}".split()]
    assert [each for each in shown if letter_key(each[0]) != each[1]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_is_shown_or_looks_like_one_that_is(language):
    shown = {
        key.value: f"{key.face} {key.also}".split() for key in list_keys(language)["mother_letter"]
    }

    hidden = [
        letter
        for value, letters in LETTERS.items()
        for letter in letters
        if letter not in shown[value]
    ]
    twins = LOOK_ALIKES | {latin: cyrillic for cyrillic, latin in LOOK_ALIKES.items()}
    assert [each for each in hidden if twins.get(each) not in shown[letter_key(each)]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_stand_in_the_readers_order(language):
    faces = [key.face[0] for key in list_keys(language)["mother_letter"][:-1]]

    assert "".join(faces) == ALPHABETS[language]


@pytest.mark.parametrize(
    ("language", "months", "letter"),
    [
        ("et", ["jaanuar", "detsember", "ei tea"], ("J E Y", "Ё Э Й Ю Я")),
        ("ru", ["январь", "декабрь", "не знаю"], ("Е Ё Э Й Ю Я", "J Y")),
        ("en", ["January", "December", "don't know"], ("J E Y", "Ё Э Й Ю Я")),
    ],
)
def test_keys_speak_the_readers_language(language, months, letter):
    keys = list_keys(language)

    assert [keys["mother_month"][place].face for place in (0, 11, 12)] == months
    [jelena] = [key for key in keys["mother_letter"] if key.value == "J"]
    assert (jelena.face, jelena.also) == letter
