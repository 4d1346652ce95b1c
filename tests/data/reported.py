"""A published event as the service has it: its waves, responses and report in the store."""

import secrets
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

from sqlite_utils import Database

from collector.core.answering.receipts import ResponseHashes
from collector.core.answering.submission import Codes, Submission
from collector.core.events.events import Event
from collector.core.questionnaire.model import Sheets
from collector.core.waves import Wave, WaveName, WaveState
from collector.store.answering.responses import NewResponse, fingerprint_waves, save_response
from collector.store.events.events import save_event, save_series
from collector.store.events.waves import list_waves, save_wave
from collector.store.publication.results import save_report
from collector.store.questionnaire.versions import save_questionnaire
from tests.data.published import make_event, make_series

NOW = datetime(2017, 10, 2, 9, tzinfo=UTC)
DAY = date(2017, 6, 13)
SECRET_TEXT = "Sild Narva jõel on valvamata, ütles mulle Peipsi valla mees"


def save_reported_event(db: Database, report, *, event=None, threshold=10):
    """Save series, event, closed waves with as many responses as the report says, and it."""
    version = save_questionnaire(db, "pre", Sheets({"form_id": "pre"}, [], []))
    series = save_series(db, make_series(threshold))
    event = save_event(db, event or make_event())
    for row in report.waves:
        save_wave(db, Wave(0, event.id, WaveName(row.name), version, WaveState.CLOSED, closes=NOW))
    counts = {row.name: row.n for row in report.waves}
    for wave in list_waves(db, event.id):
        for _ in range(counts[wave.name]):
            save_response(db, make_response(wave))
    save_current_report(db, event, report)
    db.conn.commit()
    return series, event


def save_current_report(db: Database, event: Event, report):
    """Save a report as if it had been computed from the responses that are stored now."""
    now = fingerprint_waves(db, event.id)
    save_report(db, event.id, DAY, replace(report, fingerprints=now))


def make_response(wave):
    answers, texts = {"mot_interest": "4"}, {"risk_text": SECRET_TEXT}
    sent = Submission(uuid4(), wave.id, wave.questionnaire_version, "et", answers, texts, Codes())
    found_by = ResponseHashes(secrets.token_bytes(16), secrets.token_bytes(16))
    return NewResponse(sent, DAY, found_by, {"card": secrets.token_bytes(8)}, None)
