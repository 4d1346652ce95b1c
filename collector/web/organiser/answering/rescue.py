"""The page on which an organiser loads the answers that a participant's phone could not send.

It says what became of each submission and never shows an answer.
"""

from collections.abc import Sequence
from functools import partial

from flask import render_template, request
from flask.typing import ResponseReturnValue

from collector.actions.answering.load_rescue_file import load_rescue_file
from collector.core.answering.rescue import Rescue
from collector.core.events.events import Event
from collector.errors import BodyTooLargeError, RescueFileError
from collector.formats.rescue_file import FILE_LIMIT
from collector.web.organiser.frame.frame import guarded, reader, signed_in
from collector.web.participant.posted import read_sent
from collector.web.site.service import service

blueprint = guarded("rescue", __name__)


@blueprint.get("/events/<slug>/rescue")
def show(event: Event, rescues: Sequence[Rescue] = (), error: str = "") -> str:
    """Show where to choose the file, what is taken from it, and what became of the last one."""
    page = "organiser/answering/rescue.html"
    return render_template(page, event=event, rescues=rescues, error=error)


@blueprint.post("/events/<slug>/rescue")
def load(event: Event) -> ResponseReturnValue:
    """Load the chosen file and list what became of each submission."""
    db, chosen = service().db(), request.files.get("file")
    if chosen is None or not chosen.filename:
        return show(event, error="missing"), 422
    content, read = chosen.read(FILE_LIMIT + 1), partial(read_sent, db, event, language=reader())
    keys, now, account = service().settings.keys, service().clock(), signed_in().name
    try:
        rescues = load_rescue_file(
            db, service().write, event, content, read, keys=keys, now=now, account=account
        )
    except RescueFileError as error:
        return show(event, error=error.reason), 422
    return show(event, rescues)


@blueprint.errorhandler(BodyTooLargeError)
def explain_too_large(_error: BodyTooLargeError) -> ResponseReturnValue:
    """Say that no phone saves a file of that size."""
    return show(**(request.view_args or {}), error="large"), 413
