"""Addresses in which something of one event is named under another: refused, nothing changed.

Accounts are not limited to series, so what keeps events apart is that each thing is looked up
under the event of the address.
"""

from dataclasses import replace
from io import BytesIO

import pytest

from collector.actions.events.plan_event import plan_event
from collector.actions.people.accounts import invite
from collector.actions.questionnaire.edit_draft import Seen, begin_draft, change_draft
from collector.actions.questionnaire.publish_draft import publish_draft
from collector.core.answering.coding import Coding
from collector.core.editing.rows import set_cells
from collector.core.people.roles import Role
from collector.core.waves import WaveName
from collector.formats.questionnaire.yaml import write_yaml
from collector.store.answering.texts import save_coding
from collector.store.events.events import get_series
from collector.store.events.waves import find_wave
from collector.store.people.accounts import find_account
from collector.store.people.jobs import save_job
from collector.store.publication.results import find_approval
from collector.texts.languages import Translated
from tests.support.approving import ask_for_second_person
from tests.support.factories import (
    EVENT,
    NOW,
    SERIES,
    close_event_wave,
    open_event_wave,
    send,
    submission,
)
from tests.support.organising import NAME, PASSWORD
from tests.support.small_events import hold_event

TEXT = "Sild on valvamata"


@pytest.fixture
def other(db, keys, event):
    """An event of another series, with a text that waits to be coded."""
    versions = {
        wave: find_wave(db, event.id, wave).questionnaire_version
        for wave in ("pre", "post", "followup")
    }
    series = replace(SERIES, slug="others", title=Translated(et="Muud", ru="Иные", en="Others"))
    planned = plan_event(db, series, replace(EVENT, slug="autumn"), versions, keys=keys)
    open_event_wave(db, planned)
    send(db, keys, planned, submission(db, planned, texts={"proposals": TEXT}))
    close_event_wave(db, planned)
    return planned


def everything(db):
    """Return every row of the database."""
    return list(db.conn.iterdump())


def text_id(db):
    return next(iter(db.table("texts").rows))["id"]


def test_text_of_another_event_cannot_be_coded(db, organiser, event, other):
    number, before = text_id(db), everything(db)
    fields = {"risk": "", "stage": "prevention", "paraphrase": "Valve puudub", "language": "et"}

    response = organiser.post(
        f"/organiser/events/{event.slug}/texts/{number}", page="/organiser/people", **fields
    )

    assert response.status_code in {404, 409}
    assert TEXT not in response.text
    assert everything(db) == before


@pytest.mark.parametrize("step", ["approve", "undo"])
def test_coding_of_another_event_can_be_neither_approved_nor_undone(
    db, organiser, event, other, step
):
    said = {"risk": "", "stage": "prevention", "paraphrase": "Valve puudub", "language": "et"}
    save_coding(db, other.id, text_id(db), Coding(id=0, question="proposals", coder="Anna", **said))
    [coding], before = db.table("codings").rows, everything(db)

    response = organiser.post(
        f"/organiser/events/{event.slug}/codings/{coding['id']}/{step}", page="/organiser/people"
    )

    assert response.status_code in {404, 409}
    assert everything(db) == before


def test_texts_page_shows_no_text_of_another_event(organiser, event, other):
    assert TEXT in organiser.get(f"/organiser/events/{other.slug}/texts").text
    assert TEXT not in organiser.get(f"/organiser/events/{event.slug}/texts").text


def test_fields_that_no_form_has_change_nothing_else(db, organiser, event, other):
    known = find_account(db, NAME)
    page = f"/organiser/events/{event.slug}/plan"
    foreign = {
        "id": other.id,
        "event_id": other.id,
        "series_id": other.series_id,
        "state": "sealed",
        "simulated": "1",
        "roles": "analyst",
        "role": "analyst",
        "threshold": "1",
        "sessions_from": "9",
        "account": "1",
    }
    before = [line for line in everything(db) if "audit" not in line]

    organiser.post(page, page=page, **foreign)
    organiser.post(f"/organiser/events/{event.slug}/waves/post/open", page=page, **foreign)

    after = [line for line in everything(db) if "audit" not in line]
    changed = {line.split("(")[0] for line in set(after) ^ set(before)}
    assert changed == {'INSERT INTO "waves" VALUES'}
    assert find_account(db, NAME) == known


def test_invitation_gives_the_roles_it_was_made_with_whatever_is_sent(db, organiser):
    page = f"/organiser/start/{invite(db, [Role.ANALYST], now=NOW)}"

    organiser.post(page, page=page, name="Town", password=PASSWORD, role="organiser", id="1")

    assert find_account(db, "Town").roles == {Role.ANALYST}
    assert find_account(db, NAME).roles == set(Role)


DRAFT_OBJECTS = "/organiser/questionnaires/{series}/drafts/1"
DRAFT_PATHS = ("/rows/1", "/rows/0", "/translations", "/bank", "/replace", "/publish")
DRAFT_STEPS = (
    *("/undo", "/away", "/back", "/sections", "/rows/1/questions", "/rows/2/up"),
    *("/rows/1/done", "/rows/2/own_list", "/rows/2/choices", "/rows/2/choices/1/up"),
)
DRAFT_VIEWS = ("/preview", "/page/en", "/file.yaml", "/file.xlsx")


@pytest.fixture
def draft(db, event, other):
    """A draft of the first series, which has been changed once."""
    version = find_wave(db, event.id, "pre").questionnaire_version
    series = get_series(db, event.series_id)
    made = begin_draft(db, series, version, now=NOW, account="Anna")

    def reword(sheets):
        return set_cells(sheets, 2, {"label::English (en)": "Only here"})

    return change_draft(db, Seen(series, made.id, 0, NOW, "Anna"), reword, "typed", "x")


@pytest.mark.parametrize("path", [*DRAFT_PATHS, *DRAFT_STEPS])
def test_draft_cannot_be_changed_under_another_series(db, organiser, draft, path):
    page, before = DRAFT_OBJECTS.format(series="others"), everything(db)
    sent = {
        "step": draft.step,
        "type-1": "note",
        "section": 1,
        "label-et": "Muu",
        "form_title-et": "Muu",
        "survey-1-label-et": "Muu",
        "event": "spring",
    }

    response = organiser.post(f"{page}{path}", page="/organiser/people", **sent)

    assert (response.status_code, everything(db)) == (404, before)


@pytest.mark.parametrize("path", ["", *DRAFT_PATHS, *DRAFT_VIEWS])
def test_draft_is_shown_under_its_own_series_alone(organiser, draft, path):
    shown = [
        organiser.get(DRAFT_OBJECTS.format(series=series) + path).status_code
        for series in ("others", "never")
    ]

    assert shown == [404, 404]
    assert organiser.get(DRAFT_OBJECTS.format(series="seminars") + path).status_code == 200


def test_file_is_not_loaded_into_a_draft_of_another_series(db, organiser, draft):
    page, before = DRAFT_OBJECTS.format(series="others"), everything(db)
    content = BytesIO(write_yaml(draft.sheets).encode())

    response = organiser.post(
        f"{page}/replace", page="/organiser/people", step=draft.step, file=(content, "pre.yaml")
    )

    assert (response.status_code, everything(db)) == (404, before)


def test_draft_is_not_asked_at_an_event_of_another_series(db, keys, organiser, draft, other):
    page, series = DRAFT_OBJECTS.format(series="seminars"), get_series(db, other.series_id)
    versions = {wave: find_wave(db, other.id, wave).questionnaire_version for wave in WaveName}
    plan_event(db, series, replace(EVENT, slug="winter"), versions, keys=keys)
    before = everything(db)

    response = organiser.post(f"{page}/publish", page=page, step=draft.step, event="winter")

    assert (response.status_code, everything(db)) == (404, before)


def test_draft_is_begun_from_a_version_of_its_own_series_alone(db, organiser, event, draft):
    series = get_series(db, event.series_id)
    version = publish_draft(db, Seen(series, draft.id, draft.step, NOW, "Anna"), [])
    before = everything(db)

    response = organiser.post(
        "/organiser/questionnaires/others/drafts", page="/organiser/people", version=version
    )

    assert (response.status_code, everything(db)) == (404, before)


def test_job_is_not_stopped_under_another_event(db, organiser, event, other):
    job = save_job(db, "report", event.id, NOW)
    before = everything(db)

    response = organiser.post(
        f"/organiser/events/{other.slug}/jobs/{job}/stop", page="/organiser/people"
    )

    assert (response.status_code, everything(db)) == (404, before)


@pytest.mark.parametrize("step", ["approve", "send-back"])
def test_decision_about_one_event_counts_for_no_other(db, organiser, keys, step):
    held = [hold_event(db, keys, slug, 12) for slug in ("second", "third")]
    ask_for_second_person(db)
    asked, page = [f"/organiser/events/{each.slug}/publication" for each in held]
    organiser.post(f"{asked}/ask", page=asked)
    seen, before = find_approval(db, held[0].id).draft_hash, everything(db)

    response = organiser.post(f"{page}/{step}", page=page, draft=seen, remark="Why?")

    assert (response.status_code, everything(db)) == (409, before)
