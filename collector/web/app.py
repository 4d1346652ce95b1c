"""The Flask application, put together from its parts."""

import os

from flask import Flask

from collector.config import Settings, read_settings
from collector.store.writer import Write, Writer
from collector.web.fields import phone_cookie
from collector.web.organiser import routes as organiser
from collector.web.participant import calendar, minutes, offline, receipt, room
from collector.web.participant import pages as participant
from collector.web.site import errors, home, inline, layout, occasion, security, statements
from collector.web.site.concurrency import Concurrency
from collector.web.site.service import Clock, Service, system_clock


def create_app(
    settings: Settings, *, clock: Clock = system_clock, write: Write | None = None
) -> Flask:
    """Return the application over a data directory that exists and is up to date."""
    app = Flask(__name__)
    concurrency = Concurrency()
    app.wsgi_app = concurrency.taken_by(app.wsgi_app)  # type: ignore[method-assign, assignment] # as Flask advises
    durably = concurrency.given_away_by(write or Writer(settings.database))
    Service(settings, durably, clock).init_app(app)
    for part in (inline, layout, occasion, minutes, security, errors):
        part.init_app(app)
    for audience in (home, participant, calendar, receipt, room, statements, offline, organiser):
        audience.init_app(app)
    phone_cookie.init_app(app)
    return app


def application() -> Flask:
    """Return the application over the data directory of the environment."""
    return create_app(read_settings(os.environ))
