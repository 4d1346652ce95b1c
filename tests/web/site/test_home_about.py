import re

import pytest

from collector.texts.languages import LANGUAGES

ABOUT_ONE_PERSON = "responses", "texts", "link_hashes", "batched"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stored_column_is_stated_in_every_language(client, event, db, language):
    html = client.get(f"/stored?lang={language}").text

    names = [name for table in ABOUT_ONE_PERSON for name in db.table(table).columns_dict]
    assert re.findall(r"<dt><code>(\w+)</code></dt>", html) == names
    examples = re.findall(r"<dd><code>([^<]+)</code><br>\w+", html)
    assert len(examples) == len(names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_accessibility_is_stated_with_its_standard_and_contact(client, event, language):
    html = client.get(f"/accessibility?lang={language}").text

    assert f'<html lang="{language}">' in html
    assert html.count("WCAG 2.2 AA") == 2
    assert "<p>council@example.ee</p>" in html
    assert "www.ttja.ee" in html


def test_own_pages_remember_a_language_only_when_asked(client, event):
    asked, unasked = client.get("/stored?lang=ru"), client.get("/accessibility")

    assert asked.headers["Set-Cookie"].startswith("lang=ru;")
    assert unasked.headers.getlist("Set-Cookie") == []


@pytest.mark.parametrize(("browser", "cookies"), [("ru", []), ("et", ["lang=ru"])])
def test_language_is_remembered_only_if_the_browser_asks_for_another(client, browser, cookies):
    response = client.get("/stored?lang=ru", headers={"Accept-Language": browser})

    kept = [each.split(";")[0] for each in response.headers.getlist("Set-Cookie")]
    assert kept == cookies
