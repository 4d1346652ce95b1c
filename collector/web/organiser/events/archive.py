"""The page of the archive, and its two buttons: archive and restore."""

from functools import partial

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from collector.actions.events.change_event import archive_event, restore_event
from collector.errors import StateError
from collector.formats.days import write_day, write_days
from collector.store.events.events import list_archived, list_events
from collector.web.organiser.events.event import show_event
from collector.web.organiser.frame.frame import reader
from collector.web.organiser.frame.session import signed_in
from collector.web.organiser.frame.sign_in import guarded
from collector.web.site.service import service

blueprint = guarded("archive", __name__)


@blueprint.get("/archive")
def show() -> str:
    """Show every archived event, the latest first."""
    db, language = service().db(), reader()
    since = list_archived(db)
    return render_template(
        "organiser/events/archive.html",
        events=[event for event in reversed(list_events(db)) if event.id in since],
        since=since,
        say_day=partial(write_day, language=language),
        say_days=partial(write_days, language=language),
    )


@blueprint.post("/events/<slug>/archive")
def archive(slug: str) -> ResponseReturnValue:
    """Archive an event."""
    now, account = service().clock(), signed_in().name
    try:
        service().write(partial(archive_event, event_slug=slug, now=now, account=account))
    except StateError:
        return show_event(slug, notice="archive_open"), 409
    return redirect(url_for(".show"), 303)


@blueprint.post("/events/<slug>/bring-back")
def restore(slug: str) -> ResponseReturnValue:
    """Bring an archived event back."""
    now, account = service().clock(), signed_in().name
    service().write(partial(restore_event, event_slug=slug, now=now, account=account))
    return redirect(url_for("organiser.events.show", slug=slug), 303)
