"""The page on which an analyst exports an event's answers and gives a reason."""

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from collector.actions.answering.export import LONGEST_REASON, SHORTEST_REASON, export_answers
from collector.core.people.roles import Right
from collector.errors import NotFoundError, ReasonError
from collector.store.events.events import get_event
from collector.web.organiser.frame.frame import reader
from collector.web.organiser.frame.session import signed_in
from collector.web.organiser.frame.sign_in import guarded
from collector.web.site.service import service

blueprint = guarded("export", __name__, see=Right.EXPORT, change=Right.EXPORT)

FORMATS = ("xlsx", "csv", "spss")


@blueprint.get("/events/<slug>/export")
def show(slug: str, error: str = "", reason: str = "", chosen: str = FORMATS[0]) -> str:
    """Ask for a reason and a format."""
    return render_template(
        "organiser/answering/export.html",
        event=get_event(service().db(), slug),
        formats=FORMATS,
        format=chosen,
        error=error,
        reason=reason,
        shortest=SHORTEST_REASON,
        longest=LONGEST_REASON,
    )


@blueprint.post("/events/<slug>/export")
def send(slug: str) -> ResponseReturnValue:
    """Save the reason and send the file."""
    # Imported when it is needed: the libraries take longer than the page.
    from collector.formats.export.files import FILE_FORMATS  # noqa: PLC0415 slow to import

    kind = FILE_FORMATS.get(request.form.get("format", ""))
    if kind is None:
        raise NotFoundError("there is no such format")
    reason = request.form.get("reason", "")
    served, now = service(), service().clock()
    try:
        export = export_answers(
            served.db(), served.write, slug, account=signed_in(), reason=reason, now=now
        )
    except ReasonError:
        return show(slug, error="reason", reason=reason, chosen=request.form["format"]), 422
    return Response(
        kind.write(export, reader()),
        mimetype=kind.mimetype,
        headers={
            "Content-Disposition": f'attachment; filename="{slug}.{kind.ending}"',
            "Cache-Control": "no-store",
        },
    )
