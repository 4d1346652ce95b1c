"""Ports for the servers that tests start: each is given once in a process.

They lie below those that the system gives to connections, so no connection takes one in between.
"""

import os
import socket
from itertools import cycle, islice

FIRST, LAST = 10_000, 30_000
_PORTS = islice(cycle(range(FIRST, LAST)), os.getpid() * 997 % (LAST - FIRST), None)
"""Another place to begin for each process, as several test at once."""


def free_port():
    return next(port for port in _PORTS if _is_free(port))


def _is_free(port):
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
