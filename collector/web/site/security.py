"""The security headers of every response, and the refusal of other sites' forms.

Participants have neither a session nor a cookie that could be stolen.
"""

from functools import partial
from http import HTTPStatus
from urllib.parse import urlsplit

from flask import Flask, Response, request

from collector.errors import SentError
from collector.web.site import inline
from collector.web.site.service import Service

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OWN_SITES = frozenset({"same-origin", "none"})
"""Values of Sec-Fetch-Site for our own pages, and for a person who typed or reloaded."""

DEFAULT_PORTS = {"http": ":80", "https": ":443"}

IS_INCOMPLETE = "collector.is_incomplete"
"""True in a request's environment if its body did not come whole and in time."""

HEADERS = {
    # Not no-referrer: it makes browsers send "Origin: null" with our own forms, and an old one
    # that knows no Sec-Fetch-Site could then not be told from another site's.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), "
        "gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()"
    ),
    "Cache-Control": "no-store",
    # By this header the service worker tells our answer from a Wi-Fi's sign-in page.
    "Tagasiside": "1",
}

ORGANISER_PREFIX = "/organiser"

_NOTHING_ELSE = "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

ONLY_BY_HTTPS = {"Strict-Transport-Security": "max-age=31536000"}
"""Added where the service's public address is https: the browser no longer uses http."""


def init_app(app: Flask) -> None:
    """Check every request and complete every response of an application."""
    served: Service = app.extensions["collector"]
    headers = HEADERS | (ONLY_BY_HTTPS if served.settings.base_url.startswith("https:") else {})
    style = inline.hash_source(inline.read_style())
    scripts = " ".join(
        inline.hash_source(inline.read_scripts(names))
        for names in (inline.SCRIPTS, inline.OUTBOX_SCRIPTS, inline.THANKS_SCRIPTS)
    )
    participant_policy = (
        f"{_NOTHING_ELSE}; img-src data:; style-src {style}; "
        f"script-src {scripts}; connect-src 'self'; worker-src 'self'"
    )
    organiser_policy = (
        f"{_NOTHING_ELSE}; style-src 'self' {style}; script-src 'self'; "
        "img-src 'self' data:; connect-src 'self'; frame-src 'self'"
    )

    def complete(response: Response) -> Response:
        _keep_on_site(response)
        is_organiser = request.path.startswith(ORGANISER_PREFIX)
        policy = organiser_policy if is_organiser else participant_policy
        for name, value in (*headers.items(), ("Content-Security-Policy", policy)):
            response.headers.setdefault(name, value)
        return response

    app.before_request(partial(_check_sent, _origin_of(served.settings.url)))
    app.after_request(complete)


def _check_sent(own_origin: str) -> None:
    """Refuse what did not come whole, and a form that another site sent by the reader's browser.

    A browser says where a form comes from by Sec-Fetch-Site or, if it is old, by Origin; a
    program that sends neither has no reader's session to misuse. The own origin is that of
    COLLECTOR_URL, because a front server may not pass the host; without it the host must do.
    """
    if request.environ.get(IS_INCOMPLETE):
        raise SentError("incomplete")
    if request.method in SAFE_METHODS:
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site is not None:
        is_own = site in OWN_SITES
    elif own_origin:
        is_own = origin in {None, own_origin}
    else:
        is_own = origin in {None, f"http://{request.host}", f"https://{request.host}"}
    if not is_own:
        raise SentError("cross_site")


def _origin_of(address: str) -> str:
    """Return what browsers call the site of an address, or nothing if there is none."""
    scheme, netloc, *_ = urlsplit(address)
    host = netloc.lower().encode("idna").decode()
    return f"{scheme}://{host.removesuffix(DEFAULT_PORTS[scheme])}" if address else ""


def _keep_on_site(response: Response) -> None:
    """Remove the host from a redirect that only corrects a path: it may be forged."""
    if response.status_code == HTTPStatus.PERMANENT_REDIRECT:
        _, _, path, query, _ = urlsplit(response.headers["Location"])
        path = path.lstrip("/\\")
        response.headers["Location"] = f"/{path}?{query}" if query else f"/{path}"
        response.set_data(b"")  # the body would repeat the address as it was requested
