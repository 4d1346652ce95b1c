"""Problems of questionnaires in three languages: every sentence that a rule says is known."""

import ast
from pathlib import Path

import pytest

from collector.core import checking
from collector.core.questionnaire.columns import REFUSED_TYPES
from collector.texts.catalogue import read_texts
from collector.texts.languages import LANGUAGES
from collector.web.organiser.editing.problem_words import say_problem

LEAST_WORDS = 2
FILLED = "xyz"
ADVICE = {f"; did you mean {FILLED}?"}
KIND = ("remove the xyz", "remove the column")


def read_sentences():
    """Return every sentence that the rules' sources hold, with something in place of values."""
    for path in sorted(Path(checking.__file__).parent.glob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        parts = {id(part) for node in ast.walk(tree) for part in getattr(node, "values", [])}
        documented = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            is_text = isinstance(node, ast.JoinedStr) or (
                isinstance(node, ast.Constant) and isinstance(node.value, str)
            )
            if (
                is_text
                and id(node) not in parts | documented
                and len(fill(node).split()) > LEAST_WORDS
            ):
                yield fill(node).replace("is a xyz and", "is a note and").replace(*KIND)


def fill(node):
    if isinstance(node, ast.Constant):
        return str(node.value)
    text = "".join(
        str(part.value) if isinstance(part, ast.Constant) else FILLED for part in node.values
    )
    # What stands at the end without a space is advice of its own.
    advice = text.endswith(FILLED) and not text.endswith(f" {FILLED}")
    return f"{text.removesuffix(FILLED)}; did you mean {FILLED}?" if advice else text


@pytest.mark.parametrize("sentence", sorted(set(read_sentences()) - ADVICE))
def test_sentence_of_a_rule_is_said_in_every_language(sentence):
    said = {say_problem(sentence, language) for language in LANGUAGES}

    assert len(said) == len(LANGUAGES)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (
            "unknown type slect_one; did you mean select_one?",
            "tundmatu liik slect_one; kas mõtlesite select_one?",
        ),
        (
            "${joyy} is not in this questionnaire; did you mean joy?",
            "küsimust ${joyy} selles küsimustikus ei ole; kas mõtlesite joy?",
        ),
        ("column 3 of the expression: unexpected character #", "avaldise 3. märk: ootamatu märk #"),
        (
            "line 2: x must be one text; put it in quotes",
            "rida 2: x peab olema üks tekst; pange see jutumärkidesse",
        ),
        (
            "answers cannot be shown in texts; remove the ${…}",
            "vastuseid ei saa tekstis näidata; eemaldage ${…}",
        ),
        (
            "column 1 of the expression: expected an operator or the end, found )",
            "avaldise 1. märk: siin peaks olema tehtemärk või lõpp, aga on )",
        ),
        (
            "column 9 of the expression: expected a closing bracket ), found the end",
            "avaldise 9. märk: siin peaks olema lõpusulg ), aga on avaldise lõpp",
        ),
        (
            "column 1 of the expression: selected() needs a question, as ${name} or .",
            "avaldise 1. märk: selected() vajab siin: küsimus kujul ${name} või .",
        ),
        ("something that no rule says", "something that no rule says"),
    ],
)
def test_values_of_a_sentence_are_kept(message, said):
    assert say_problem(message, "et") == said


@pytest.mark.parametrize("key", read_texts("problems"))
def test_english_sentence_stays_what_the_rule_says(key):
    sentence = read_texts("problems")[key]["en"].replace("{{", "{").replace("}}", "}")

    assert say_problem(sentence, "en") == sentence


@pytest.mark.parametrize("refusal", sorted(set(REFUSED_TYPES.values())))
def test_what_to_do_instead_of_a_refused_type_is_said_in_every_language(refusal):
    message = f"XLSForm's rank is not supported: {refusal}"

    said = {say_problem(message, language).partition(": ")[2] for language in LANGUAGES}

    assert len(said) == len(LANGUAGES)
