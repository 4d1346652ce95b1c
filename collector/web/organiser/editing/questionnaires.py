"""The pages of a series' questionnaires: versions, previews, files, and where each is asked.

A preview is shown in a frame that sends and keeps nothing. Changes of words are declared to be
spelling only, and confirmed by another person.
"""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue
from sqlite_utils import Database

from collector.actions.questionnaire import correct_spelling as steps
from collector.actions.questionnaire import versions
from collector.core.checking.rules import read_questionnaire
from collector.core.events.events import Event, Series
from collector.core.people.roles import Right, check_right
from collector.core.questionnaire.corrections import group
from collector.core.questionnaire.model import Questionnaire, Sheets
from collector.core.waves import Wave, WaveName, WaveState, check_version_is_free
from collector.errors import ApprovalError, NotFoundError, StateError, passes
from collector.formats.questionnaire.yaml import write_yaml
from collector.store.answering.responses import count_responses
from collector.store.database import transaction
from collector.store.events.events import get_series, list_events, list_series
from collector.store.events.waves import list_waves
from collector.store.people.accounts import list_accounts
from collector.store.questionnaire.drafts import list_drafts
from collector.store.questionnaire.versions import (
    get_questionnaire,
    list_corrections,
    list_series_versions,
)
from collector.texts.languages import Language, Translated
from collector.web.organiser.frame.frame import give_out, go_to, guarded, make_change, signed_in
from collector.web.organiser.frame.words import say
from collector.web.participant.questionnaire_page import Filling, render_questionnaire
from collector.web.site.inline import SCRIPTS, hash_source, read_scripts, read_style
from collector.web.site.layout import read_language
from collector.web.site.occasion import Occasion
from collector.web.site.service import service

blueprint = guarded("questionnaires", __name__)

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

VERSION = "/questionnaires/<slug>/versions/<version>"

_LINK = re.compile(r'(<a\b[^>]*?) href="[^"]*"')
_OUTBOX = re.compile(r'(?<= data-outbox=")[^"]*')
"""The script that sends answers. A preview gets an empty one, so that no page complains."""


# Not ?lang=, which would change the language in which the organiser reads.
PAGE = "page/<any(et,ru,en):code>"


@blueprint.get("/questionnaires")
def list_all() -> str:
    """Show every series with the versions of its questionnaires."""
    db = service().db()
    listed = [
        (series, versions.list_versions(db, series), list_drafts(db, series.id))
        for series in list_series(db)
    ]
    page = "organiser/editing/questionnaires.html"
    return render_template(page, listed=listed, waves=list(WaveName))


@blueprint.get(VERSION)
def show(series: Series, version: str) -> str:
    """Show one version as a participant meets it, and what can be done with it."""
    db = service().db()
    return render_template(
        "organiser/editing/questionnaire.html",
        version=versions.get_version(db, series, version),
        questionnaire=read_questionnaire(versions.get_written(db, series, version)),
    )


@blueprint.get(f"{VERSION}/file.<any(yaml,xlsx):kind>")
def download(series: Series, version: str, kind: str) -> Response:
    """Send one version as a file."""
    sheets = versions.get_written(service().db(), series, version)
    return send_sheets(sheets, kind, f"{sheets.settings['form_id']}-{version}")


def send_sheets(sheets: Sheets, kind: str, name: str) -> Response:
    """Return a questionnaire as a file of this kind."""
    if kind == "yaml":
        return give_out(write_yaml(sheets), f"{name}.yaml", "application/yaml")
    from collector.formats.questionnaire.xlsx import write_workbook  # noqa: PLC0415 slow to import

    return give_out(write_workbook(sheets), f"{name}.xlsx", WORKBOOK)


@blueprint.get(f"{VERSION}/{PAGE}")
def show_frame(series: Series, version: str, code: str) -> Response:
    """Show the page of one version in a language, in a frame."""
    asked = read_questionnaire(versions.get_written(service().db(), series, version))
    return show_page(series, asked, read_language(code))


def show_page(series: Series, asked: Questionnaire, language: Language) -> Response:
    """Return the page for a frame: its links lead nowhere, and its scripts have no memory.

    It is about the series' latest event, or about an invented one.
    """
    title = Translated.in_each(lambda language: say(language, "preview_event"))
    invented = Event(0, series.id, "preview", title, title, date.max, date.max, 1, date.max)
    event = [invented, *list_events(service().db(), series.id)][-1]
    wave = Wave(0, event.id, WaveName(asked.name), asked.version, WaveState.OPEN)
    occasion = Occasion(series, replace(event, simulated=False), wave)
    page = render_questionnaire(occasion, asked, language, Filling())
    # An opaque origin (sandbox) has neither cookies nor storage, so following a link would only
    # show the sign-in.
    response = Response(_OUTBOX.sub("data:,", _LINK.sub(r"\1", page)))
    response.headers["Content-Security-Policy"] = (
        "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; "
        f"img-src data:; connect-src data:; style-src {hash_source(read_style())}; "
        f"script-src {hash_source(read_scripts(SCRIPTS))}; sandbox allow-scripts"
    )
    return response


@blueprint.get("/events/<slug>/questionnaires")
def show_choice(event: Event, notice: str = "") -> str:
    """Show which version each wave of an event asks, and which others it could."""
    db = service().db()
    series = get_series(db, event.series_id)
    answered = count_responses(db, event.id)
    return render_template(
        "organiser/events/choose_version.html",
        series=series,
        waves=list_waves(db, event.id),
        can_choose=lambda wave: passes(check_version_is_free, wave, answered[wave.id]),
        answered=answered,
        versions=versions.list_versions(db, series),
        notice=notice,
    )


@blueprint.post("/events/<slug>/questionnaires")
def choose(event: Event) -> ResponseReturnValue:
    """Let a wave ask another version."""
    wave = request.form.get("wave", "")
    if wave not in set(WaveName):
        raise NotFoundError("there is no such wave")
    try:
        version = request.form.get("version", "")
        make_change(versions.choose_version, event.slug, WaveName(wave), version)
    except StateError:
        return show_choice(event, notice="version_frozen_meanwhile"), 409
    return go_to(".show_choice", slug=event.slug, done=wave)


# An approver may confirm what an organiser declared; what else is changed asks for its own right.
spelling = guarded("spelling", __name__, change=Right.SEE)

SPELLING = "/questionnaires/<slug>/spelling"
STEPS = {"confirm": steps.confirm, "withdraw": steps.withdraw}


@spelling.get(SPELLING)
def show_spelling(series: Series, notice: str = "") -> str:
    """Show changes of words: those nobody has declared, those that wait, and those that count.

    One change of a list of choices is one decision about all questions that have the list.
    """
    db = service().db()
    own = [each for each in list_corrections(db) if each.series_id == series.id]
    waiting = [each for each in own if not each.confirmed]
    versions = list_series_versions(db, series.id)
    asked = [question for each in versions for question in get_questionnaire(db, each.version)]
    return render_template(
        "organiser/editing/spelling.html",
        candidates=group(steps.list_candidates(db, series), lambda each: each[2]),
        waiting=group(waiting, lambda each: (each.texts, each.account)),
        confirmed=group((each for each in own if each.confirmed), lambda each: each.texts),
        labels={question.name: question.label for question in asked},
        may_confirm=steps.may_confirm,
        account=signed_in(),
        accounts=list_accounts(db),
        notice=notice,
    )


@spelling.post(SPELLING)
def declare_change(series: Series) -> ResponseReturnValue:
    """Declare that a change of words is spelling only."""
    check_right(signed_in().roles, Right.RUN)
    chosen = request.form.getlist("change")

    def save(db: Database, **by: Any) -> bool:  # noqa: ANN401 when and by whom
        found = steps.list_candidates(db, series)
        changes = {f"{other.name} {other.wording_hash}": (one, other) for one, other, _ in found}
        for one, other in (changes[each] for each in chosen if each in changes):
            steps.declare(db, series, one, other, **by)
        return bool(chosen) and changes.keys() >= set(chosen)

    if not make_change(save):
        return show_spelling(series, "spelling_gone"), 409
    return go_to(".show_spelling", slug=series.slug)


@spelling.post(f"{SPELLING}/<any(confirm,withdraw):step>")
def decide(series: Series, step: str) -> ResponseReturnValue:
    """Confirm what another person declared, or withdraw what nobody has confirmed."""
    numbers = request.form.getlist("correction", type=int)

    def save(db: Database, **by: Any) -> None:  # noqa: ANN401 when and by whom
        with transaction(db):
            for number in numbers:
                STEPS[step](db, series, number, **by)

    try:
        make_change(save, account=signed_in())
    except StateError as error:
        is_own = isinstance(error, ApprovalError)
        return show_spelling(series, "spelling_second" if is_own else "spelling_gone"), 409
    return go_to(".show_spelling", slug=series.slug)
