"""The page on which an analyst exports an event's answers and gives a reason."""

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from collector.actions.answering.export import LONGEST_REASON, SHORTEST_REASON, export_answers
from collector.core.events.events import Event
from collector.core.people.roles import Right
from collector.errors import NotFoundError, ReasonError
from collector.web.organiser.frame.frame import guarded, reader, signed_in
from collector.web.site.service import service

blueprint = guarded("export", __name__, see=Right.EXPORT, change=Right.EXPORT)

FORMATS = ("xlsx", "csv", "spss")


@blueprint.get("/events/<slug>/export")
def show(event: Event, error: str = "") -> str:
    """Ask for a reason and a format."""
    return render_template(
        "organiser/answering/export.html",
        event=event,
        formats=FORMATS,
        error=error,
        shortest=SHORTEST_REASON,
        longest=LONGEST_REASON,
    )


@blueprint.post("/events/<slug>/export")
def send(event: Event) -> ResponseReturnValue:
    """Save the reason and send the file."""
    from collector.formats.export.files import FILE_FORMATS  # noqa: PLC0415 slow to import

    kind = FILE_FORMATS.get(request.form.get("format", ""))
    if kind is None:
        raise NotFoundError("there is no such format")
    served, reason = service(), request.form.get("reason", "")
    by, now = signed_in(), served.clock()
    try:
        export = export_answers(served.db(), event.slug, account=by, reason=reason, now=now)
    except ReasonError:
        return show(event, error="reason"), 422
    response = Response(kind.write(export, reader()), mimetype=kind.mimetype)
    name = f"{event.slug}.{kind.ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
