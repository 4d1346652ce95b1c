"""What makes a page work without network: its sending part, and the service worker.

Both are written in `templates/participant`; what they send is received by `participant`.
"""

from functools import cache
from hashlib import sha256

from flask import Flask, Response, request

from collector.core.waves import GRACE_HOURS
from collector.web.inline import OUTBOX_SCRIPTS, read_scripts
from collector.web.languages import choose_language
from collector.web.layout import render_page

WORKER_SCRIPTS = ("queue.js", "service_worker.js")

OUTBOX_HEADERS = {"Cache-Control": "private, max-age=31536000, immutable"}
"""The address of the sending part names its content, so it never changes."""


def init_app(app: Flask) -> None:
    """Give an application the two addresses; the worker's reaches every page from the root."""
    app.jinja_env.globals["outbox_version"] = outbox_version
    app.add_url_rule("/sw.js", view_func=send_worker, methods=["GET"])
    app.add_url_rule("/outbox", view_func=send_outbox, methods=["GET"])


def send_worker() -> Response:
    """Send the service worker; browsers look for a newer one at each visit."""
    headers = {"Cache-Control": "no-cache"}
    return Response(worker_source(), mimetype="text/javascript", headers=headers)


def send_outbox() -> Response:
    """Send the part of a questionnaire's page that sends its answers and keeps them till then."""
    language = choose_language(request)
    page = render_page("outbox.html", language, grace_hours=GRACE_HOURS)
    return Response(page, headers=OUTBOX_HEADERS)


@cache
def outbox_version() -> str:
    """Return the hash of the sending part's script."""
    return _name_content(str(read_scripts(OUTBOX_SCRIPTS)))


@cache
def worker_source() -> str:
    """Return the worker, named by the hash of its content so that any change is a new one."""
    source = str(read_scripts(WORKER_SCRIPTS))
    return f"// {_name_content(source)}\n{source}"


def _name_content(source: str) -> str:
    return sha256(source.encode()).hexdigest()[:12]
