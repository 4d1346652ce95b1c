"""Addresses in which something of one event is named under another: refused, nothing changed.

Accounts are not limited to series, so what keeps events apart is that each thing is looked up
under the event of the address.
"""

from dataclasses import replace

import pytest

from collector.actions.create_account import invite
from collector.actions.plan_event import plan_event
from collector.core.languages import Translated
from collector.core.roles import Role
from collector.store.accounts import find_account
from collector.store.codings import save_coding
from collector.store.waves import find_wave
from tests.factories import EVENT, NOW, SERIES, open_event_wave, send, submission
from tests.organising import NAME, PASSWORD

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
    return planned


def everything(db):
    """Return every row of the database but of sign-ins."""
    return [line for line in db.conn.iterdump() if 'INTO "sign_in_attempts"' not in line]


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
    save_coding(db, other.id, text_id(db), question="proposals", coder="Anna", **said)
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
    foreign = {"id": other.id, "event_id": other.id, "series_id": other.series_id,
               "state": "sealed", "simulated": "1", "roles": "analyst", "role": "analyst",
               "threshold": "1", "sessions_from": "9", "account": "1"}  # fmt: skip
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
