import re
from dataclasses import replace

import pytest

from collector.core.waves import WaveName
from collector.formats.print.invitation import PosterSize, write_poster
from collector.texts.catalogue import Phrases
from collector.texts.languages import Translated
from tests.support.factories import EVENT

ADDRESS = "https://tagasiside.example/e/spring"


def words_of(page):
    body = page.partition("<body>")[2]
    return " ".join(re.sub(r"<[^>]*>", "", body).split())


def test_poster_says_title_address_and_invitation_in_three_languages():
    assert words_of(write_poster(EVENT, ADDRESS, wave=WaveName.PRE)) == (
        "Kevadseminar Весенний семинар Spring seminar tagasiside.example/e/spring "
        "Mõni küsimus enne seminari, ilma nimeta. "
        "Несколько вопросов перед семинаром, без имени. "
        "A few questions before the seminar, without a name."
    )


def test_every_wave_has_an_invitation():
    assert set(Phrases("print", "invitations")) == {"any", *WaveName}


@pytest.mark.parametrize(
    ("size", "page"),
    [
        (PosterSize.A4, "210mm 297mm"),
        (PosterSize.A5, "148mm 210mm"),
        (PosterSize.SLIDE, "320mm 180mm"),
    ],
)
def test_poster_is_printed_on_a_page_of_its_size(size, page):
    assert f"@page{{size:{page};margin:0}}" in write_poster(EVENT, ADDRESS, size=size)


def test_letters_of_a_long_title_are_smaller():
    titles = ("Kevad", "Kevadseminar " * 8)
    events = [replace(EVENT, title=Translated(et=each, ru=each, en=each)) for each in titles]

    sizes = [
        float(re.search(r"font-size:([\d.]+)cqmin", write_poster(event, ADDRESS))[1])
        for event in events
    ]

    assert sizes == [6.5, 3.49]


def test_poster_escapes_a_title():
    hostile = Translated(et="<script>1</script>", ru="<b>", en="&")

    page = write_poster(replace(EVENT, title=hostile), ADDRESS)

    assert "<script>" not in page
    assert "&lt;script&gt;1&lt;/script&gt;" in page


@pytest.mark.parametrize("simulated", [True, False])
def test_poster_of_a_demonstration_says_so(simulated):
    page = write_poster(replace(EVENT, simulated=simulated), ADDRESS)

    assert ("Näidis · Пример · Demonstration" in words_of(page)) == simulated
