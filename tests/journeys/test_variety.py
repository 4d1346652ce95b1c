"""The contract of every question type and scale: from the page to the report and to SPSS."""

from uuid import UUID

import pyreadstat
import pytest

from collector.actions.answering.export import export_answers
from collector.actions.events.plan_event import plan_event
from collector.actions.linking.link_waves import link_waves
from collector.actions.publication.build_report import build_report
from collector.actions.questionnaire.versions import load_questionnaires
from collector.config import Settings
from collector.core.checking.rules import check_sheets
from collector.core.linking.codes import card_code
from collector.core.people.roles import Role
from collector.core.questionnaire.columns import LANGUAGE_TAGS
from collector.core.questionnaire.model import Sheets
from collector.core.questionnaire.scale import POINTS, Scale
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.core.waves import WaveName
from collector.formats.export.files import number_answers, write_sav
from collector.store.people.accounts import save_account
from collector.store.writer import write_directly
from collector.web.app import create_app
from tests.support.factories import (
    EVENT,
    NOW,
    SERIES,
    close_event_wave,
    open_event_wave,
    written_questionnaires,
)

PEOPLE = 30
ITEMS = ("first", "second", "reverse")


def row(text, **cells):
    labels = {f"label::{tag}": text for tag in LANGUAGE_TAGS.values()}
    return {**labels, **cells}


def write_form(wave, scale):
    """Write a questionnaire of every question type and of three items on a scale."""
    types = [
        row(name, type=f"{name} kinds" if kind.takes_choices else name, name=f"a_{name}")
        for name, kind in QUESTION_TYPES.items()
    ]
    rated = {"type": "select_one points", "bind::scale": "motivation"}
    items = [row(name, name=name, **rated) for name in ITEMS]
    items[-1]["bind::reverse"] = "yes"
    groups = (row("all", type="begin_group", name="all"), {"type": "end_group"})
    lists = {"kinds": ("yes", "no"), "points": (*scale.names, "dk")}
    titles = {f"form_title::{tag}": wave for tag in LANGUAGE_TAGS.values()}
    return Sheets(
        {"form_id": wave, "default_language": LANGUAGE_TAGS["et"], **titles},
        [groups[0], *types, *items, groups[1]],
        [
            row(name, list_name=each, name=name, **({"missing": "yes"} if name == "dk" else {}))
            for each, names in lists.items()
            for name in names
        ],
    )


def answer(scale, person, step):
    """Return what a person sends: a choice or an example of each type, and ratings."""
    sent = {
        f"a_{name}": "yes" if kind.takes_choices else kind.examples[person % len(kind.examples)]
        for name, kind in QUESTION_TYPES.items()
        if kind.takes_answer
    }
    level = min(scale.highest, scale.middle - 1 + person % 3 + step * (person % 2))
    turned = scale.lowest + scale.highest - level
    return sent | dict(zip(ITEMS, map(str, (level, level, turned)), strict=True))


@pytest.fixture(params=POINTS, ids=lambda points: f"{points} points")
def scale(request):
    return Scale(request.param)


@pytest.fixture
def held(db, data, scale):
    """An event whose participants answered before and after on the page."""
    followup = next(each for each in written_questionnaires() if "follow" in str(each.settings))
    forms = [write_form(wave, scale) for wave in ("pre", "post")]
    assert [str(problem) for form in forms for problem in check_sheets(form)] == []
    versions = load_questionnaires(db, [*forms, followup])
    event = plan_event(db, SERIES, EVENT, versions, keys=data / "keys")
    client = create_app(
        Settings(data=data), clock=lambda: NOW, write=write_directly(db)
    ).test_client()
    for step, wave in enumerate((WaveName.PRE, WaveName.POST)):
        open_event_wave(db, event, wave)
        for person in range(PEOPLE):
            code = {"card_code": card_code(1000 + person), "link_way": "card"}
            ids = {"submission": str(UUID(int=1 + person + 100 * step, version=4)), "lang": "en"}
            fields = ids | code | {"version": versions[wave]} | answer(scale, person, step)
            assert client.post(f"/e/spring/{wave}", data=fields).status_code in {200, 303}
        close_event_wave(db, event, wave)
    link_waves(db, event.slug, keys=data / "keys")
    return event


def test_every_type_and_scale_goes_from_the_page_to_the_report(db, held, scale):
    report = build_report(db, held.slug, now=NOW)

    [change] = [each for each in report.changes if each.kind == "scale"]
    highest = {"before": [], "after": []}
    for person in range(PEOPLE):
        for step, when in enumerate(highest):
            highest[when].append(int(answer(scale, person, step)["first"]))
    assert change.n == PEOPLE
    assert change.mean_before == pytest.approx(sum(highest["before"]) / PEOPLE)
    assert change.mean_after == pytest.approx(sum(highest["after"]) / PEOPLE)
    asked = {each.name for each in report.questions if each.wave == "pre"}
    answered = {f"a_{name}" for name, kind in QUESTION_TYPES.items() if kind.takes_answer}
    assert asked == {*ITEMS, *answered}
    counted = next(each for each in report.results if each.question == "first")
    assert list(counted.counts) == list(scale.names)


def test_every_type_and_scale_goes_from_the_page_to_spss(db, held, scale, tmp_path):
    account = save_account(db, "Anna", "", [Role.ANALYST])
    export = export_answers(db, held.slug, account=account, reason="the contract of types", now=NOW)

    file = tmp_path / "answers.sav"
    file.write_bytes(
        write_sav(number_answers(export.answers, export.variables), export.variables, "en")
    )

    frame, meta = pyreadstat.read_sav(file, output_format="polars", user_missing=True)
    sent = [answer(scale, person, step) for step in (0, 1) for person in range(PEOPLE)]
    assert sorted(frame["first"]) == sorted(float(each["first"]) for each in sent)
    assert set(meta.variable_value_labels["first"]) == {*range(1, scale.points + 1), 99}
    for name, kind in QUESTION_TYPES.items():
        if kind.spelling:
            typed = [kind.spelling.read(None, [each[f"a_{name}"]]) for each in sent]
            assert sorted(frame[f"a_{name}"]) == sorted(map(int, typed))
