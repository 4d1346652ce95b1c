import itertools
from dataclasses import replace
from datetime import date

import pytest

from collector.core.questionnaire.asked import compare_questions, is_same_item
from collector.core.questionnaire.corrections import (
    Correction,
    correct,
    find_candidates,
    find_roots,
    list_spellings,
)
from collector.core.questionnaire.model import Choice, Question, Questionnaire, Section
from collector.texts.languages import Translated

PEOPLE = ("Anna", date.min, "Boris", date.min)
TITLE = Translated("t", "t", "t")


def label(text):
    return Translated(text, "Я готов.", "I am ready.")


def question(text="Olen valmis.", **changes):
    choices = tuple(Choice(str(n), label(f"{n}")) for n in range(1, 6))
    asked = Question("ready", "select_one", label(text), choices=choices, scale="motivation")
    return replace(asked, **changes)


def relabelled(text):
    first, *others = question().choices
    return question(choices=(replace(first, label=label(text)), *others))


def questionnaire(*questions):
    return Questionnaire("pre", TITLE, "v", (Section("s", TITLE, questions),))


def declared(*chain):
    return [
        Correction(n, 1, "ready", one.wording_hash, other.wording_hash, texts, *PEOPLE)
        for n, (one, other) in enumerate(itertools.pairwise(chain))
        for texts in [list_spellings(one, other)]
    ]


def corrected(item, corrections):
    return correct(questionnaire(item), find_roots(corrections)).questions["ready"]


def test_a_label_corrected_twice_is_one_item_throughout():
    chain = [question("Olen valmus."), question("Olen valmiss."), question("Olen valmis.")]

    first, second, third = (corrected(each, declared(*chain)) for each in chain)

    assert first.version == second.version == third.version == chain[0].version
    assert is_same_item(first, third)
    assert third.label.et == "Olen valmis."


def test_corrections_confirmed_in_another_order_give_the_same_item():
    chain = [question("a"), question("b"), question("c")]
    later, earlier = declared(*chain[1:]), declared(*chain[:2])

    versions = {corrected(each, [*later, *earlier]).version for each in chain}

    assert versions == {chain[0].version}


def test_a_correction_that_is_taken_back_by_another_stays_one_item():
    chain = [question("a"), question("b"), question("a")]

    assert len({corrected(each, declared(*chain)).version for each in chain}) == 1


def test_a_corrected_choice_is_one_item_and_goes_on_when_a_choice_is_added():
    wrong, right = relabelled("Ei olle"), relabelled("Ei ole")
    more = replace(right, choices=(*right.choices, Choice("9", label("Ei tea"), missing=True)))
    corrections = declared(wrong, right)

    assert is_same_item(corrected(wrong, corrections), corrected(right, corrections))
    kinds = {d.kind for d in compare_questions(wrong, corrected(more, corrections))}
    assert kinds == {"choice_added"}


@pytest.mark.parametrize(
    "other",
    [
        question(),
        question("b", reverse=True),
        question("b", scale="safety"),
        question("b", type="select_multiple"),
        question("b", choices=question().choices[:3]),
        question("b", choices=(*question().choices[:4], Choice("6", label("5")))),
        question(choices=tuple(reversed(question().choices))),
    ],
)
def test_only_words_can_be_spelling(other):
    assert list_spellings(question(), other) == ()


def test_candidates_are_changes_of_words_that_are_no_item_of_before():
    a, b = questionnaire(question("a")), questionnaire(question("b"))
    turned = questionnaire(question("c", reverse=True))

    found = [(one.label.et, other.label.et) for one, other, _ in find_candidates([a, b, a, turned])]

    assert found == [("a", "b")]
