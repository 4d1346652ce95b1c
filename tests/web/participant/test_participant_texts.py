"""The participants' words: each is used, and each that is used exists."""

import re
from pathlib import Path

import pytest

from collector.core.disclosure.room import LEVELS
from collector.core.linking.self_generated_code import ELEMENTS
from collector.core.linking.ways import WITHOUT, Way
from collector.texts.catalogue import read_texts
from collector.web.fields import complaints
from collector.web.site import errors, statements

WEB = Path(errors.__file__).parents[1]
SOURCES = [
    *(path for room in ("site", "participant", "fields") for path in WEB.glob(f"{room}/*.py")),
    WEB / "templates/layout.html",
    *WEB.glob("templates/participant/*"),
    *WEB.glob("static_src/*"),
]
LETTERS = {"et": "[а-яА-ЯёЁ]", "ru": "[a-zA-Zõäöü]{3,}", "en": "[а-яА-ЯёЁõäöüÕÄÖÜ]"}


def used_keys():
    """Return the keys that templates and modules name, and those that they compose."""
    text = "\n".join(path.read_text("utf-8") for path in SOURCES)
    named = set(re.findall(r"\bt\(['\"](\w+)['\"][,)]", text))
    named |= set(re.findall(r"\bsaid\(['\"](\w+)['\"](?! ~)", text))
    named |= set(re.findall(r"\"(consent_\w+)\"", text))
    named |= set(re.findall(r"say\(\w+(?:\.\w+)?, \"(\w+)\"", text))
    problems = {p.key for p in errors.PROBLEMS.values()} | set(errors.HTTP_KEYS.values())
    titled = problems | {"opens", "bad_request"}
    waves = {"wave_pre", "wave_post", "wave_followup"}
    tables = {*complaints.SENTENCES.values(), *complaints.CARD_SENTENCES.values()}
    columns = [column for table in statements.EXAMPLE.values() for column in table]
    stated = {column.meaning for column in columns} | {f"stored_in_{t}" for t in statements.EXAMPLE}
    marks = {"required", "optional", "opens_at", "closed_at", "still_here", "texts_cut"}
    linking = {f"{kind}_{way}" for kind in ("link", "means") for way in (*Way, WITHOUT)}
    room = {f"room_{word}" for word in (*LEVELS, "before", "after")}
    named |= linking | room | set(ELEMENTS)
    return named | titled | {f"{key}_title" for key in titled} | waves | tables | stated | marks


def test_every_text_is_used_and_every_used_text_exists():
    assert used_keys() == set(read_texts("participant"))


def said(text):
    """Return a text, or all its plural forms."""
    return text if isinstance(text, str) else " ".join(text.values())


@pytest.mark.parametrize("language", LETTERS)
def test_no_text_is_in_another_language(language):
    texts = {key: said(entry[language]) for key, entry in read_texts("participant").items()}
    plain = {
        key: re.sub(r"\{\w+\}|UTF-8|JavaScript|www\S+", "", text) for key, text in texts.items()
    }

    foreign = {key for key, text in plain.items() if re.search(LETTERS[language], text)}

    assert foreign - {"service", "dropped", "not_found"} == set()


def test_russian_dates_end_no_sentence():
    texts = {key: str(entry["ru"]) for key, entry in read_texts("participant").items()}

    # They end in “г.” themselves.
    assert [key for key, text in texts.items() if re.search(r"\{(date|day)\}\.", text)] == []
