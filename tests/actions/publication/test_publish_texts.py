"""How many texts are about which risk and stage is published once, whatever becomes of them."""

from dataclasses import asdict

import pytest

from collector.actions.publication.draft_edition import draft_edition
from collector.core.answering.coding import Coding
from collector.core.disclosure.breakdowns import count_coded_texts
from collector.errors import PublicationError
from collector.store.answering.texts import (
    delete_coding,
    list_codings,
    save_approver,
    save_coding,
)
from tests.actions.publication.test_publish import SLUG, publish, query
from tests.data.published import make_report
from tests.data.reported import save_reported_event

SAID = {"question": "risk_text", "language": "et", "coder": "one", "paraphrase": ""}
SUMS = "SELECT risk, sum(count), n FROM coded_texts GROUP BY risk, n ORDER BY risk"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "public" / "public.db"


@pytest.fixture
def event(db):
    """An event of which 26 texts are coded and approved, and one more is coded alone."""
    _, event = save_reported_event(db, make_report())
    texts = [row["id"] for row in db.query("SELECT id FROM texts ORDER BY id LIMIT 27")]
    for at, text in enumerate(texts):
        risk, stage = ("fire", "flood")[at % 2], ("response", "prevention")[at // 2 % 2]
        save_coding(db, event.id, text, Coding(id=0, risk=risk, stage=stage, **SAID))
    waiting = db.execute("SELECT id FROM codings WHERE text_id = ?", [texts[-1]]).fetchone()[0]
    for coding in list_codings(db, event.id):
        save_approver(db, coding.id, "" if coding.id == waiting else "two")
    db.conn.commit()
    return event


def withdraw_approved(db, event):
    """Delete one approved coding; which one their random ids decide."""
    approved = next(coding for coding in list_codings(db, event.id) if coding.approver)
    delete_coding(db, approved.id)


def test_only_approved_codings_are_counted(db, event, path):
    publish(db, path)

    assert query(path, SUMS) == [("fire", 13, 13), ("flood", 13, 13)]


def test_a_withdrawn_text_changes_nothing_that_was_published(db, event, path):
    publish(db, path)
    withdraw_approved(db, event)

    publish(db, path)

    assert query(path, SUMS) == [("fire", 13, 13), ("flood", 13, 13)]
    assert len(query(path, "SELECT 1 FROM editions")) == 1


def test_a_correction_by_one_text_is_refused(db, event, path):
    publish(db, path)
    withdraw_approved(db, event)

    with pytest.raises(PublicationError, match="R1 difference"):
        publish(db, path, correct=True)


def test_texts_coded_later_are_added_where_nothing_was_told_of_them(db, event, path):
    codings = list_codings(db, event.id)
    for coding in codings:
        save_approver(db, coding.id, "")
    publish(db, path)
    for coding in codings:
        save_approver(db, coding.id, "two")

    edition = publish(db, path)

    assert (edition.number, len(query(path, SUMS))) == (2, 2)


def test_the_organiser_reads_of_which_question_too_few_texts_are_coded(db, event):
    for coding in list_codings(db, event.id)[9:]:
        save_approver(db, coding.id, "")

    [verdict] = [each for each in draft_edition(db, SLUG).verdicts if each.rule == "R2"]

    assert [(row.kind, row.name) for row in verdict.rows] == [("coded_texts", "risk_text")]


def test_an_edition_tells_no_more_than_the_counts():
    coding = Coding(1, "risk_text", "fire", "response", "words", "et", "one", "two")
    rows, _ = count_coded_texts([coding] * 20, 10)

    assert {column for row in rows for column in asdict(row)} == {
        *("question", "risk", "stage"),
        *("count", "share", "n"),
    }
