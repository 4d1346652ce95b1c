import pytest

from collector.core.answering.coding import Coding, check_approval, check_paraphrase, find_overlap
from collector.errors import CodingError, passes

TEXT = "Narva jõe sild on öösel valvamata, ütles naabri Mati"


@pytest.mark.parametrize(
    ("text", "paraphrase", "shared"),
    [
        (TEXT, "Öösel tuleks silda valvata", ""),
        (TEXT, "Räägiti, et JÕE SILD — ON ÖÖSEL valvamata!", "jõe sild on öösel valvamata"),
        (TEXT, "jõe sild on öösel pime", ""),
        (TEXT, "", ""),
        ("", "ükskõik mida siia kirjutada saab täna", ""),
        ("joobes juht", "joobes juht on oht", ""),
        ("joobes juht teel", "iga joobes juht teel on oht", "joobes juht teel"),
        ("Щ. едет пьяным по мосту", "там Щ едет пьяным по мосту ночью", "щ едет пьяным по мосту"),
    ],
)
def test_words_taken_over_are_found(text, paraphrase, shared):
    assert find_overlap(text, paraphrase) == shared


@pytest.mark.parametrize(
    "paraphrase",
    [
        "jõe sild on öö\u200bsel valvamata",
        "jõe sild on öö\u00adsel valvamata",
        "jo\u0303e sild on o\u0308o\u0308sel valvamata",
        "jõe_sild_on_öösel_valvamata",
        "jõe-sild on öö sel valva.mata",
        "jõesild on öösel valvamata",
        "joe sild on oosel valvamata",
        "jõe sild оn öösеl vаlvаmаtа",
        "ｊõe sild on öösel valvamata",
    ],
)
def test_words_taken_over_are_found_in_disguise(paraphrase):
    assert find_overlap(TEXT, paraphrase) == "jõe sild on öösel valvamata"


@pytest.mark.parametrize(("paraphrase", "reason"), [(TEXT, "overlap"), ("x" * 501, "length")])
def test_a_paraphrase_that_will_not_do_is_refused(paraphrase, reason):
    with pytest.raises(CodingError, match=reason):
        check_paraphrase(TEXT, paraphrase)


@pytest.mark.parametrize(("account", "may"), [("Anna", False), ("anna", False), ("Otto", True)])
def test_nobody_approves_their_own_coding(account, may):
    coding = Coding(1, "risk_text", "traffic", "prevention", "Öine valve", "et", "Anna")

    assert passes(check_approval, coding, account) == may
