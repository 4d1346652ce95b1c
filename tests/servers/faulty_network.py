"""A network that fails as a test asks: it stands between the browser and the application."""

import socket
from contextlib import contextmanager

from tests.servers.threaded import serving_app

PORTAL = b"<!doctype html><title>Hotel Wi-Fi</title><h1>Please sign in</h1>"


class FaultyNetwork:
    """A WSGI application that passes requests on unless `fault` names what goes wrong.

    A POST meets the fault; with `everything` every request does. `posts` counts what arrived.
    """

    def __init__(self, app):
        self.app = app
        self.fault = None
        self.everything = False
        self.posts = 0
        self.ages = []

    def __call__(self, environ, start_response):
        is_post = environ["REQUEST_METHOD"] == "POST"
        self.posts += is_post
        if is_post:
            self.ages.append(environ.get("HTTP_TAGASISIDE_AGE"))
        if self.fault is None or not (is_post or self.everything):
            return self.app(environ, start_response)
        return getattr(self, f"_{self.fault}")(environ, start_response)

    def _cut_before(self, environ, _start_response):
        _cut(environ)

    def _cut_during(self, environ, _start_response):
        environ["wsgi.input"].read(10)
        _cut(environ)

    def _cut_after(self, environ, _start_response):
        b"".join(self.app(environ, lambda *_: None))
        _cut(environ)

    def _cut_in_reply(self, environ, start_response):
        body = b"".join(self.app(environ, start_response))
        yield body[:100]
        _cut(environ)

    def _error_500(self, _environ, start_response):
        start_response("500 Internal Server Error", [("Content-Type", "text/html")])
        return [b"<h1>Internal Server Error</h1>"]

    def _error_502(self, _environ, start_response):
        start_response("502 Bad Gateway", [("Content-Type", "text/html")])
        return [b"<h1>Bad Gateway</h1>"]

    def _portal(self, _environ, start_response):
        start_response("200 OK", [("Content-Type", "text/html")])
        return [PORTAL]

    def _redirect(self, _environ, start_response):
        start_response("302 Found", [("Location", "http://portal.invalid/")])
        return [b""]


def _cut(environ):
    environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
    raise ConnectionError("cut by the test")


@contextmanager
def serving_badly(app):
    """Serve an application through a network that can fail; yield the network and the address."""
    network = FaultyNetwork(app)
    with serving_app(network) as address:
        yield network, address
