"""Whatever differs between two waves: reports say what it was, and no export loses an answer."""

import csv
from copy import deepcopy
from functools import partial
from io import BytesIO, StringIO
from uuid import UUID
from zipfile import ZipFile

import openpyxl
import pyreadstat
import pytest

from collector.actions.answering.export import export_answers
from collector.actions.events.plan_event import plan_event
from collector.actions.linking.link_waves import link_waves
from collector.actions.publication.build_report import build_report
from collector.actions.publication.draft_edition import draft_edition
from collector.actions.questionnaire.versions import load_questionnaires
from collector.config import Settings
from collector.core.checking.rules import check_sheets, read_questionnaire
from collector.core.linking.codes import card_code
from collector.core.people.roles import Role
from collector.core.questionnaire.columns import LANGUAGE_TAGS
from collector.core.questionnaire.model import Sheets
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.core.waves import WaveName
from collector.formats.export.files import FILE_FORMATS, write_spss
from collector.formats.print.report import write_report_page
from collector.store.people.accounts import save_account
from collector.store.writer import write_directly
from collector.texts.languages import LANGUAGES
from collector.web.app import create_app
from tests.journeys.test_variety import row
from tests.support.factories import (
    EVENT,
    NOW,
    SERIES,
    close_event_wave,
    open_event_wave,
    written_questionnaires,
)

PEOPLE = 24
RATINGS = ("first", "second", "third")
ET = f"label::{LANGUAGE_TAGS['et']}"
CHOSEN = ("kind", "know", "top", *RATINGS)
ASKED = (*CHOSEN, "years", "words")

TYPES = {
    "kind": "select_one kinds",
    "know": "select_multiple partners",
    "top": "select_multiple dangers",
    **dict.fromkeys(RATINGS, "select_one points"),
    "years": "integer",
    "words": "text",
}
SCALES = {"know": "network", "top": "risks", **dict.fromkeys(RATINGS, "motivation")}
LISTS = {
    "kinds": ("leader", "specialist", "other"),
    "partners": ("police", "rescue", "a-b", "a_b", "dk"),
    "dangers": ("fire", "water", "traffic", "dk"),
    "points": ("1", "2", "3", "4", "5", "dk"),
}


def write_choice(list_name, name, label=""):
    missing = {"missing": "yes"} if name in {"dk", "unknown"} else {}
    return row(label or f"{list_name} {name}", list_name=list_name, name=name, **missing)


def write_form(wave):
    questions = [
        row(f"About {name}.", name=name, type=kind, **{"bind::scale": SCALES.get(name, "")})
        for name, kind in TYPES.items()
    ]
    titles = {f"form_title::{tag}": wave for tag in LANGUAGE_TAGS.values()}
    return Sheets(
        {"form_id": wave, "default_language": LANGUAGE_TAGS["et"], **titles},
        [row("All", type="begin_group", name="all"), *questions, {"type": "end_group"}],
        [write_choice(each, name) for each, names in LISTS.items() for name in names],
    )


def questions_of(form, *names):
    return [each for each in form.survey if each.get("name") in names]


def add_choices(form):
    new = {"kinds": "military", "partners": "court", "dangers": "flood", "points": "unknown"}
    form.choices.extend(write_choice(*each) for each in new.items())


def remove_choices(form):
    gone = {("kinds", "other"), ("partners", "rescue"), ("dangers", "water"), ("points", "dk")}
    kept = [each for each in form.choices if (each["list_name"], each["name"]) not in gone]
    form.choices[:] = kept


def rename_choices(form):
    new = {("kinds", "other"): "rest", ("partners", "rescue"): "r-1", ("dangers", "water"): "w"}
    for each in form.choices:
        named = (each["list_name"], each["name"])
        each["name"] = "unknown" if named == ("points", "dk") else new.get(named, each["name"])


def reorder_choices(form):
    """Turn every list round but the ratings, whose points have one order."""
    form.choices.sort(key=lambda each: each["list_name"] == "points")
    plain = [each for each in form.choices if each["list_name"] != "points"]
    form.choices[: len(plain)] = plain[::-1]


def correct_a_choice(form):
    corrected = {"other", "rescue", "water", "4"}
    for each in form.choices:
        each[ET] += " parandatud" * (each["name"] in corrected)


def correct_a_label(form):
    for each in questions_of(form, *ASKED):
        each[ET] += " Parandatud."


def change_types(form):
    new = {"kind": "integer", "know": "select_one partners", "top": "text"}
    new |= dict.fromkeys(RATINGS, "select_multiple points")
    new |= {"years": "select_one kinds", "words": "integer"}
    for each in questions_of(form, *ASKED):
        each["type"] = new[each["name"]]
        each["bind::scale"] = "" if each["name"] in {"know", "top"} else each["bind::scale"]
    form.choices[:] = [each for each in form.choices if each["list_name"] != "dangers"]


def move_to_another_scale(form):
    for each in questions_of(form, *SCALES):
        each["bind::scale"] = "usefulness"


def turn(form):
    for each in questions_of(form, *RATINGS):
        each["bind::reverse"] = "yes"


def drop(form):
    gone = questions_of(form, *ASKED[:-1])
    form.survey[:] = [each for each in form.survey if each not in gone]
    used = {each.get("type", "").partition(" ")[2] for each in form.survey}
    form.choices[:] = [each for each in form.choices if each["list_name"] in used]


def all_of(reason, *names):
    return dict.fromkeys(names, reason)


DIFFERENCES = {
    "nothing": (lambda _: None, {}, True),
    "choice added": (add_choices, all_of("choice_added", *RATINGS), True),
    "choice removed": (remove_choices, all_of("choice_removed", *RATINGS), True),
    "choice renamed": (rename_choices, all_of("choice_renamed", *RATINGS), True),
    "choices reordered": (reorder_choices, {}, True),
    "choice corrected": (correct_a_choice, all_of("choice_relabelled", *RATINGS), True),
    "label corrected": (correct_a_label, all_of("reworded", *CHOSEN), False),
    "types changed": (change_types, all_of("type_changed", *ASKED), False),
    "moved": (move_to_another_scale, all_of("other_scale", *SCALES), False),
    "turned": (turn, all_of("turned", *RATINGS), True),
    "dropped": (drop, all_of("asked_once", "know", "top"), False),
}
"""What is done to the second questionnaire, what is then not compared and why, and whether lists
are."""


def answer(form, person, step):
    """Return what a person sends to a form: an answer of the type of each of its questions."""
    sent = {}
    for each in questions_of(form, *ASKED):
        kind, _, listed = each["type"].partition(" ")
        names = [one["name"] for one in form.choices if one["list_name"] == listed]
        if QUESTION_TYPES[kind].takes_several:
            sent[each["name"]] = [names[(person + step) % len(names)], names[person % len(names)]]
        elif names:
            sent[each["name"]] = names[(person + step) % len(names)]
        else:
            sent[each["name"]] = QUESTION_TYPES[kind].examples[0]
    return sent


@pytest.fixture(params=DIFFERENCES)
def difference(request):
    return request.param


@pytest.fixture
def forms(difference):
    before, after = write_form("pre"), write_form("post")
    DIFFERENCES[difference][0](after)
    assert [str(problem) for form in (before, after) for problem in check_sheets(form)] == []
    return deepcopy((before, after))


@pytest.fixture
def held(db, data, forms):
    followup = next(each for each in written_questionnaires() if "follow" in str(each.settings))
    versions = load_questionnaires(db, [*forms, followup])
    event = plan_event(db, SERIES, EVENT, versions, keys=data / "keys")
    client = create_app(
        Settings(data=data), clock=lambda: NOW, write=write_directly(db)
    ).test_client()
    for step, (wave, form) in enumerate(zip((WaveName.PRE, WaveName.POST), forms, strict=True)):
        open_event_wave(db, event, wave)
        for person in range(PEOPLE):
            code = {"card_code": card_code(1000 + person), "link_way": "card"}
            ids = {"submission": str(UUID(int=1 + person + 100 * step, version=4)), "lang": "en"}
            fields = ids | code | {"version": versions[wave]} | answer(form, person, step)
            assert client.post(f"/e/spring/{wave}", data=fields).status_code in {200, 303}
        close_event_wave(db, event, wave)
    link_waves(db, event.slug, keys=data / "keys")
    return event


def test_every_reason_is_the_true_one(db, held, difference):
    _, reasons, has_lists = DIFFERENCES[difference]

    report = build_report(db, held.slug, now=NOW)

    gaps = [row for row in report.not_compared if row.comparison == "pre_post"]
    assert {row.name: row.reason for row in gaps if row.kind == "item"} == reasons
    compared = {row.name for row in report.changes if row.kind == "item"}
    assert compared == set(RATINGS) - set(reasons) - (
        {*RATINGS} if difference == "dropped" else set()
    )
    lists = {
        row.question for row in (*report.network, *report.risks) if row.comparison == "pre_post"
    }
    assert lists == ({"know", "top"} if has_lists else set())
    for language in LANGUAGES:
        page = write_report_page(report, language)
        assert {row.name for row in report.not_compared if f"{{{row.name}" in page} == set()


def test_a_report_with_whatever_differs_can_be_published(db, held):
    build_report(db, held.slug, now=NOW)

    tables = draft_edition(db, held.slug).lay_out()

    offered = {(row.wave, row.question, row.choice) for row in tables.choices}
    assert "pre" in {row.wave for row in tables.results}
    assert {(row.wave, row.question, row.choice) for row in tables.results} <= offered
    for each in (*tables.partners, *tables.risks):
        assert {(wave, each.question, each.choice) for wave in ("pre", "post")} <= offered


def read_csv(files):
    return list(csv.reader(StringIO(files.read("answers.csv").decode("utf-8-sig"))))


def read_columns(content, kind, folder):
    """Return the names of the columns of answers, and their cells as texts, of a format."""
    if kind == "xlsx":
        rows = list(openpyxl.load_workbook(BytesIO(content))["answers"].values)
        head, *rows = rows
    elif kind == "csv":
        head, *rows = read_csv(ZipFile(BytesIO(content)))
    else:
        file = folder / "answers.sav"
        file.write_bytes(ZipFile(BytesIO(content)).read("answers.sav"))
        frame, _ = pyreadstat.read_sav(file, output_format="polars", user_missing=True)
        head, rows = frame.columns, frame.rows()
    return list(head), [["" if cell is None else cell for cell in each] for each in rows]


def count_answers(form, person, step):
    """Return how many choices and numbers a person sends."""
    given = answer(form, person, step).values()
    several = sum(len(set(each)) for each in given if isinstance(each, list))
    single = [each for each in given if isinstance(each, str)]
    return several + sum(each not in QUESTION_TYPES["text"].examples for each in single)


def count_columns(form):
    """Return how many columns a questionnaire has answers in."""
    asked = [each for each in read_questionnaire(form) if not QUESTION_TYPES[each.type].is_text]
    several = {each.name: QUESTION_TYPES[each.type].takes_several for each in asked}
    return sum(len(each.choices) if several[each.name] else 1 for each in asked)


def test_no_export_loses_an_answer_or_makes_one_up(db, held, forms, tmp_path):
    account = save_account(db, "Anna", "", [Role.ANALYST])
    export = export_answers(db, held.slug, account=account, reason="whatever differs", now=NOW)
    write = {name: each.write for name, each in FILE_FORMATS.items()}
    write["spss"] = partial(write_spss, sav=True)
    sent = sum(
        count_answers(form, person, step)
        for step, form in enumerate(forms)
        for person in range(PEOPLE)
    )
    not_asked = PEOPLE * sum(len(export.variables) - count_columns(form) for form in forms)

    for kind in FILE_FORMATS:
        head, rows = read_columns(write[kind](export, "et"), kind, tmp_path)
        places = [head.index(variable.column) for variable in export.variables]
        cells = [str(each[place]) for each in rows for place in places]
        taken = [cell for cell in cells if cell not in {"", "0", "0.0"}]
        found = (kind, len(set(head)), len(taken), cells.count(""))
        assert found == (kind, len(head), sent, not_asked)
