"""The button that seals an event on its promised day or later.

The worker seals by itself on that day. The button is for demonstrations, and for a worker that was
not running.
"""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from collector.actions.linking.seal import begin_sealing, check_promised
from collector.errors import StateError
from collector.store.events.events import get_event
from collector.web.organiser.events.event import show_event
from collector.web.organiser.frame.session import signed_in
from collector.web.organiser.frame.sign_in import guarded
from collector.web.site.service import service

blueprint = guarded("sealing", __name__)


@blueprint.post("/events/<slug>/seal")
def seal(slug: str) -> ResponseReturnValue:
    """Destroy what the database holds; the worker destroys the key within a minute."""
    event, now = get_event(service().db(), slug), service().clock()
    if "sure" not in request.form:
        return show_event(slug, notice="seal_unsure"), 422
    try:
        check_promised(event, now)
    except StateError:
        return show_event(slug, notice="changed_meanwhile"), 409
    keys, account = service().settings.keys, signed_in().name
    service().write(lambda db: begin_sealing(db, event, keys=keys, now=now, account=account))
    return redirect(url_for("organiser.events.show", slug=slug, _anchor="sealing"), 303)
