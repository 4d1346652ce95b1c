"""Approval of a publication in the browser: one asks, another sees the same and decides."""

import re

import pytest

from collector.config import Settings
from collector.core.people.jobs import JobKind
from collector.core.people.roles import Role
from collector.store.events.events import list_series
from collector.store.people.jobs import list_jobs
from collector.store.publication.results import find_approval
from collector.web.app import create_app
from collector.worker.tasks import work
from tests.support.approving import ask_for_second_person
from tests.support.factories import NOW
from tests.support.organising import NAME, Organiser, make_account, words_of
from tests.support.small_events import hold_event

PAGE = "/organiser/events/second"
PUBLICATION = f"{PAGE}/publication"


@pytest.fixture
def held(db, keys):
    event = hold_event(db, keys, "second", 12)
    ask_for_second_person(db)
    return event


@pytest.fixture
def approver(db, organiser):
    """Another browser, signed in as somebody who may approve and nothing else."""
    make_account(db, "Õie-Ženja", roles=[Role.APPROVER])
    browser = Organiser(organiser.client.application.test_client(), organiser.clock)
    browser.sign_in(name="Õie-Ženja", query="?lang=en")
    return browser


def read_form(page):
    """Return what a browser would send of a page's form: its texts, and the ticked scales."""
    said = dict(re.findall(r'name="([^"]+)" type="text" value="([^"]*)"', page))
    return said | {"primary": re.findall(r'name="primary" value="(\w+)" checked', page)}


def decide(browser, step, **fields):
    """Send a decision about the draft that the browser is shown."""
    seen = re.search(r'name="draft" value="(\w+)"', browser.get(PUBLICATION).text)
    return browser.post(f"{PUBLICATION}/{step}", page=PUBLICATION, draft=seen[1], **fields)


def test_the_page_asks_for_approval_in_place_of_publishing(db, organiser, held):
    before = organiser.get(PUBLICATION).text

    response = organiser.post(f"{PUBLICATION}/ask", page=PUBLICATION)

    assert ('id="ask-approval"' in before, 'id="publish-now"' in before) == (True, False)
    assert response.location == PUBLICATION
    after = words_of(organiser.get(PUBLICATION).text)
    assert f"{NAME} asked for approval of exactly what is shown here" in after
    assert "Approve the publication" not in after


def test_another_person_sees_the_same_report_and_approves_it(db, organiser, approver, held):
    organiser.post(f"{PUBLICATION}/ask", page=PUBLICATION)
    shown = words_of(approver.get(PUBLICATION).text)

    decide(approver, "approve")

    assert "R7 Only the month of the event is published" in shown
    said = shown.partition("What the public page would say ")[2]
    assert said.startswith("There was no comparison group")
    assert "Motivation – we cannot tell whether it changed" in said
    page = organiser.get(PUBLICATION).text
    assert "Õie-Ženja approved exactly what is shown here" in page
    assert 'id="publish-now"' in page
    assert 'id="publish-now"' not in approver.get(PUBLICATION).text


def test_a_draft_sent_back_shows_the_remark_and_can_be_asked_about_again(
    db, organiser, approver, held
):
    organiser.post(f"{PUBLICATION}/ask", page=PUBLICATION)

    decide(approver, "send-back", remark='Miks <b>"kolm"</b>?')

    page = organiser.get(PUBLICATION).text
    assert "Miks &lt;b&gt;&#34;kolm&#34;&lt;/b&gt;?" in page
    assert 'id="ask-approval"' in page


@pytest.mark.parametrize(
    ("step", "fields", "told"),
    [
        ("send-back", {"remark": " "}, (422, "Write in at most 500 characters")),
        ("send-back", {"remark": "Why?"}, (409, "Something has changed meanwhile")),
        ("approve", {}, (409, "Something has changed meanwhile")),
    ],
)
@pytest.mark.usefixtures("held")
def test_a_decision_about_something_else_is_refused(organiser, approver, step, fields, told):
    organiser.post(f"{PUBLICATION}/ask", page=PUBLICATION)

    response = approver.post(f"{PUBLICATION}/{step}", page=PUBLICATION, draft="x", **fields)

    assert response.status_code == told[0]
    assert told[1] in response.text
    assert "can be published now" not in organiser.get(PUBLICATION).text


@pytest.mark.usefixtures("held")
def test_a_remark_that_is_too_long_comes_back_with_its_error_beside_it(organiser, approver):
    organiser.post(f"{PUBLICATION}/ask", page=PUBLICATION)
    long = "Miks? " * 100

    page = decide(approver, "send-back", remark=long).text

    area = re.search(r'<textarea id="remark".*?</textarea>', page, re.DOTALL)[0]
    assert (long in area, 'aria-describedby="remark-error"' in area) == (True, True)


def test_a_decision_about_what_can_no_longer_be_published_is_refused(db, organiser, approver, held):
    organiser.post(f"{PUBLICATION}/ask", page=PUBLICATION)
    seen = find_approval(db, held.id).draft_hash
    db.execute("DELETE FROM reports")

    answers = [
        approver.post(f"{PUBLICATION}/{step}", page=PUBLICATION, draft=seen, remark="Why?")
        for step in ("approve", "send-back")
    ]
    asked = organiser.post(f"{PUBLICATION}/ask", page=PUBLICATION)

    assert {answer.status_code for answer in [*answers, asked]} == {409}
    assert "This cannot be published now." in asked.text


def test_who_asked_cannot_approve(organiser, held):
    organiser.post(f"{PUBLICATION}/ask", page=PUBLICATION)
    page = organiser.get(PUBLICATION).text

    response = organiser.post(f"{PUBLICATION}/approve", page=PUBLICATION)

    assert 'id="approve"' not in page
    assert response.status_code == 409


def test_asking_where_nobody_asks_for_it_is_refused(db, organiser, held):
    ask_for_second_person(db, needs_approval=False)

    response = organiser.post(f"{PUBLICATION}/ask", page=PUBLICATION)

    assert response.status_code == 409
    assert "No approval is needed" in response.text


def test_the_strip_says_who_is_waited_for(organiser, approver, held):
    organiser.post(f"{PUBLICATION}/ask", page=PUBLICATION)
    asked = [words_of(browser.get(PAGE).text) for browser in (organiser, approver)]
    decide(approver, "approve")

    approved = words_of(organiser.get(PAGE).text)

    assert "Publication waits for a second person" in asked[0]
    assert f"Publication waits for your approval (asked by {NAME})" in asked[1]
    assert "can go ahead (approved by Õie-Ženja)" in approved


def test_a_series_is_told_on_its_page_to_ask_for_approval(db, organiser, event):
    page = "/organiser/series/seminars"
    said = read_form(organiser.get(page).text)

    organiser.post(page, page=page, **said, needs_approval="yes")

    assert [series.needs_approval for series in list_series(db)] == [True]
    assert 'name="needs_approval" value="yes"' in organiser.get(page).text
    organiser.post(page, page=page, **said)
    assert [series.needs_approval for series in list_series(db)] == [False]


def test_only_an_approver_lets_a_series_do_without_approval(db, organiser, event):
    ask_for_second_person(db)
    page = "/organiser/series/seminars"
    said = read_form(organiser.get(page).text)
    make_account(db, "Mari", roles=[Role.ORGANISER])
    other = Organiser(organiser.client.application.test_client(), organiser.clock)
    other.sign_in(name="Mari", query="?lang=en")

    other.post(page, page=page, **said)

    assert [series.needs_approval for series in list_series(db)] == [True]
    assert (
        'value="yes" aria-describedby="needs-approval-hint" checked disabled>'
        in other.get(page).text
    )


def test_a_correction_is_offered_with_a_warning_and_asked_for_as_such(db, organiser, held):
    ask_for_second_person(db, needs_approval=False)
    settings = organiser.client.application.extensions["collector"].settings
    work(db, JobKind.PUBLISH, "second", settings, NOW, lambda *_: None)
    offer = organiser.get(PUBLICATION).text
    page = organiser.get(f"{PUBLICATION}?kind=correction").text

    refused = organiser.post(f"{PAGE}/jobs/correction")
    organiser.post(f"{PAGE}/jobs/correction", page=PUBLICATION, confirmed="yes")

    assert "publication?kind=correction" in offer
    assert "A correction replaces the whole last edition" in page
    assert refused.location == f"{PUBLICATION}?kind=correction&unsure=yes"
    assert [job.kind for job in list_jobs(db, held.id)] == ["correction"]


def test_what_was_never_published_cannot_be_corrected(organiser, held):
    page = organiser.get(f"{PUBLICATION}?kind=correction").text

    assert "A correction replaces" not in page


def test_every_step_is_taken_in_the_thread_that_writes(db, data, held):
    make_account(db)
    make_account(db, "Õie-Ženja", roles=[Role.APPROVER])
    app = create_app(Settings(data=data), clock=lambda: NOW)
    asker, approver = (Organiser(app.test_client(), app) for _ in range(2))
    asker.sign_in()
    approver.sign_in(name="Õie-Ženja")

    asker.post(f"{PUBLICATION}/ask", page=PUBLICATION)
    decide(approver, "send-back", remark="Miks?")
    asker.post(f"{PUBLICATION}/ask", page=PUBLICATION)
    decide(approver, "approve")

    assert find_approval(db, held.id).state == "approved"
