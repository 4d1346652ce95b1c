"""A network that passes everything on, or keeps the server's replies for itself when asked to."""

import socket
import socketserver
import threading
from contextlib import contextmanager, suppress

CHUNK = 1 << 16


class HoldingProxy(socketserver.ThreadingTCPServer):
    """A proxy to the port `upstream`; while `is_holding` no reply reaches the browser."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Connection)
        self.upstream = 0
        self.is_holding = False


class _Connection(socketserver.BaseRequestHandler):
    def handle(self):
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.server.upstream)) as to:
            threading.Thread(target=self._send_on, args=[to], daemon=True).start()
            while chunk := to.recv(CHUNK):
                if not self.server.is_holding:
                    self.request.sendall(chunk)

    def _send_on(self, to):
        with suppress(OSError):
            while chunk := self.request.recv(CHUNK):
                to.sendall(chunk)
            to.shutdown(socket.SHUT_WR)


@contextmanager
def holding_proxy():
    """Run a proxy until the block ends."""
    with HoldingProxy() as proxy:
        thread = threading.Thread(target=proxy.serve_forever)
        thread.start()
        yield proxy
        proxy.shutdown()
        thread.join()
