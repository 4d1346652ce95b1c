import re
from dataclasses import replace

import pytest

from collector.core.linking.codes import number_card
from collector.formats.print.invitation import shorten, write_card_sheet
from collector.texts.catalogue import Phrases
from tests.support.factories import EVENT

ADDRESS = "https://tagasiside.example/e/spring"


def codes(count):
    return [number_card(bytes(32), number) for number in range(count)]


def printed(sheet):
    return re.findall(r'<p class="code">(\w{3}) (\w{3}) (\w)</p>', sheet)


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (10, 1), (11, 2), (60, 6)])
def test_sheet_has_exactly_the_codes_each_with_its_own_qr_code(count, pages):
    sheet = write_card_sheet(codes(count), EVENT, ADDRESS)

    assert ["".join(groups) for groups in printed(sheet)] == codes(count)
    assert len(set(re.findall(r'<svg[^>]*class="qr".*?</svg>', sheet))) == count
    assert sheet.count('<section class="page">') == pages


def test_each_card_says_what_it_is_for_in_three_languages():
    sheet = write_card_sheet(codes(3), EVENT, ADDRESS)

    for language, text in Phrases("print")["purpose"].as_dict().items():
        assert sheet.count(f'<p lang="{language}">{text}</p>') == 3


def test_sheet_asks_for_nothing_from_anywhere_and_runs_nothing():
    sheet = write_card_sheet(codes(2), EVENT, ADDRESS)

    assert re.findall(r"<script|https?:|url\(|@import|<img", sheet) == []
    assert re.findall(r'(?:href|src)="([^"]*)"', sheet) == ["data:,"]


def test_cards_are_black_on_white():
    style = re.search(
        r"<style>(.*?)</style>", write_card_sheet(codes(1), EVENT, ADDRESS), re.DOTALL
    )[1]

    assert set(re.findall(r"#\w+", style)) == {"#ecebe6", "#000", "#fff", "#777"}


@pytest.mark.parametrize(("simulated", "marks"), [(True, 4), (False, 0)])
def test_cards_of_a_demonstration_say_so(simulated, marks):
    sheet = write_card_sheet(codes(4), replace(EVENT, simulated=simulated), ADDRESS)

    assert sheet.count(">Demonstration<") == marks


@pytest.mark.parametrize(
    ("address", "short"),
    [
        ("https://tagasiside.example/e/spring", "tagasiside.example/e/spring"),
        ("http://127.0.0.1:8000/e/spring", "127.0.0.1:8000/e/spring"),
    ],
)
def test_shorten_leaves_what_people_type(address, short):
    assert shorten(address) == short
