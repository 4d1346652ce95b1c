"""A WSGI application served by threads of this process."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from wsgiref.types import WSGIApplication

from werkzeug.serving import WSGIRequestHandler, make_server

POLL_S = 0.02
"""How soon the server notices that it is to end."""


@contextmanager
def serving_app(
    app: WSGIApplication, handler: type[WSGIRequestHandler] | None = None
) -> Iterator[str]:
    """Serve an application on a free port until the block ends; yield its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=handler)
    thread = threading.Thread(target=server.serve_forever, args=[POLL_S])
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Silent(WSGIRequestHandler):
    """Writes no line for each request."""

    def log(self, *_: object) -> None:
        """Write nothing."""
