"""The pages of a series' questionnaires: versions, previews, files, and where each is asked.

A preview is shown in a frame that sends and keeps nothing.
"""

import re
from dataclasses import replace
from datetime import date

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from collector.actions.questionnaire import versions
from collector.core.checking.rules import read_questionnaire
from collector.core.events.events import Event, Series
from collector.core.questionnaire.model import Questionnaire, Sheets
from collector.core.waves import Wave, WaveName, WaveState, check_version_is_free
from collector.errors import NotFoundError, StateError, passes
from collector.formats.questionnaire.yaml import write_yaml
from collector.store.answering.responses import count_responses
from collector.store.events.events import get_series, list_events, list_series
from collector.store.events.waves import list_waves
from collector.store.questionnaire.drafts import list_drafts
from collector.texts.languages import Language, Translated
from collector.web.organiser.editing.draft_page import edited, say
from collector.web.organiser.frame.frame import signed_in
from collector.web.participant.questionnaire_page import Filling, render_questionnaire
from collector.web.site.inline import SCRIPTS, hash_source, read_scripts, read_style
from collector.web.site.languages import read_language
from collector.web.site.occasion import Occasion
from collector.web.site.service import service

blueprint = edited("questionnaires", __name__)

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
        series=series,
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
    if kind == "xlsx":
        from collector.formats.questionnaire.xlsx import write_workbook  # noqa: PLC0415 slow to import

        response = Response(write_workbook(sheets), mimetype=WORKBOOK)
    else:
        response = Response(write_yaml(sheets), mimetype="application/yaml")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response


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
    day = date.max
    invented = Event(0, series.id, "preview", title, title, day, day, 1, day)
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
    waves = [
        (wave, passes(check_version_is_free, wave, answered[wave.id]))
        for wave in list_waves(db, event.id)
    ]
    return render_template(
        "organiser/events/choose_version.html",
        event=event,
        series=series,
        waves=waves,
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
    version, name = request.form.get("version", ""), WaveName(wave)
    change, now, account = versions.choose_version, service().clock(), signed_in().name
    try:
        service().write(lambda db: change(db, event.slug, name, version, now=now, account=account))
    except StateError:
        return show_choice(event, notice="version_frozen_meanwhile"), 409
    return redirect(url_for(".show_choice", slug=event.slug, done=name), 303)
