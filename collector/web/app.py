"""The Flask application, put together from its parts."""

from collections.abc import Callable
from urllib.parse import urlsplit

from flask import Flask, Response

from collector.actions.running.copies import Copies
from collector.config import Settings
from collector.store.writer import Write, Writer
from collector.web.fields import linking
from collector.web.organiser import routes as organiser
from collector.web.participant import offline, pages, receipt, room, thanks
from collector.web.site import errors, health, home, inline, layout, security
from collector.web.site.concurrency import Concurrency
from collector.web.site.service import Clock, Service, system_clock

PAGES: dict[str, Callable[..., Response]] = {
    "/": home.show_home,
    "/healthz": health.show_health,
    "/readyz": health.show_readiness,
    "/metrics": health.show_metrics,
    "/accessibility": home.show_accessibility,
    "/stored": home.show_stored,
    "/e/<event_slug>": pages.show,
    "/e/<event_slug>/<wave_name>": pages.show,
    "/e/<event_slug>/<wave_name>.ics": thanks.show_calendar,
    "/receipt": receipt.ask_receipt,
    "/room/<event_slug>": room.show_room,
    "/room/<event_slug>/wall": room.show_wall,
    "/sw.js": offline.send_worker,
    # Pages of the first release ask without a version in the path.
    "/outbox/<version>": offline.send_outbox,
    "/outbox": offline.send_outbox,
}

FORMS: dict[str, Callable[..., Response]] = {
    "/e/<event_slug>": pages.receive,
    "/e/<event_slug>/<wave_name>": pages.receive,
    "/e/<event_slug>/forget": linking.forget,
    "/receipt": receipt.look_up_receipt,
}


def create_app(
    settings: Settings, *, clock: Clock = system_clock, write: Write | None = None
) -> Flask:
    """Return the application over a data directory that exists and is up to date."""
    app = Flask(__name__)
    concurrency = Concurrency()
    app.wsgi_app = concurrency.taken_by(app.wsgi_app)  # type: ignore[method-assign, assignment] # as Flask advises
    queue = write or Writer(settings.database)
    durably = concurrency.given_away_by(queue)
    writer = queue if isinstance(queue, Writer) else None
    copies = Copies(settings.database, settings.litestream_socket, settings.all_backups[1:])
    app.extensions["collector"] = Service(settings, durably, copies, clock, writer)
    for part in (inline, layout, security, errors, organiser):
        part.init_app(app)
    app.jinja_env.globals["outbox_version"] = offline.outbox_version
    for method, views in (("GET", PAGES), ("POST", FORMS)):
        for rule, view in views.items():
            app.add_url_rule(rule, view_func=view, methods=[method])
    if path := urlsplit(settings.data_url).path.rstrip("/"):
        app.add_url_rule(path, view_func=home.lead_to_public_site)
    return app
