"""The home page, and what the service states about itself.

It says how accessible it is, and what it stores of a person. Tests compare the second statement
with the database.
"""

from dataclasses import dataclass
from http import HTTPStatus

from flask import Response, current_app

from collector.actions.running.find_faults import find_faults
from collector.store.events.events import list_series
from collector.web.site.layout import show_page
from collector.web.site.occasion import list_open
from collector.web.site.service import service


@dataclass(frozen=True)
class Column:
    """One column of a table, an example of what it holds, and the key of its explanation."""

    name: str
    example: str
    meaning: str


EXAMPLE: dict[str, tuple[Column, ...]] = {
    "responses": (
        Column("id", "3305729465920871146", "stored_number"),
        Column("wave_id", "2", "stored_wave"),
        Column("questionnaire_version", "9f2c4e7a10b3", "stored_version"),
        Column("language", "et", "stored_language"),
        Column("day", "2026-05-12", "stored_day"),
        Column("submission_hash", "b41f09c2…", "stored_submission"),
        Column("content_hash", "07d3e8aa…", "stored_submission"),
        Column("receipt_hash", "e5609b17…", "stored_receipt"),
        Column("answers", '{"mot_interest": "4", "know_person": ["police"]}', "stored_answers"),
    ),
    "texts": (
        Column("id", "1187420936655310482", "stored_number"),
        Column("wave_id", "2", "stored_wave"),
        Column("question", "proposal_text", "stored_question"),
        Column("text", "…", "stored_text"),
        Column("receipt_hash", "5c38d0f6…", "stored_text_receipt"),
        Column("code_hash", "e83c19b0…", "stored_text_code"),
    ),
    "link_hashes": (
        Column("response_id", "3305729465920871146", "stored_response"),
        Column("element", "card", "stored_element"),
        Column("hash", "a92b6f44…", "stored_link_hash"),
    ),
}
"""Every column that stores something about a participant, by table."""


def show_home() -> Response:
    """Show the events that take answers now."""
    occasions = list_open(service().db(), service().clock())
    return show_page(
        "home.html", open_occasions=occasions, public_url=service().settings.public_url
    )


def lead_to_public_site() -> Response:
    """Lead on from the public site's address without the slash at its end."""
    return Response(
        status=HTTPStatus.FOUND, headers={"Location": f"{service().settings.public_url}/"}
    )


def show_readiness() -> Response:
    """Say “ready”, or each fault on a line of its own; faults are logged too."""
    found = service()
    settings = found.settings
    faults = list(
        find_faults(
            found.write,
            settings.database,
            settings.heartbeat,
            settings.backups,
            settings.local_data_url,
            now=found.clock(),
        )
    )
    for fault in faults:
        current_app.logger.error("Not ready: %s", fault)
    status = HTTPStatus.SERVICE_UNAVAILABLE if faults else HTTPStatus.OK
    return Response("\n".join(faults or ["ready"]) + "\n", status, mimetype="text/plain")


def show_health() -> Response:
    """Say “ok” if the database answers."""
    list_series(service().db())
    return Response("ok\n", mimetype="text/plain")


def show_accessibility() -> Response:
    """Show how accessible the service is, how that was checked, and whom to write to."""
    contacts = [series.contact for series in list_series(service().db())]
    return show_page("accessibility.html", standard="WCAG 2.2 AA", contacts=contacts)


def show_stored() -> Response:
    """Show what is stored of one person, column by column, with an example."""
    return show_page("stored.html", example=EXAMPLE)
