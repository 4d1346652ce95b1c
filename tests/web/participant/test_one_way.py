"""Anonymity is a one-way switch: no setting, table, route or question can hold who somebody is.

Each list is closed on purpose: whoever adds to one argues here why nobody can be known by it.
"""

import re
from dataclasses import fields

import pytest

from collector.config import Settings
from collector.core.answering.submission import Submission
from collector.core.events.events import Event, Series
from collector.core.linking.linkage import LinkingPlan
from collector.core.questionnaire.model import RESERVED_NAMES
from collector.core.questionnaire.types import QUESTION_TYPES

IDENTIFYING = re.compile(
    "mail|phone_number|first_name|last_name|full_name|person|birth_date|address|agent|device"
    "|referrer|cookie|token(?!_hash)|latitude|longitude|employer|user",
)

STORED = {
    "responses": {
        *("id", "wave_id", "questionnaire_version", "language", "day", "answers"),
        *("submission_hash", "content_hash", "receipt_hash"),
    },
    "texts": {"id", "wave_id", "question", "text", "receipt_hash", "code_hash"},
    "link_hashes": {"response_id", "element", "hash"},
    "pairs": {"pair_id", "response_id"},
}

HEADERS = {
    "User-Agent": "canary-agent/1.0",
    "X-Forwarded-For": "203.0.113.77",
    "Forwarded": "for=203.0.113.77",
    "Referer": "http://localhost/canary-referrer",
    "From": "canary@example.ee",
    "Cookie": "lang=en; other=canary-cookie",
}


def test_settings_are_about_the_service_and_nothing_else():
    assert {field.name for field in fields(Settings)} == {
        *("data", "host", "port", "data_port", "url", "data_url", "threads"),
        *("metrics_token", "more_backups", "litestream"),
        *("controller", "officer", "processor"),
        *("oidc_issuer", "oidc_client", "oidc_secret_file", "oidc_name", "oidc_acr"),
    }


def test_plans_of_organisers_have_no_room_for_a_participant():
    names = {field.name for kind in (Series, Event, LinkingPlan) for field in fields(kind)}

    assert [name for name in names if IDENTIFYING.search(name)] == []


def test_submission_is_answers_texts_and_codes():
    assert {field.name for field in fields(Submission)} - {"pace"} == {
        *("uuid", "wave_id", "questionnaire_version", "language", "answers", "texts", "codes"),
    }


@pytest.mark.parametrize("table", STORED)
def test_tables_of_participants_have_these_columns_and_no_others(db, table):
    assert set(db.table(table).columns_dict) == STORED[table]


def test_no_column_of_any_table_is_made_for_who_somebody_is(db):
    columns = {f"{table.name}.{column}" for table in db.tables for column in table.columns_dict}

    assert [column for column in columns if IDENTIFYING.search(column)] == []


def test_only_what_somebody_answers_refers_to_a_response(db):
    referring = {
        table.name
        for table in db.tables
        for key in table.foreign_keys
        if key.other_table == "responses"
    }

    assert referring == {"link_hashes", "pairs", "batched"}


def test_participants_addresses_name_events_and_waves_and_nobody(app):
    rules = [rule for rule in app.url_map.iter_rules() if not rule.rule.startswith("/organiser")]

    arguments = {argument for rule in rules for argument in rule.arguments}
    assert arguments <= {"event_slug", "wave_name", "version", "filename", "slug"}


def test_no_field_or_type_of_question_asks_who_somebody_is():
    kinds = {*QUESTION_TYPES, *RESERVED_NAMES}

    assert [kind for kind in kinds if IDENTIFYING.search(kind)] == []
    assert not set(QUESTION_TYPES) & {"username", "email", "phonenumber", "deviceid", "geopoint"}


def test_nothing_that_a_browser_tells_of_itself_is_stored(data, client, blank):
    response = client.post("/e/spring/pre", data=blank, headers=HEADERS)

    content = b"".join(path.read_bytes() for path in data.rglob("*") if path.is_file())
    told = [*re.findall(r"canary[\w@.-]*", str(HEADERS)), "203.0.113.77"]
    assert response.status_code == 200
    assert [word for word in told if word.encode() in content] == []
    assert blank["version"].encode() in content
