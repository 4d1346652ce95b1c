"""Check whether an address is served, or listen on one that is free."""

import socket
import urllib.request
from contextlib import suppress
from http import HTTPStatus

from collector.errors import PortInUseError

WITHIN_S = 2


def is_served(url: str) -> bool:
    """Say whether an address answers with success within two seconds."""
    with suppress(OSError), urllib.request.urlopen(url, timeout=WITHIN_S) as response:  # noqa: S310 our own address
        return bool(response.status == HTTPStatus.OK)
    return False


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on a port, or raise PortInUseError if it is not free."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise PortInUseError(
            f"cannot listen on {host}, port {port} ({error.strerror}); "
            "choose another with --port or --data-port, or end what uses it"
        ) from error
