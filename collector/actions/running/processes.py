"""How processes hear of one another: addresses that are served, and signs of life.

Signs of life follow the protocol of systemd's watchdog and go to whoever started this process.
"""

import os
import socket
import urllib.request
from contextlib import suppress
from http import HTTPStatus

from collector.errors import SettingError

WITHIN_S = 2

SIGN = b"READY=1\nWATCHDOG=1"
SIGN_EVERY_S = 5


def is_served(url: str) -> bool:
    """Say whether an address answers with success within two seconds."""
    with suppress(OSError), urllib.request.urlopen(url, timeout=WITHIN_S) as response:  # noqa: S310 our own address
        return bool(response.status == HTTPStatus.OK)
    return False


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on a port, or raise SettingError if it is not free."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise SettingError(
            f"cannot listen on {host}, port {port} ({error.strerror}); "
            "choose another with --port or --data-port, or end what uses it"
        ) from error


def give_sign_of_life() -> None:
    """Say that this process works, if anybody wants to hear of it."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    name = f"\0{address[1:]}" if address.startswith("@") else address
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as to, suppress(OSError):
        to.settimeout(0)
        to.sendto(SIGN, name)
