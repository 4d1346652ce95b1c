"""Reports that older versions stored with sentences in many places."""

import json

import pytest
from sqlite_utils import Database

from collector.store.migrations.steps import migrations

ROSE, FELL, LASTED, CARE = (
    {"et": words, "ru": words, "en": words} for words in ("Rose.", "Fell.", "Lasted.", "Care.")
)
NUMBERS = {"n": 20, "mean_before": 3.5, "mean_after": 4.0}
ENDS = {"low": 0.1, "high": 0.9}
NO_ENDS = {"low": None, "high": None, "better": 20, "same": 0, "worse": 0}


def change(name, sentence, comparison="pre_post", ends=ENDS):
    about = {"comparison": comparison, "kind": "scale", "name": name}
    return {**about, **NUMBERS, **ends, "title": sentence, "sentence": sentence}


def say(*sentences):
    return {language: [each[language] for each in sentences] for language in ("et", "ru", "en")}


def stored(summary, **others):
    parts = ("soundness", "main", "network", "followup")
    return {
        "format": 2,
        "waves": [{"name": "pre", "n": 20}, {"name": "post", "n": 0}],
        "linking": {"pairs": 0},
        "changes": [
            change("safety", FELL, ends=NO_ENDS),
            change("motivation", ROSE),
            change("motivation", LASTED, "pre_followup"),
        ],
        "summary": say(summary),
        "findings": {part: say() for part in parts}
        | {"soundness": say(CARE), "followup": say(LASTED)},
        "advice": say(CARE),
        **others,
    }


@pytest.fixture
def read_report():
    """Return what becomes of a report that an older version stored."""

    def read(report):
        db = Database(memory=True)
        migrations.apply(db, stop_before="m019_statements")
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("INSERT INTO reports VALUES (1, '2026-05-12', ?)", [json.dumps(report)])
        migrations.apply(db)
        [(document,)] = db.execute("SELECT document FROM reports").fetchall()
        db.close()
        return json.loads(document)

    return read


def test_sentences_become_statements(read_report):
    report = read_report(stored(ROSE))

    assert [(each["section"], each["role"], each["words"]) for each in report["statements"]] == [
        ("changes", "lead", ROSE),
        ("sensitivity", "caution", CARE),
        ("followup", "finding", LASTED),
        ("advice", "advice", CARE),
        ("changes", "finding", FELL),
    ]
    assert report.keys() == {"format", "waves", "linking", "changes", "statements"}


def test_a_statement_has_the_numbers_of_its_change(read_report):
    lead, *_, fell = read_report(stored(ROSE))["statements"]

    assert lead["numbers"] == NUMBERS | ENDS
    assert fell["numbers"] == NUMBERS | {"better": 20, "same": 0, "worse": 0}


def test_a_lead_about_no_change_is_about_all_people(read_report):
    lead, *_ = read_report(stored(CARE))["statements"]

    assert (lead["kind"], lead["numbers"]) == ("summary", {"pre": 20})


def test_a_report_of_an_older_format_stays_as_it_is(read_report):
    older = stored(ROSE, format=1)

    assert read_report(older) == older
