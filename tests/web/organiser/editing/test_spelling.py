"""Changes of words that are spelling only: declared by one person, confirmed by another."""

import re

import pytest

from collector.actions.publication.build_report import build_report
from collector.actions.publication.publish import publish_events
from collector.core.linking.codes import card_code
from collector.core.people.roles import Role
from collector.core.waves import WaveName
from collector.store.publication.results import find_report
from collector.store.questionnaire.versions import list_corrections
from tests.actions.publication.test_publish import query
from tests.support.factories import NOW, close_event_wave, open_event_wave, send, submission
from tests.support.organising import make_account, words_of
from tests.web.organiser.editing.drafting import DRAFT, START, edit, read_fields, row_of

PAGE = f"{START}/spelling"
OTHER = "Second person"
TYPO = {"label-en": "I am interestd in what happens around me."}


@pytest.fixture
def published(db, event, draft, organiser):
    """Publish a version whose author says that the words of one item were only misspelt."""
    edit(organiser, draft, "mot_interest", **TYPO)
    page = f"{DRAFT}/publish"
    shown = organiser.get(page).text
    sent = {"step": draft().step, "event": "spring", "spelling": "mot_interest"}
    response = organiser.post(page, page, **sent)
    assert ("Spelling only" in shown, response.status_code) == (True, 303)
    return event


def answer(db, keys, event):
    open_event_wave(db, event, WaveName.POST)
    for name in (WaveName.PRE, WaveName.POST):
        for number in range(12):
            answers = {"mot_interest": str(1 + number % 5)}
            sent = submission(db, event, name, answers=answers, card_code=card_code(number))
            send(db, keys, event, sent, name)
        close_event_wave(db, event, name)


def decide(organiser, step):
    [correction] = [each for each in list_corrections(organiser.db) if not each.confirmed]
    return organiser.post(f"{PAGE}/{step}", PAGE, correction=correction.id)


@pytest.fixture(autouse=True)
def _database(organiser, db):
    organiser.db = db


def change_person(organiser, db, roles=(Role.ORGANISER,)):
    make_account(db, OTHER, roles=roles)
    organiser.client.delete_cookie("organiser", path="/organiser")
    organiser.sign_in(name=OTHER)


def test_a_lone_account_is_told_whom_to_ask(published, organiser):
    words = words_of(organiser.get(PAGE).text)

    response = decide(organiser, "confirm")

    assert "no other organiser or approver has an account" in words
    assert "interestd" in words
    assert response.status_code == 409
    assert "Another person confirms it" in words_of(response.text)


@pytest.mark.parametrize("roles", [(Role.ORGANISER,), (Role.APPROVER,)])
def test_another_person_confirms_and_the_line_goes_on(db, keys, data, published, organiser, roles):
    answer(db, keys, published)
    build_report(db, "spring", now=NOW, keys=keys)
    before = [each.name for each in find_report(db, published.id).changes]
    change_person(organiser, db, roles)

    response = decide(organiser, "confirm")

    build_report(db, "spring", now=NOW, keys=keys)
    after = [each.name for each in find_report(db, published.id).changes]
    assert response.status_code == 303
    assert (before, "mot_interest" in after) == ([], True)
    publish_events(db, ["spring"], public_path=data / "public.db", now=NOW)
    sql = "SELECT series, question, choice, language, text_after, month FROM corrections"
    said = ("seminars", "mot_interest", "", "en", TYPO["label-en"], "2026-05")
    assert query(data / "public.db", sql) == [said]
    versions = query(
        data / "public.db", "SELECT version FROM questions WHERE question = 'mot_interest'"
    )
    assert len(set(versions)) == 1


def test_a_declared_correction_is_withdrawn_and_can_be_declared_later(db, published, organiser):
    decide(organiser, "withdraw")
    page = organiser.get(PAGE).text
    [change] = re.findall(r'name="change" value="([^"]+)"', page)

    response = organiser.post(PAGE, PAGE, change=change)

    assert response.status_code == 303
    assert [each.question for each in list_corrections(db)] == ["mot_interest"]


def test_a_confirmed_correction_stays(db, published, organiser):
    [correction] = list_corrections(db)
    change_person(organiser, db)
    decide(organiser, "confirm")

    response = organiser.post(f"{PAGE}/withdraw", PAGE, correction=correction.id)

    assert (response.status_code, list_corrections(db)[0].confirmed_by) == (409, OTHER)
    assert f"12 May 2026: confirmed by {OTHER}." in words_of(response.text)


def test_an_approver_confirms_and_declares_nothing(db, published, organiser):
    change_person(organiser, db, (Role.APPROVER,))

    statuses = [
        organiser.post(PAGE, PAGE, change="mot_interest x").status_code,
        decide(organiser, "withdraw").status_code,
    ]

    assert statuses == [403, 403]


def test_a_change_of_more_than_words_is_not_offered_and_refused(db, draft, organiser):
    edit(organiser, draft, "mot_interest", **{"bind::reverse": "yes", "reverse": "yes"}, **TYPO)
    page = f"{DRAFT}/publish"

    shown = organiser.get(page).text
    sent = {"step": draft().step, "event": "spring", "spelling": "mot_interest"}
    response = organiser.post(page, page, **sent)

    assert 'name="spelling" value="mot_interest"' not in shown
    assert (response.status_code, list_corrections(db)) == (409, [])


def test_a_corrected_choice_is_one_decision_about_all_its_questions(db, draft, organiser):
    fields = read_fields(organiser.get(f"{DRAFT}/rows/{row_of(draft, 'mot_interest')}").text)
    choice = next(name for name in fields if re.fullmatch(r"choice-\d+-label-en", name))
    edit(organiser, draft, "mot_interest", **{choice: "Stronly disagree"})
    page = f"{DRAFT}/publish"
    [names] = re.findall(r'name="spelling" value="([^"]+)"', organiser.get(page).text)

    organiser.post(page, page, step=draft().step, spelling=names)
    shown = organiser.get(PAGE).text
    numbers = re.findall(r'name="correction" value="(\d+)"', shown)
    change_person(organiser, db)
    response = organiser.post(f"{PAGE}/confirm", PAGE, correction=numbers)

    assert len(names.split()) > 5
    assert response.status_code == 303
    assert {each.confirmed_by for each in list_corrections(db)} == {OTHER}
    assert len(list_corrections(db)) == len(names.split())
