from io import BytesIO
from zipfile import ZipFile

import pytest

from collector.core.people.roles import Role
from collector.store.people.audit import list_audit
from tests.support.factories import make_event
from tests.support.organising import make_account, make_organiser

PAGE = "/organiser/events/spring/export"
REASON = "checking the analysis"
TITLES = {
    "et": "Vastused analüüsiks",
    "ru": "Ответы для анализа",
    "en": "Answers for analysis",
}


@pytest.fixture
def browser(db, data):
    make_event(db, data / "keys")
    return make_organiser(db, data)


@pytest.fixture
def sign_in_as(browser, db):
    def sign_in(role):
        make_account(db, name=role, roles=[role])
        browser.sign_in(name=role)
        return browser

    return sign_in


@pytest.mark.parametrize("language", TITLES)
def test_an_analyst_is_asked_what_for(sign_in_as, language):
    page = sign_in_as(Role.ANALYST).get(f"{PAGE}?lang={language}")

    assert f"<h1>{TITLES[language]}</h1>" in page.text


@pytest.mark.parametrize(("name", "ending"), [("csv", "zip"), ("xlsx", "xlsx"), ("spss", "zip")])
def test_an_analyst_takes_a_file_away(sign_in_as, name, ending):
    response = sign_in_as(Role.ANALYST).post(PAGE, PAGE, format=name, reason=REASON)

    assert response.headers["Content-Disposition"] == f"attachment; filename=spring.{ending}"
    assert response.headers["Cache-Control"] == "no-store"
    assert ZipFile(BytesIO(response.data)).testzip() is None


def test_a_reason_that_says_nothing_comes_back_with_the_error(sign_in_as, db):
    page = sign_in_as(Role.ANALYST).post(f"{PAGE}?lang=en", PAGE, format="csv", reason="<b>why")

    assert page.status_code == 422
    assert "Write the reason in 10 to 500 characters." in page.text
    assert "&lt;b&gt;why</textarea>" in page.text
    assert 'value="csv" checked' in page.text
    assert not any(line.kind == "answers_exported" for line in list_audit(db))


def test_an_unknown_format_is_not_found(sign_in_as):
    response = sign_in_as(Role.ANALYST).post(PAGE, PAGE, format="exe", reason=REASON)

    assert (response.status_code, response.headers.get("Content-Disposition")) == (404, None)


@pytest.mark.parametrize("role", [Role.ORGANISER, Role.APPROVER])
def test_others_are_told_who_may(sign_in_as, role):
    page = sign_in_as(role).get(f"{PAGE}?lang=en")

    assert page.status_code == 403
    assert "Only analysts can download the answers." in page.text


@pytest.mark.parametrize("role", Role)
def test_only_analysts_are_shown_the_way(sign_in_as, role):
    page = sign_in_as(role).get("/organiser/events/spring")

    assert (PAGE in page.text) == (role is Role.ANALYST)


@pytest.mark.parametrize("role", Role)
def test_only_organisers_are_shown_what_changes_an_event(sign_in_as, role):
    page = sign_in_as(role).get("/organiser/events/spring")

    assert ("/waves/pre/open" in page.text) == (role is Role.ORGANISER)


def test_an_analyst_cannot_open_a_wave(sign_in_as):
    page = sign_in_as(Role.ANALYST).post("/organiser/events/spring/waves/pre/open?lang=en", PAGE)

    assert page.status_code == 403
    assert "This is for organisers." in page.text
