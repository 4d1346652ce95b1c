import re

import pytest

from collector import errors
from collector.texts.languages import LANGUAGES
from collector.web.site.errors import HTTP_KEYS, PROBLEMS, SENT, find_problem
from collector.web.site.layout import say


def test_unknown_event_lists_the_open_ones(client, event):
    response = client.get("/e/nowhere?lang=en")

    assert response.status_code == 404
    assert "<title>Error: There is no such page" in response.text
    assert re.findall(r'<a href="(/e/[^"]+)"', response.text) == ["/e/spring/pre?lang=en"]


@pytest.mark.parametrize("path", ["/e/spring/during", "/e/nowhere/pre", "/nothing", "/e/%FF"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_unknown_page_is_404(client, event, path, method):
    response = client.open(f"{path}?lang=ru", method=method)

    assert response.status_code == 404
    assert "Такой страницы нет" in response.text


@pytest.mark.parametrize("path", ["/", "/e/spring", "/e/spring/pre", "/receipt"])
def test_unknown_language_links_the_three(client, event, path):
    response = client.get(f"{path}?lang=xx", headers={"Accept-Language": "ru"})

    assert response.status_code == 400
    assert "Такого языка здесь нет" in response.text
    assert re.findall(r'href="\?lang=(\w+)"', response.text) == list(LANGUAGES)


def test_wrong_method_says_which_are_allowed(client, event):
    response = client.put("/e/spring/pre?lang=en")

    assert response.status_code == 405
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}
    assert "This page does not work that way" in response.text


def test_fault_of_ours_shows_a_sentence_and_no_traceback(app, client, event, caplog):
    @app.get("/fault")
    def fail():
        raise ZeroDivisionError("innermost secret")

    response = client.get("/fault?lang=et")

    assert response.status_code == 500
    assert "Viga on meie poolel" in response.text
    assert "secret" not in response.text
    assert "innermost secret" in caplog.text


def test_fault_is_logged_without_the_address(app, client, event, caplog):
    @app.get("/fault/<token>")
    def fail(token):
        raise ZeroDivisionError(token[:0])

    client.get("/fault/one-time-token?code=7ZK9QAX")

    [line] = [record for record in caplog.records if record.levelname == "ERROR"]
    assert line.fields["route"] == "/fault/<token>"
    assert "ZeroDivisionError" in caplog.text
    assert "one-time-token" not in caplog.text
    assert "7ZK9QAX" not in caplog.text


def test_fault_is_shown_while_the_database_is_away(app, client, data, event):
    (data / "collector.db").rename(data / "elsewhere.db")

    response = client.get("/?lang=en")

    assert response.status_code == 503
    assert "The fault is ours." in response.text


def test_every_problem_has_a_heading_and_a_sentence():
    keys = {problem.key for problem in PROBLEMS.values()} | {*HTTP_KEYS.values(), *SENT}

    said = [(say(word, f"{key}_title"), say(word, key)) for key in keys for word in LANGUAGES]

    assert [heading for heading, sentence in said if heading == sentence] == []


def test_every_exception_of_the_service_has_a_status():
    kinds = [each for each in vars(errors).values() if isinstance(each, type)]
    own = [each for each in kinds if issubclass(each, errors.CollectorError)]
    own.remove(errors.SentError)  # its reasons have one

    assert {find_problem(each.__new__(each)).status >= 400 for each in own} == {True}
