import string

import pytest

from collector.texts import findings as findings_texts
from collector.texts import wording as wording_texts
from collector.texts.languages import LANGUAGES, Translated
from collector.texts.wording import SCALES, scale_name


def fields(text):
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


def list_texts():
    for module in (wording_texts, findings_texts):
        for value in vars(module).values():
            texts = value.values() if isinstance(value, dict) else [value]
            yield from (each for each in texts if isinstance(each, Translated))


@pytest.mark.parametrize("text", list(list_texts()), ids=lambda text: text.en[:30])
def test_phrase_has_the_same_places_to_fill_in_every_language(text):
    filled = [fields(text[language]) - {"rose", "fell"} for language in LANGUAGES]

    assert filled[1:] == filled[:1] * 2


@pytest.mark.parametrize("scale", SCALES)
def test_scale_name_is_that_of_the_table(scale):
    assert scale_name(scale) == SCALES[scale].name


def test_scale_name_of_an_unknown_scale_shows_its_own_name():
    assert scale_name("trust").as_dict() == {
        "et": "Näitaja „trust“",
        "ru": "Показатель «trust»",
        "en": "The scale “trust”",
    }
