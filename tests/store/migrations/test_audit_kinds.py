"""Lines of the audit log that older versions wrote as sentences."""

import json
import sqlite3

import pytest
from sqlite_utils import Database

from collector.store.migrations.steps import migrations

SPRING = {"event": "spring"}


@pytest.fixture
def read_line():
    """Return kind, values, event and text that become of a sentence of an older version."""

    def read(what, event=""):
        db = Database(memory=True)
        migrations.apply(db, stop_before="m017_audit_kinds")
        db.execute(
            "INSERT INTO audit (day, account, what, event) VALUES ('2026-05-12', 'Anna', ?, ?)",
            [what, event],
        )
        migrations.apply(db)
        [row] = db.query("SELECT kind, details, event, what FROM audit")
        db.close()
        return row["kind"], json.loads(row["details"]), row["event"], row["what"]

    return read


@pytest.mark.parametrize(
    ("what", "kind", "values"),
    [
        ("opened spring/pre", "wave_opened", SPRING | {"wave": "pre"}),
        ("is now analyst", "own_roles_given", {"roles": ["analyst"]}),
        ("A is now B is now analyst", "roles_given", {"name": "A is now B", "roles": ["analyst"]}),
        ("invited an analyst and approver", "invited", {"roles": ["analyst", "approver"]}),
        ("spring offers no linking", "ways_offered", SPRING | {"ways": []}),
        ("spring offers card, phone", "ways_offered", SPRING | {"ways": ["card", "phone"]}),
        ("40 cards of spring printed", "cards_printed", SPRING | {"count": 40}),
        (
            "loaded a rescue file into spring: 2 stored, 1 other_event",
            "rescue_loaded",
            SPRING | {"outcomes": {"stored": 2, "other_event": 1}},
        ),
        (
            "began to seal spring; waves ended by it: pre (open), post (draft)",
            "sealing_ended_waves",
            SPRING | {"waves": {"pre": "open", "post": "draft"}},
        ),
        (
            "key of event spring destroyed on 2026-05-12",
            "key_destroyed",
            SPRING | {"day": "2026-05-12"},
        ),
        ("put away draft 7 of s/pre", "draft_archived", {"draft": 7, "series": "s", "wave": "pre"}),
    ],
)
def test_sentence_becomes_a_kind_and_values(read_line, what, kind, values):
    assert read_line(what) == (kind, values, values.get("event", ""), "")


@pytest.mark.parametrize(
    "reason",
    [
        "annual statistics for the county",
        "statistics for the office that is now analyst",
        "exported the answers of autumn: a thesis",
        "2 stored; waves ended by it: pre (open)",
    ],
)
def test_export_is_read_as_an_export_whatever_its_reason(read_line, reason):
    read = read_line(f"exported the answers of spring: {reason}")

    assert read == ("answers_exported", SPRING | {"reason": reason}, "spring", "")


@pytest.mark.parametrize(
    "what",
    ["opened spring/never", "planned spring\nopened x/pre", "planned <b>", "x offers y", ""],
)
def test_what_cannot_be_read_keeps_its_text_and_event(read_line, what):
    assert read_line(what, "spring") == ("", {}, "spring", what)


def test_step_that_is_cut_off_changes_nothing():
    db = Database(memory=True)
    migrations.apply(db, stop_before="m017_audit_kinds")
    db.execute("INSERT INTO audit (day, account, what) VALUES ('2026-05-12', 'Anna', 'signed in')")
    db.execute(
        "CREATE TRIGGER cut_off BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'cut off'); END"
    )
    with pytest.raises(sqlite3.IntegrityError, match="cut off"):
        migrations.apply(db)
    db.execute("DROP TRIGGER cut_off")

    migrations.apply(db)

    assert [row["kind"] for row in db.table("audit").rows] == ["signed_in"]
    db.close()
