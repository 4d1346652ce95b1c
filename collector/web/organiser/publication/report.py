"""The report of an event as a page that can be printed, with a bar above it."""

from flask import Response, make_response, render_template

from collector.core.events.events import Event
from collector.formats.print.report import write_report_page
from collector.store.publication.results import find_report
from collector.web.organiser.frame.frame import guarded, reader
from collector.web.organiser.frame.sheet import show_sheet
from collector.web.organiser.publication.results import is_outdated
from collector.web.site.service import service

blueprint = guarded("report", __name__)


@blueprint.get("/events/<slug>/report")
def show(event: Event) -> Response:
    """Show the report, or how to get one."""
    document = find_report(service().db(), event.id)
    if document is None:
        return make_response(
            render_template("organiser/publication/no_report.html", event=event), 404
        )
    page = write_report_page(document, reader())
    bar, outdated = "publication/_report_bar.html", is_outdated(event, document)
    return show_sheet(page, bar, "report_bar.css", "", event=event, outdated=outdated)
