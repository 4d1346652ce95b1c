"""The page on which an organiser loads the answers that a participant's phone could not send.

It says what became of each submission and never shows an answer.
"""

from functools import partial

from flask import render_template, request
from flask.typing import ResponseReturnValue

from collector.actions.answering.load_rescue_file import load_rescue_file
from collector.core.answering.rescue import Rescue
from collector.core.events.events import Event
from collector.errors import BodyTooLargeError, RescueFileError
from collector.formats.rescue_file import FILE_LIMIT
from collector.store.events.events import get_event
from collector.web.organiser.frame.frame import reader
from collector.web.organiser.frame.session import signed_in
from collector.web.organiser.frame.sign_in import guarded
from collector.web.organiser.frame.words import say_when
from collector.web.participant.posted import read_sent
from collector.web.site.service import service

blueprint = guarded("rescue", __name__)


@blueprint.get("/events/<slug>/rescue")
def show(slug: str) -> str:
    """Show where to choose the file, and what is taken from it."""
    return _page(get_event(service().db(), slug))


@blueprint.post("/events/<slug>/rescue")
def load(slug: str) -> ResponseReturnValue:
    """Load the chosen file and list what became of each submission."""
    db, settings, now = service().db(), service().settings, service().clock()
    event = get_event(db, slug)
    chosen = request.files.get("file")
    if chosen is None or not chosen.filename:
        return _page(event, error="missing"), 422
    try:
        rescues = load_rescue_file(
            db,
            service().write,
            event,
            chosen.read(FILE_LIMIT + 1),
            partial(read_sent, db, event, language=reader()),
            keys=settings.keys,
            now=now,
            account=signed_in().name,
        )
    except RescueFileError as error:
        return _page(event, error=error.reason), 422
    return _page(event, rescues=rescues)


@blueprint.errorhandler(BodyTooLargeError)
def explain_too_large(_error: BodyTooLargeError) -> ResponseReturnValue:
    """Say that no phone saves a file of that size."""
    slug: str = (request.view_args or {})["slug"]
    return _page(get_event(service().db(), slug), error="large"), 413


def _page(event: Event, rescues: list[Rescue] | None = None, error: str = "") -> str:
    return render_template(
        "organiser/answering/rescue.html",
        event=event,
        rescues=rescues,
        error=error,
        say_when=partial(say_when, now=service().clock(), language=reader()),
    )
