import pytest

from collector.core.linking.codes import (
    ELEMENTS,
    letter_key,
    read_self_generated_code,
)
from collector.errors import SelfGeneratedCodeError

GOOD = dict(zip(ELEMENTS, ("14", "dk", "J", "4+", "0", "3"), strict=True))


@pytest.mark.parametrize(
    "names",
    [
        *("Jelena Елена Elena", "Julia Юлия Yulia", "Jana Яна", "Boriss Борис", "Viktor Виктор"),
        *("Galina Галина", "Žanna Жанна", "Zoja Зоя", "Ülle Ульяна", "õnne Ольга", "Irina Ирина"),
        *("Фёдор Fjodor", "Хелена Helena", "Šura Шура", "Zinaida\u00a0 зинаида", "  anna Анна"),
    ],
)
def test_letter_key_is_the_same_in_every_script(names):
    keys = {letter_key(name) for name in names.split()}

    assert len(keys) == 1


@pytest.mark.parametrize("text", ["", " ", "7", "ხ", "🙂"])
def test_letter_key_of_anything_else_is_other(text):
    assert letter_key(text) == "other"


def test_every_letter_key_can_be_tapped():
    alphabets = "ABCDEFGHIJKLMNOPQRSŠZŽTUVWÕÄÖÜYАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"

    assert {letter_key(letter) for letter in alphabets} < set(ELEMENTS["mother_letter"])


def test_read_personal_code_keeps_the_values_in_order():
    assert read_self_generated_code(GOOD) == tuple(GOOD.values())


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"birth_day": ""}, "missing"),
        ({"birth_day": "32"}, "value"),
        ({"mother_letter": "Е"}, "value"),
        ({element: values[0] for element, values in ELEMENTS.items()}, "default"),
        ({element: values[-1] for element, values in ELEMENTS.items()}, "default"),
        ({element: "1" for element in ELEMENTS if element != "mother_letter"}, "default"),
    ],
)
def test_read_personal_code_refuses_with_a_reason(changes, reason):
    with pytest.raises(SelfGeneratedCodeError) as refused:
        read_self_generated_code(GOOD | changes)

    assert refused.value.reason == reason


def test_read_personal_code_needs_all_six_elements():
    with pytest.raises(SelfGeneratedCodeError, match="missing"):
        read_self_generated_code({})


def test_read_personal_code_allows_unknown_months_beside_one_number():
    values = ("1", "dk", "A", "1", "1", "1")

    assert read_self_generated_code(dict(zip(ELEMENTS, values, strict=True))) == values
