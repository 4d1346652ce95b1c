import json
from uuid import UUID

import pytest

from collector.actions.answering.export import export_answers
from collector.actions.linking.link_waves import link_waves
from collector.core.linking.codes import card_code
from collector.core.people.roles import Role
from collector.core.waves import WaveName
from collector.errors import ForbiddenError, NotFoundError, ReasonError
from collector.store.people.accounts import save_account
from collector.store.people.audit import list_audit
from tests.support.audit import told
from tests.support.factories import NOW, make_event, open_event_wave, send, submission

TEXT = "Rohkem õppusi"


def export(db, event, role=Role.ANALYST, reason="checking the analysis"):
    account = save_account(db, "Õie-Ženja", "", [role])
    return export_answers(db, event, account=account, reason=reason, now=NOW)


@pytest.fixture
def event(db, data):
    event = make_event(db, data / "keys")
    for name in (WaveName.PRE, WaveName.POST):
        open_event_wave(db, event, name)
        sent = submission(
            db, event, name, uuid=UUID(int=1), texts={"risk_text": TEXT}, card_code=card_code(77)
        )
        send(db, data / "keys", event, sent, name)
    link_waves(db, event.slug, keys=data / "keys")
    return event


def test_export_pairs_the_answers_of_one_person(db, event):
    answers = export(db, event.slug).answers

    rows = [dict(zip(answers.columns, row, strict=True)) for row in answers.rows]
    assert sorted((row["wave"], row["pair"], row["mot_interest"]) for row in rows) == [
        ("post", 1, "4"),
        ("pre", 1, "4"),
    ]


def test_export_holds_nothing_that_leads_to_a_person(db, event):
    stored = [value for row in db.query("SELECT * FROM responses") for value in row.values()]
    hashes = [row["hash"] for row in db.query("SELECT hash FROM link_hashes")]
    secret = [value for value in (*stored, *hashes) if isinstance(value, (bytes, int))]
    secret += [row["day"] for row in db.query("SELECT day FROM responses")]

    cells = {cell for table in export(db, event.slug).tables for row in table.rows for cell in row}

    assert TEXT in cells
    assert len(secret) > 10
    assert cells.isdisjoint(secret)


def test_export_writes_who_and_why_to_the_audit_log(db, event):
    export(db, event.slug, reason="  checking\nthe analysis ")

    line = list_audit(db)[0]
    assert (line.day, line.account) == (NOW.date(), "Õie-Ženja")
    about = {"event": event.slug, "reason": "checking the analysis"}
    assert told(db) == ("answers_exported", about)


@pytest.mark.parametrize("role", [Role.ORGANISER, Role.APPROVER])
def test_only_analysts_export(db, event, role):
    before = list_audit(db)

    with pytest.raises(ForbiddenError):
        export(db, event.slug, role)

    assert list_audit(db) == before


@pytest.mark.parametrize("reason", ["", "because", " " * 30, "x" * 501])
def test_a_reason_must_mean_something(db, event, reason):
    with pytest.raises(ReasonError, match="10 to 500"):
        export(db, event.slug, reason=reason)


def test_an_event_that_is_not_there_is_not_exported(db):
    with pytest.raises(NotFoundError):
        export(db, "nowhere")


def test_an_event_without_answers_exports_its_codebook(db, data):
    event = make_event(db, data / "keys")

    tables = {table.name: table for table in export(db, event.slug).tables}

    assert tables["answers"].rows == ()
    assert {"mot_interest", "know_person__police"} <= {row[2] for row in tables["codebook"].rows}
    assert json.dumps([table.rows for table in tables.values()])
