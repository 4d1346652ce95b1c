"""What a sent page says about linking, for forms of browsers and of plain clients."""

import pytest

from collector.core.linking.codes import ELEMENTS, card_code
from collector.core.linking.linkage import LinkingPlan, Way
from collector.web.fields.html_form import Complaint, HtmlForm
from collector.web.fields.linking import FIELDS, TYPED_AS, LinkFields, read_element

CODE = card_code(123456)
PERSONAL = {
    "birth_day": "14",
    "mother_month": "5",
    "mother_letter": "J",
    "older_siblings": "1",
    "house_digit": "7",
    "father_month": "dk",
}


def links(*ways, **fields):
    form = HtmlForm({name: [value] for name, value in fields.items()})
    return LinkFields(form, LinkingPlan(ways or tuple(Way)))


def complaints(**fields):
    return [(each.field, each.sentence) for each in links(**fields).complain("en")]


def test_every_way_has_fields_and_every_element_says_what_to_type():
    assert list(FIELDS) == list(Way)
    assert list(TYPED_AS) == list(ELEMENTS)


@pytest.mark.parametrize(
    ("fields", "ways"),
    [
        ({}, ()),
        ({"card_code": CODE}, (Way.CARD,)),
        ({"card_code": CODE, **PERSONAL}, (Way.CARD, Way.PERSONAL)),
        ({"card_code": CODE, **PERSONAL, "link_way": "personal"}, (Way.PERSONAL,)),
        ({"card_code": CODE, "link_way": "phone"}, (Way.PHONE,)),
        ({"card_code": CODE, **PERSONAL, "link_way": "none"}, ()),
        ({"card_code": "   "}, ()),
    ],
)
def test_ways_are_the_chosen_one_or_all_that_are_filled_in(fields, ways):
    assert links(**fields).ways == ways


@pytest.mark.parametrize("fields", [{"card_code": CODE}, {"card_code": CODE, "link_way": "card"}])
def test_way_that_the_event_does_not_offer_never_counts(fields):
    assert links(Way.PHONE, Way.PERSONAL, **fields).codes.card is None


def test_codes_hold_what_was_typed_and_tapped():
    codes = links(card_code=f" {CODE.lower()} ", **PERSONAL).codes

    assert (codes.card, codes.phone) == (CODE, None)
    assert codes.personal == tuple(PERSONAL.values())


@pytest.mark.parametrize(
    ("element", "typed", "value"),
    [
        ("birth_day", " 07 ", "7"),
        ("birth_day", "32", "32"),
        ("birth_day", "", ""),
        ("mother_month", "0", "dk"),
        ("father_month", "012", "12"),
        ("older_siblings", "4", "4+"),
        ("older_siblings", "11", "4+"),
        ("house_digit", "0", "0"),
        ("mother_letter", "Jelena", "J"),
        ("mother_letter", "елена", "J"),
        ("mother_letter", "Ольга", "O"),
        ("mother_letter", "Αθηνά", "other"),
        ("mother_letter", "محمد", "other"),
        ("mother_letter", "other", "other"),
    ],
)
def test_elements_are_read_as_people_type_them(element, typed, value):
    assert read_element(element, typed) == value


def test_missing_and_impossible_elements_are_each_named():
    wrong = {**PERSONAL, "birth_day": "32", "father_month": "", "house_digit": "x"}

    assert complaints(**wrong) == [
        ("birth_day", "This answer is not among the choices. Please pick one of those offered."),
        ("house_digit", "This answer is not among the choices. Please pick one of those offered."),
        ("father_month", "This question needs an answer."),
    ]


@pytest.mark.parametrize(
    "code",
    [
        dict.fromkeys(ELEMENTS, "1") | {"mother_letter": "M"},
        {element: values[0] for element, values in ELEMENTS.items()},
        {element: values[-1] for element, values in ELEMENTS.items()},
    ],
)
def test_code_that_could_be_anybodys_is_refused_with_a_reason(code):
    [(field, sentence)] = complaints(**code)

    assert field == "personal"
    assert sentence.startswith("Several people may choose such a code.")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"link_way": "card"}, "card_code"),
        ({"link_way": "card", "card_code": "ABCDEF0"}, "card_code"),
        ({"link_way": "personal"}, "birth_day"),
        ({"link_way": "elsewhere"}, "link_way"),
    ],
)
def test_chosen_way_needs_its_fields(fields, field):
    assert complaints(**fields)[0][0] == field


@pytest.mark.parametrize("way", ["none", "phone", ""])
def test_nothing_more_is_asked_without_codes(way):
    assert complaints(link_way=way) == []


def test_complaint_names_the_element_in_the_readers_language():
    found = links(**PERSONAL | {"house_digit": ""}, link_way="personal").complain("ru")

    [complaint] = found
    assert complaint == Complaint("house_digit", complaint.label, "На этот вопрос нужен ответ.")
    assert complaint.label.startswith("Последняя цифра номера квартиры")
