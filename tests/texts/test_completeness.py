"""Every file of texts is whole: no language, form or value is missing in it."""

import ast
from pathlib import Path

import pytest
import yaml

import collector
from collector.texts.catalogue import FILES, Phrases, load_texts, read_receipt_words
from collector.texts.languages import LANGUAGES
from tests.texts.completeness import find_gaps

COLLECTOR = Path(collector.__file__).parent
PUBLIC = COLLECTOR.parent / "datasette/texts.yaml"


@pytest.mark.parametrize("path", [*FILES.values(), PUBLIC], ids=lambda path: path.stem)
def test_every_file_of_texts_is_complete(path):
    texts = load_texts(path)

    assert texts != {}
    assert find_gaps(texts) == []


@pytest.mark.parametrize("path", [*FILES.values(), PUBLIC], ids=lambda path: path.stem)
def test_no_file_of_texts_says_a_key_twice(path):
    nodes = [yaml.compose(path.read_text("utf-8"))]
    for node in nodes:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        keys = [key.value for key, _ in pairs]
        nodes.extend(value for _, value in pairs)

        assert sorted(set(keys)) == sorted(keys)


@pytest.mark.parametrize("language", LANGUAGES)
def test_receipts_have_1024_different_words(language):
    words = read_receipt_words(language)

    assert len(set(words)) == len(words) == 1024


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("on", "a: no et, a: no ru, a: no en"),
        ({"et": "üks", "ru": "", "en": "one"}, "a: no ru"),
        ({"et": "üks", "ru": "один", "en": "one", "fi": "yksi"}, "a: unknown: fi"),
        ({"et": "{n}", "ru": "{n}", "en": "one"}, "a: the languages name different values"),
        ({"et": {"one": "1"}, "ru": "1", "en": "1"}, "a: et lacks the form other"),
        ({"et": "on", "ru": {"f": "1", "m": "2"}, "en": "is"}, "a: ru lacks the form n"),
        ({"et": "ta", "ru": "он", "en": "he", "gender": "x"}, "a: the gender is not f, m or n"),
        ({"b": {"et": "üks", "en": "one"}}, "a.b: no ru"),
    ],
)
def test_an_incomplete_text_is_found(tmp_path, entry, problem):
    path = tmp_path / "broken.yaml"
    path.write_text(yaml.safe_dump({"a": entry}, allow_unicode=True), "utf-8")

    assert ", ".join(find_gaps(load_texts(path))) == problem


def test_a_group_is_read_by_its_own_keys():
    assert Phrases("print", "invitations")["pre"] == Phrases("print")["invitations.pre"]
    assert list(Phrases("print", "invitations")) == ["any", "pre", "post", "followup"]
    assert len(Phrases("print", "invitations")) == 4


def list_arguments(call):
    return [*call.args, *(each.value for each in call.keywords)]


def test_no_module_holds_a_phrase():
    held = [
        f"{path.relative_to(COLLECTOR)}:{call.lineno}"
        for path in COLLECTOR.rglob("*.py")
        if "Translated(" in (source := path.read_text("utf-8"))
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call)
        and getattr(call.func, "id", "") == "Translated"
        and any(isinstance(each, ast.Constant) and each.value for each in list_arguments(call))
    ]

    assert held == []
