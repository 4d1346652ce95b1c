"""Odd requests to every address, by everybody: a sample of what `make security` asks."""

import pytest

from collector.actions.questionnaire.edit_draft import begin_draft
from collector.core.people.roles import Role
from collector.store.events.events import get_series
from collector.store.events.waves import find_wave
from tests.support.factories import NOW
from tests.support.organising import make_account, make_organiser
from tests.web.fuzzing import Found, ask, complaints, list_requests, sample, token_of

SIZE = 300


@pytest.mark.parametrize("role", [None, *Role])
def test_no_odd_request_fails_or_is_answered_without_its_guards(db, data, event, role):
    browser = make_organiser(db, data)
    if role is not None:
        make_account(db, "Other", roles=[role])
        browser.sign_in(name="Other")
    version = find_wave(db, event.id, "pre").questionnaire_version
    begin_draft(db, get_series(db, event.series_id), version, now=NOW, account="Other")
    asked = list_requests(browser.client.application, "spring", 1)
    found = Found()

    ask(browser.client, sample(asked, SIZE), token_of(browser.client), found)

    assert found.failed == []
    assert sum(found.statuses.values()) == SIZE


def test_complaints_name_what_is_wrong(client):
    bare = client.application.response_class("x", 500, {"Location": "//evil.example"})

    assert complaints(bare) == [
        "fails",
        "can be framed",
        "type can be guessed",
        "leads elsewhere",
    ]


def test_too_large_file_for_what_is_not_there_is_not_found(organiser):
    large = {"file": "x" * 1_500_000}

    response = organiser.client.post("/organiser/questionnaires/none/file", data=large)

    assert response.status_code == 404
