from dataclasses import replace

import pytest

from collector.core.questionnaire.asked import (
    AskedAs,
    compare_questions,
    find_role,
    is_same_item,
    list_conditions,
    share_choices,
)
from collector.core.questionnaire.conditions import parse_expression
from collector.core.questionnaire.model import Question, Section
from tests.core.asked import choose
from tests.core.ratings import rating, text

LIST = choose("know", "police", "school", "dk")
ITEM = rating("a")
RETYPED = replace(ITEM, type="select_multiple")


def relabel(question, name, language, words):
    """Return a question with one label of a choice in other words."""
    choices = [
        replace(each, label=replace(each.label, **{language: words})) if each.name == name else each
        for each in question.choices
    ]
    return replace(question, choices=tuple(choices))


def rename(question, name, new):
    choices = [replace(each, name=new) if each.name == name else each for each in question.choices]
    return replace(question, choices=tuple(choices))


def listed(one, other):
    return [
        (str(each.kind), each.choice, each.language, each.before, each.after)
        for each in compare_questions(one, other)
    ]


@pytest.mark.parametrize(
    ("one", "other", "differences"),
    [
        (ITEM, replace(ITEM, required=True), []),
        (ITEM, RETYPED, [("type_changed", "", "", "select_one", "select_multiple")]),
        (ITEM, replace(ITEM, reverse=True), [("turned", "", "", "no", "yes")]),
        (ITEM, replace(ITEM, scale="s"), [("other_scale", "", "", "motivation", "s")]),
        (ITEM, replace(ITEM, then_item_of="b"), [("looks_back", "", "", "", "b")]),
        (
            ITEM,
            replace(ITEM, label=replace(ITEM.label, ru="Иначе.")),
            [("reworded", "", "ru", "About a.", "Иначе.")],
        ),
        (
            ITEM,
            relabel(ITEM, "4", "et", "pigem nõus"),
            [("choice_relabelled", "4", "et", "4", "pigem nõus")],
        ),
        (LIST, choose("know", "police", "dk"), [("choice_removed", "school", "", "", "")]),
        (choose("know", "police", "dk"), LIST, [("choice_added", "school", "", "", "")]),
        (
            LIST,
            rename(LIST, "school", "kool"),
            [("choice_renamed", "school", "", "school", "kool")],
        ),
        (
            LIST,
            replace(LIST, choices=LIST.choices[::-1]),
            [("choices_reordered", "", "", "police school dk", "dk school police")],
        ),
        (
            LIST,
            replace(LIST, choices=(*LIST.choices[:2], replace(LIST.choices[2], missing=False))),
            [("choice_counted", "dk", "", "", "")],
        ),
    ],
    ids=lambda value: value[0][0] if isinstance(value, list) and value else "",
)
def test_questions_differ_by_what_was_changed_alone(one, other, differences):
    assert listed(one, other) == differences
    assert is_same_item(one, other) is (differences == [])


def test_another_number_of_points_is_told_before_the_choices_that_make_it():
    seven = replace(ITEM, choices=tuple(replace(ITEM.choices[0], name=str(n)) for n in range(1, 8)))

    assert listed(ITEM, seven)[0] == ("points_differ", "", "", "5", "7")


@pytest.mark.parametrize(
    ("other", "shared"),
    [
        (LIST, ["police", "school"]),
        (replace(LIST, choices=LIST.choices[::-1]), ["police", "school"]),
        (choose("know", "court", "school", "dk"), ["school"]),
        (relabel(LIST, "police", "et", "politsei"), ["school"]),
        (rename(LIST, "police", "patrol"), ["school"]),
        (choose("know", "police", "school", "dk", label="Other words."), []),
        (choose("know", "police", "school", "dk", type_="select_one"), []),
    ],
    ids=["alike", "reordered", "one removed", "relabelled", "renamed", "reworded", "type"],
)
def test_lists_share_the_choices_that_both_offer_in_the_same_words(other, shared):
    assert [each.name for each in share_choices(LIST, other)] == shared


@pytest.mark.parametrize(
    ("question", "role"),
    [
        (ITEM, AskedAs.SCALE_ITEM),
        (rating("a", scale=""), AskedAs.RATING),
        (rating("a", then_item_of="b"), AskedAs.LOOK_BACK),
        (LIST, AskedAs.LIST),
        (choose("role", "a", type_="select_one"), AskedAs.CHOICE),
        (replace(choose("role", "a", type_="select_one"), public="breakdown"), AskedAs.BREAKDOWN),
        (Question("n", "integer", text("n")), AskedAs.NUMBER),
        (Question("n", "text", text("n")), AskedAs.TEXT),
        (Question("n", "note", text("n")), AskedAs.NOTE),
    ],
)
def test_a_question_has_a_role(question, role):
    assert find_role(question) is role


def test_who_is_shown_a_question_depends_on_its_section_too():
    question = replace(ITEM, relevant=parse_expression("${b} = 1"))
    section = Section("s", text("S"), (question,), parse_expression("${c} = 2"))

    assert list_conditions(section, question) == ["${c} = 2", "${b} = 1"]
