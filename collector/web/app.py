"""The Flask application: one place where its parts are put together."""

from flask import Flask

from collector.config import Settings
from collector.store.writer import Write, Writer
from collector.web import (
    calendar,
    errors,
    home,
    inline,
    layout,
    minutes,
    occasion,
    offline,
    organiser,
    participant,
    phone_cookie,
    receipt,
    room,
    security,
    statements,
)
from collector.web.service import Clock, Service, system_clock
from collector.web.turns import Turns


def create_app(
    settings: Settings, *, clock: Clock = system_clock, write: Write | None = None
) -> Flask:
    """Return the application over a data directory that exists and is up to date."""
    app = Flask(__name__)
    turns = Turns()
    app.wsgi_app = turns.taken_by(app.wsgi_app)  # type: ignore[method-assign, assignment] # as Flask advises
    durably = turns.given_away_by(write or Writer(settings.database))
    Service(settings, durably, clock).init_app(app)
    for part in (inline, layout, occasion, minutes, security, errors):
        part.init_app(app)
    for audience in (home, participant, calendar, receipt, room, statements, offline, organiser):
        audience.init_app(app)
    phone_cookie.init_app(app)
    return app
