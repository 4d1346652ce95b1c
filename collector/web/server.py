"""The server of the web process: Granian receives a request whole, then a thread answers it.

Slow senders and readers wait outside the threads, so they keep nobody else waiting.
"""

import asyncio
import os
import re
import resource
import signal
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from io import BytesIO
from typing import Any
from weakref import WeakValueDictionary
from wsgiref.types import WSGIApplication, WSGIEnvironment

from granian._granian import RSGIHTTPProtocol, SocketHolder
from granian.constants import HTTPModes
from granian.http import HTTP1Settings
from granian.rsgi import Scope
from granian.server.embed import Server
from werkzeug.wrappers import Response

from collector.actions.running.processes import SIGN_EVERY_S, give_sign_of_life, listen
from collector.config import Settings
from collector.log import end_log
from collector.web.app import create_app
from collector.web.measures import LEFT, Measures, see
from collector.web.site.bodies import SMALL, Bodies
from collector.web.site.concurrency import ASIDE
from collector.web.site.errors import TURN
from collector.web.site.guesses import HAS_WAITED
from collector.web.site.health import look
from collector.web.site.security import IS_INCOMPLETE
from collector.web.site.service import Service

CONNECTIONS = 4096  # connections that are kept open at once; further ones wait until one ends
BACKLOG = 1024
HEAD_WITHIN_MS = 10_000  # a connection on which no whole head comes for so long is closed
STALLED_MS = 20_000  # a connection whose reader takes nothing for so long is closed
LISTENS_AFTER_S, LOOK_EVERY_S = 0.5, 15
HEALTH = re.compile(r"\w+ /(readyz|metrics)$")
ASIDE_THREADS = {
    re.compile(r"POST /organiser/(sign-in|start/[^/]*|account/password)/?$"): 1,
    HEALTH: 1,
    re.compile(r"\w+ /organiser/(provider|start/[^/]*/provider|account/connect)"): 2,
}
"""Threads of requests that hash a password, and of those that wait for another server."""

_EVERY_REQUEST: dict[str, Any] = {
    "SCRIPT_NAME": "",
    "wsgi.version": (1, 0),
    "wsgi.errors": sys.stderr,
    "wsgi.input_terminated": True,
    "wsgi.multithread": True,
    "wsgi.multiprocess": False,
    "wsgi.run_once": False,
}


def serve(settings: Settings) -> None:
    """Serve participants and organisers until a signal ends the process."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    asyncio.run(_serve(settings))
    end_log()
    # Granian's threads may still wait for the interpreter, and abort if it ends before them.
    os._exit(0)


async def _serve(settings: Settings) -> None:
    app = create_app(settings)
    service: Service = app.extensions["collector"]
    bridge = Bridge(app, settings.threads, service.measures)
    server = _Server(
        bridge,
        address=settings.host,
        port=settings.port,
        backpressure=CONNECTIONS,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=HEAD_WITHIN_MS),
        websockets=False,
        log_enabled=False,
    )
    for each in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(each, server.stop)
    watching = [asyncio.create_task(bridge.give_signs())]
    watching += [asyncio.create_task(bridge.look_often(service))]
    await server.serve()
    for task in watching:
        task.cancel()
    await asyncio.gather(*watching, return_exceptions=True)


class _Server(Server):
    """Granian in this process, on a socket that gives up readers who have stalled."""

    def _init_shared_socket(self) -> None:
        listener = listen(self.bind_addr, self.bind_port)
        # Connections inherit both.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if sys.platform == "linux":
            listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, STALLED_MS)
        holder: Any = SocketHolder  # its annotations name no arguments
        self._shd = holder(listener.detach(), uds=False, backlog=BACKLOG)


class Bridge:
    """A WSGI application behind Granian: a loop awaits the bodies, threads answer."""

    def __init__(self, application: WSGIApplication, threads: int, measures: Measures) -> None:
        """Start the threads."""
        self._application = application
        self._measures = measures
        self._bodies = Bodies()
        self._works = False
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._pages = ThreadPoolExecutor(threads)
        self._aside = {pattern: ThreadPoolExecutor(few) for pattern, few in ASIDE_THREADS.items()}

    async def __rsgi__(self, scope: Scope, protocol: RSGIHTTPProtocol) -> None:
        """Answer one request, then count and log it."""
        environ = _environ(scope)
        seen, status = see(environ), HTTPStatus.INTERNAL_SERVER_ERROR.value
        try:
            status = await self._respond(environ, protocol)
        finally:
            seen.end(status, self._measures)

    async def _respond(self, environ: WSGIEnvironment, protocol: RSGIHTTPProtocol) -> int:
        """Answer and return the status."""
        if "CONTENT_LENGTH" in environ or "HTTP_TRANSFER_ENCODING" in environ:
            await self._receive(environ, protocol)
        response = await self._answer(environ)
        if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
            wait = asyncio.ensure_future(self._answer_in_turn(environ, response))
            gone = asyncio.ensure_future(protocol.client_disconnect())
            await asyncio.wait({wait, gone}, return_when=asyncio.FIRST_COMPLETED)
            gone.cancel()
            if not wait.done():
                wait.cancel()
                return LEFT
            response = wait.result()
        headers = response.headers.to_wsgi_list()
        protocol.response_bytes(response.status_code, headers, response.get_data())
        return response.status_code

    async def _receive(self, environ: WSGIEnvironment, protocol: RSGIHTTPProtocol) -> None:
        length = environ.get("CONTENT_LENGTH")
        if length is not None and int(length) <= SMALL:
            body = await self._bodies.read_small(protocol())
        else:
            body = await self._bodies.read(protocol, None if length is None else int(length))
        environ[IS_INCOMPLETE] = body is None
        environ["wsgi.input"] = BytesIO(body or b"")
        environ["CONTENT_LENGTH"] = str(len(body or b""))
        environ.pop("HTTP_TRANSFER_ENCODING", None)

    async def _answer(self, environ: WSGIEnvironment) -> Response:
        """Return what the application answers, in one of its threads."""
        place, path = self._pages, environ["PATH_INFO"]
        for pattern, threads in self._aside.items():
            if pattern.match(f"{environ['REQUEST_METHOD']} {path}"):
                place, environ[ASIDE] = threads, True
        answered = await asyncio.get_running_loop().run_in_executor(
            place, lambda: Response.from_app(self._application, environ, buffered=True)
        )
        self._works |= place is self._pages
        return answered

    async def give_signs(self) -> None:
        """Give signs of life as long as threads answer, however many requests wait for them."""
        pause, loop = LISTENS_AFTER_S, asyncio.get_running_loop()
        while True:
            turn = loop.run_in_executor(self._pages, lambda: None)
            await asyncio.sleep(pause)
            if self._works or turn.done():
                give_sign_of_life()
                self._works, pause = False, SIGN_EVERY_S

    async def look_often(self, service: Service) -> None:
        """Look what is wrong, where no page waits for it, so that the organisers' pages know."""
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            await asyncio.get_running_loop().run_in_executor(self._aside[HEALTH], look, service)

    async def _answer_in_turn(self, environ: WSGIEnvironment, refused: Response) -> Response:
        """Wait and ask the application again; those with one turn wait one after the other."""
        turn = self._turns.setdefault(refused.headers[TURN], asyncio.Lock())
        async with turn:
            await asyncio.sleep(int(refused.headers["Retry-After"]))
            environ["wsgi.input"].seek(0)
            return await self._answer(environ | {HAS_WAITED: True})


def _environ(scope: Scope) -> WSGIEnvironment:
    """Return the environment; a header with "_" could pass for another, such as a forwarded one."""
    environ = {
        f"HTTP_{name.upper().replace('-', '_')}": value
        for name, value in scope.headers.items()
        if "_" not in name
    }
    for name in ("CONTENT_TYPE", "CONTENT_LENGTH"):
        if f"HTTP_{name}" in environ:
            environ[name] = environ.pop(f"HTTP_{name}")
    host, _, port = scope.server.rpartition(":")
    return (
        environ
        | _EVERY_REQUEST
        | {
            "REQUEST_METHOD": scope.method,
            "PATH_INFO": scope.path.encode().decode("latin-1"),
            "QUERY_STRING": scope.query_string,
            "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
            "SERVER_NAME": host,
            "SERVER_PORT": port,
            "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
            "wsgi.url_scheme": scope.scheme,
            "wsgi.input": BytesIO(),
        }
    )
