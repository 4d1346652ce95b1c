import re

import pytest
import yaml

from collector.core.rows.parts import CautionKind
from collector.core.statistics.claims import Claim, Verdict
from collector.core.wording.change import CAUTIONS, name_verdict
from tests.data.conftest import FOLDER


def read_texts():
    return yaml.safe_load((FOLDER / "texts.yaml").read_text())


def language_of(response):
    return response.text.split('<html lang="')[1][:2]


@pytest.mark.parametrize(
    ("asked", "cookie", "wish", "language"),
    [
        (None, None, None, "et"),
        (None, None, "ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        (None, None, "en;q=0.4, ru;q=0.8", "ru"),
        (None, None, "fi, de;q=0.8", "et"),
        (None, "en", "ru", "en"),
        ("ru", "en", "et", "ru"),
        ("xx", "en", "et", "en"),
        (None, "xx", "ru", "ru"),
        (None, '"<script>', None, "et"),
    ],
)
def test_the_language_is_asked_for_then_remembered_then_wished(site, asked, cookie, wish, language):
    address = f"/?lang={asked}" if asked else "/"
    headers = {"accept-language": wish} if wish else {}

    response = site.get(address, cookies={"lang": cookie} if cookie else {}, headers=headers)

    assert language_of(response) == language


def test_asking_for_a_language_is_remembered(site):
    cookie = site.get("/public/results?lang=ru&wave=pre").headers["set-cookie"]

    assert cookie == "lang=ru; Path=/; Max-Age=31536000; SameSite=Lax"


def test_a_language_is_not_taken_for_a_column(site):
    response = site.get("/public/results?lang=en&wave=pre&event=vaike")

    assert "Rows: 23" in response.text


def test_the_switch_keeps_the_rest_of_the_address(site):
    page = site.text("/public/results?wave=pre")

    assert '<a href="?wave=pre&amp;lang=ru" lang="ru" hreflang="ru">Русский</a>' in page


def test_pages_vary_by_what_the_language_depends_on(site):
    headers = site.get("/").headers

    assert {"cookie", "accept-language"} <= set(headers["vary"].lower().split(", "))


def test_every_text_that_templates_ask_for_is_there():
    texts = read_texts()
    templates = "".join(each.read_text() for each in (FOLDER / "templates").iterdir())

    asked = set(re.findall(r'\bt\("(\w+)"[,)]', templates))
    assert asked - set(texts) == set()
    assert len(asked) > 50


@pytest.mark.parametrize(
    ("language", "month"), [("et", "juuni 2017"), ("ru", "июнь 2017 г."), ("en", "June 2017")]
)
def test_months_are_written_as_in_the_language(site, language, month):
    assert month in site.text("/event/koostooseminar-2017", language)


@pytest.mark.parametrize(("language", "change"), [("et", "+0,23"), ("en", "+0.23")])
def test_numbers_are_written_as_in_the_language(site, language, change):
    assert change in site.text("/event/koostooseminar-2017", language)


@pytest.mark.parametrize("kind", CautionKind)
def test_the_site_words_a_caution_as_reports_do(kind):
    assert read_texts()[f"caution_{kind}"] == CAUTIONS[kind].as_dict()


@pytest.mark.parametrize("verdict", Verdict)
def test_the_site_words_a_verdict_as_reports_do(verdict):
    assert read_texts()[f"verdict_{verdict}"] == name_verdict(verdict, Claim.CLEAR).as_dict()
