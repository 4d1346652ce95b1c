"""The organiser's pages: behind a sign-in, with a session cookie that no other page gets.

Each module holds the pages about one thing; what they have in common stands in `frame`.
"""

from flask import Blueprint, Flask

from collector.store.keys import session_secret
from collector.web.organiser import (
    account,
    answers,
    approval,
    archive,
    cards,
    draft_bank,
    draft_files,
    draft_publication,
    draft_rows,
    draft_translations,
    drafts,
    events,
    export,
    frame,
    identity,
    invite,
    log,
    people,
    planning,
    poster,
    previews,
    publication,
    questionnaires,
    report,
    rescue,
    results,
    sealing,
    session,
    sign_in,
    texts,
    waves,
)
from collector.web.service import Service
from collector.worker.tasks import Queue


def init_app(app: Flask) -> None:
    """Add the organiser's pages and set up their sessions."""
    served: Service = app.extensions["collector"]
    app.secret_key = session_secret(served.settings.keys)
    app.session_interface = session.OrganiserSessions()
    app.config.update(
        SESSION_COOKIE_NAME="organiser",
        SESSION_COOKIE_PATH="/organiser",
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=served.settings.base_url.startswith("https:"),
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=session.LIFETIME,
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session
    )
    app.extensions["queue"] = Queue(served.settings)
    organiser = Blueprint("organiser", __name__, url_prefix="/organiser")
    frame.init_blueprint(organiser)
    for module in (
        *(sign_in, events, results, report, rescue, cards, poster, export, texts),
        *(planning, waves, sealing, people, publication, approval, account, identity, log),
        *(answers, archive, invite),
        *(questionnaires, previews, drafts, draft_rows, draft_publication),
        *(draft_bank, draft_translations, draft_files),
    ):
        organiser.register_blueprint(module.blueprint)
    app.register_blueprint(organiser)
