"""The home page, and what the service states about itself.

It says how accessible it is, and what it stores of a person.
"""

from flask import Response

from collector.store.events.events import list_series
from collector.texts.register import list_tables
from collector.web.site.layout import show_page
from collector.web.site.occasion import list_open
from collector.web.site.service import service


def show_home() -> Response:
    """Show the events that take answers now."""
    occasions = list_open(service().db(), service().clock())
    return show_page(
        "home.html", open_occasions=occasions, public_url=service().settings.public_url
    )


def lead_to_public_site() -> Response:
    """Lead on from the public site's address without the slash at its end."""
    return Response(status=302, headers={"Location": f"{service().settings.public_url}/"})


def show_accessibility() -> Response:
    """Show how accessible the service is, how that was checked, and whom to write to."""
    contacts = [series.contact for series in list_series(service().db())]
    return show_page("accessibility.html", standard="WCAG 2.2 AA", contacts=contacts)


def show_stored() -> Response:
    """Show what is stored of one person, column by column, with an example."""
    tables = [table for table in list_tables() if table.columns[0].example]
    return show_page("stored.html", tables=tables)
