"""The participants' words: each is in its own language."""

import re

import pytest

from collector.texts.catalogue import read_texts

LETTERS = {"et": "[а-яА-ЯёЁ]", "ru": "[a-zA-Zõäöü]{3,}", "en": "[а-яА-ЯёЁõäöüÕÄÖÜ]"}


def said(text):
    """Return a text, or all its plural forms."""
    return text if isinstance(text, str) else " ".join(text.values())


@pytest.mark.parametrize("language", LETTERS)
def test_no_text_is_in_another_language(language):
    of_types = {key for key in read_texts("question_types") if key.startswith("problem_")}
    texts = {
        key: said(read_texts(name)[key][language])
        for name, keys in (("participant", read_texts("participant")), ("question_types", of_types))
        for key in keys
    }
    plain = {
        key: re.sub(r"\{\w+\}|UTF-8|JavaScript|www\S+", "", text) for key, text in texts.items()
    }

    foreign = {key for key, text in plain.items() if re.search(LETTERS[language], text)}

    assert foreign - {"service", "dropped", "not_found"} == set()


def test_russian_dates_end_no_sentence():
    texts = {key: str(entry["ru"]) for key, entry in read_texts("participant").items()}

    # They end in “г.” themselves.
    assert [key for key, text in texts.items() if re.search(r"\{(date|day)\}\.", text)] == []
