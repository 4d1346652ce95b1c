"""What makes a page work without a network: the script that sends, and the service worker."""

from functools import cache
from hashlib import sha256

from flask import Response, request

from collector.core.waves import GRACE_HOURS
from collector.texts.languages import LANGUAGES, Language
from collector.web.fields.linking import list_keys
from collector.web.site.inline import read_scripts
from collector.web.site.layout import choose_language, render_page

WORKER_SCRIPTS = ("queue.js", "service_worker.js")

OUTBOX_HEADERS = {"Cache-Control": "private, max-age=31536000, immutable"}
"""The address of the sending part names its content, so it never changes."""


def send_worker() -> Response:
    """Send the service worker; browsers look for a newer one at each visit."""
    headers = {"Cache-Control": "no-cache"}
    return Response(worker_source(), mimetype="text/javascript", headers=headers)


def send_outbox(version: str = "") -> Response:
    """Send the part of a questionnaire's page that sends its answers and keeps them till then.

    An old page gets the present script. If its policy forbids the script, the page sends a plain
    form.
    """
    page = _render_outbox(choose_language(request))
    return Response(page, headers=OUTBOX_HEADERS if version == outbox_version() else {})


@cache
def outbox_version() -> str:
    """Return the hash of the sending part in all its languages."""
    return _name_content("".join(_render_outbox(language) for language in LANGUAGES))


def _render_outbox(language: Language) -> str:
    return render_page(
        "outbox.html", language, grace_hours=GRACE_HOURS, tap_keys=list_keys(language)
    )


@cache
def worker_source() -> str:
    """Return the worker, named by the hash of its content so that any change is a new one."""
    source = str(read_scripts(WORKER_SCRIPTS))
    return f"// {_name_content(source)}\n{source}"


def _name_content(source: str) -> str:
    return sha256(source.encode()).hexdigest()[:12]
