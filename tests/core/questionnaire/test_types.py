import unicodedata

import pytest

from collector.core.questionnaire.columns import TYPE_COLUMNS
from collector.core.questionnaire.model import Choice, Question
from collector.core.questionnaire.types import QUESTION_TYPES, TEXT_LIMIT, Refusal
from collector.texts.languages import Translated

LABEL = Translated("et", "ru", "en")
CHOICES = tuple(Choice(name, LABEL) for name in ("police", "rescue", "dk"))


def read(kind, *sent):
    return QUESTION_TYPES[kind].read(Question("q", kind, LABEL, choices=CHOICES), sent)


@pytest.mark.parametrize(
    ("sent", "value"),
    [
        ((), ""),
        (("",), ""),
        (("police",), "police"),
        (("", "police"), "police"),
        (("police", "police"), "police"),
        (("police", "rescue"), Refusal("several_values")),
        (("Police",), Refusal("not_in_list", "Police")),
        (("x" * 500,), Refusal("not_in_list", "x" * 100)),
    ],
)
def test_select_one_takes_one_choice_of_the_list(sent, value):
    assert read("select_one", *sent) == value


@pytest.mark.parametrize(
    ("sent", "value"),
    [
        ((), ()),
        (("", ""), ()),
        (("rescue", "police", "rescue"), ("police", "rescue")),
        (("police", "zoo", "army"), Refusal("not_in_list", "army")),
    ],
)
def test_select_multiple_keeps_the_order_of_the_list(sent, value):
    assert read("select_multiple", *sent) == value


@pytest.mark.parametrize(
    ("sent", "value"),
    [
        ("", ""),
        ("12", "12"),
        (" 007 ", "7"),
        ("+3", "3"),
        ("-0", "0"),
        ("−5", "-5"),
        ("999999999", "999999999"),
        ("1000000000", Refusal("not_a_number", "1000000000")),
        ("1.5", Refusal("not_a_number", "1.5")),
        ("1_000", Refusal("not_a_number", "1_000")),
        ("٣", Refusal("not_a_number", "٣")),
        ("palju", Refusal("not_a_number", "palju")),
    ],
)
def test_integer_is_a_whole_number_in_plain_digits(sent, value):
    assert read("integer", sent) == value


@pytest.mark.parametrize(
    ("sent", "value"),
    [
        ("  \r\n ", ""),
        ("üks\r\nkaks\rkolm\n", "üks\nkaks\nkolm"),
        ("a\x00b\x1b\x85c\td", "abc\td"),
        ("a\ud800b", "ab"),
        (unicodedata.normalize("NFD", "Jõhvi йод"), "Jõhvi йод"),
        ("👩‍🚒", "👩‍🚒"),
    ],
)
def test_text_is_normalised(sent, value):
    assert read("text", sent) == value


def test_text_is_limited_after_it_is_normalised():
    longest = unicodedata.normalize("NFD", "õ" * TEXT_LIMIT) + "\r\n" * 10

    assert read("text", longest) == "õ" * TEXT_LIMIT
    assert read("text", longest + "x") == Refusal("too_long", str(2 * TEXT_LIMIT + 11))


def test_text_of_endless_marks_is_refused():
    assert read("text", "a" + "\u0301\u0316" * 60_000) == Refusal("too_long", "120001")


@pytest.mark.parametrize("kind", ["text", "integer"])
def test_text_field_takes_one_value(kind):
    assert read(kind, "1", "2") == Refusal("several_values")


def test_note_takes_no_answer():
    assert (read("note", "x"), QUESTION_TYPES["note"].takes_answer) == ("", False)


def test_every_type_is_in_every_table():
    assert set(TYPE_COLUMNS) == {*QUESTION_TYPES, "begin_group", "end_group"}
    assert [kind.name for kind in QUESTION_TYPES.values()] == list(QUESTION_TYPES)
