"""Saved responses and texts, and the keyed hashes by which a receipt finds them."""

import json
import secrets
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from collector.core.answering.receipts import ResponseHashes
from collector.core.answering.submission import Submission
from collector.core.answering.tables import StoredResponse
from collector.core.linking.linkage import Way
from collector.core.waves import fingerprint
from collector.errors import CardCodeError, StoredAlreadyError, WaveNotOpenError
from collector.store.answering.batches import list_counted
from collector.store.rows import find_row, list_rows


@dataclass(frozen=True)
class NewResponse:
    """What is saved of one sending, ready to be saved.

    `found_by` finds the response and its texts by the receipt, `code_hash` the texts by a typed
    code, `link_hashes` (by element) the response.
    """

    sent: Submission
    day: date
    found_by: ResponseHashes
    link_hashes: Mapping[str, bytes]
    code_hash: bytes | None


@dataclass(frozen=True)
class StoredSubmission:
    """What is known of a submission that was saved before."""

    content_hash: bytes
    receipt_hash: bytes


def save_response(db: Database, response: NewResponse) -> None:
    """Save a response with its texts and link hashes under a random id.

    Raise StoredAlreadyError if its submission or its receipt is stored; nothing is changed, and
    WaveNotOpenError if the wave was sealed since its state was read; nothing is changed.
    """
    response_id, sent, day = secrets.randbits(62), response.sent, response.day.isoformat()
    row = (
        *(response_id, sent.wave_id, sent.questionnaire_version, sent.language, day),
        *(sent.hash(), sent.content_hash(), response.found_by.response),
        json.dumps(sent.answers, ensure_ascii=False),
    )
    try:
        db.execute("INSERT INTO responses VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorname == "SQLITE_CONSTRAINT_TRIGGER":
            raise WaveNotOpenError("this wave was sealed a moment ago") from error
        if error.sqlite_errorname == "SQLITE_CONSTRAINT_UNIQUE":
            raise StoredAlreadyError("this submission was stored a moment ago") from error
        raise
    hashes = response.found_by.texts, response.code_hash
    for question, text in sent.texts.items():
        written = (secrets.randbits(62), sent.wave_id, question, text, *hashes)
        db.execute("INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?)", written)
    for element, link_hash in response.link_hashes.items():
        db.execute("INSERT INTO link_hashes VALUES (?, ?, ?)", [response_id, element, link_hash])


def check_card_unused(db: Database, response: NewResponse) -> None:
    """Raise CardCodeError (`used`) if another response of the wave has the card of this one."""
    sent, card = response.sent, response.link_hashes.get(Way.CARD)
    used = db.execute(
        "SELECT 1 FROM link_hashes JOIN responses ON id = response_id"
        " WHERE element = ? AND hash = ? AND wave_id = ? AND submission_hash <> ?",
        [Way.CARD, card, sent.wave_id, sent.hash()],
    )
    if used.fetchone() is not None:
        raise CardCodeError("used")


def delete_response(db: Database, found_by: ResponseHashes) -> None:
    """Delete the response and texts that a receipt or a code finds."""
    sql = "DELETE FROM texts WHERE receipt_hash = :texts OR code_hash = :texts"
    db.execute(sql, {"texts": found_by.texts})
    db.execute("DELETE FROM responses WHERE receipt_hash = ?", [found_by.response])


def find_submission(db: Database, submission_hash: bytes) -> StoredSubmission | None:
    """Return what a submission stored before, or None."""
    sql = "SELECT content_hash, receipt_hash FROM responses WHERE submission_hash = ?"
    return find_row(db, StoredSubmission, sql, [submission_hash])


def find_wave_of_receipt(db: Database, receipt_hash: bytes) -> int | None:
    """Return the id of the wave in which a receipt's response is, or None."""
    rows = db.execute("SELECT wave_id FROM responses WHERE receipt_hash = ?", [receipt_hash])
    return next((wave_id for (wave_id,) in rows), None)


def list_responses(db: Database, wave_id: int) -> list[StoredResponse]:
    """Return a wave's responses by their random ids."""
    sql = "SELECT * FROM responses WHERE wave_id = ? ORDER BY id"
    return list_rows(db, StoredResponse, sql, [wave_id])


def fingerprint_waves(db: Database, event_id: int) -> dict[str, str]:
    """Return the fingerprint of the responses that count of each wave of an event, by its name."""
    waves = db.execute(
        "SELECT waves.id, name, threshold FROM waves JOIN events ON events.id = event_id"
        " JOIN series ON series.id = series_id WHERE event_id = ?",
        [event_id],
    ).fetchall()
    return {name: fingerprint(list_counted(db, wave_id, k)) for wave_id, name, k in waves}


def count_responses(db: Database, event_id: int) -> dict[int, int]:
    """Return how many responses each wave of an event has, by wave id."""
    rows = db.execute(
        "SELECT waves.id, count(responses.id) FROM waves"
        " LEFT JOIN responses ON responses.wave_id = waves.id"
        " WHERE waves.event_id = ? GROUP BY waves.id",
        [event_id],
    )
    return dict(rows.fetchall())
