"""The home page: what can be answered now, and links to everything else."""

from flask import Response, request

from collector.store.events.events import list_series
from collector.web.site.languages import choose_language, remember_language
from collector.web.site.layout import render_page
from collector.web.site.occasion import list_open
from collector.web.site.service import service


def show_home() -> Response:
    """Show the events that take answers now."""
    page = render_page(
        "home.html",
        choose_language(request),
        open_occasions=list_open(service().db(), service().clock()),
        public_url=service().settings.public_url,
    )
    return remember_language(request, Response(page))


def show_health() -> Response:
    """Say “ok” if the database answers."""
    list_series(service().db())
    return Response("ok\n", mimetype="text/plain")
