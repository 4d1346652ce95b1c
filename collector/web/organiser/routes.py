"""The organiser's pages: behind a sign-in, with a session cookie that no other page gets."""

from flask import Blueprint, Flask

from collector.store.linking.keys import Secret, get_secret
from collector.web.organiser.answering import answers
from collector.web.organiser.editing import draft, draft_page, files, questionnaires
from collector.web.organiser.events import event, invitation, planning
from collector.web.organiser.frame import frame, session, sign_in
from collector.web.organiser.people import accounts, protection, provider
from collector.web.organiser.publication import publication, results
from collector.web.site.service import Service
from collector.worker.tasks import Queue


def init_app(app: Flask) -> None:
    """Add the organiser's pages and set up their sessions."""
    served: Service = app.extensions["collector"]
    app.secret_key = get_secret(served.settings.keys, Secret.SESSION)
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
        *(sign_in, event, invitation, planning, results, publication),
        *(protection, provider, questionnaires, draft, files),
    ):
        organiser.register_blueprint(module.blueprint)
    for pages in (
        *(answers.counts, answers.texts, answers.rescue, answers.export, publication.approval),
        *(accounts.account, accounts.people, questionnaires.spelling, draft_page.row_pages),
    ):
        organiser.register_blueprint(pages)
    app.register_blueprint(organiser)
