"""Signs of life by the protocol of systemd's watchdog, to whoever started the server."""

import asyncio
import os
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from datasette import hookimpl

SIGN = b"READY=1\nWATCHDOG=1"
LISTENS_AFTER_S, SIGN_EVERY_S = 0.5, 5

Asgi = Callable[..., Awaitable[None]]


async def give_signs(address: str) -> None:
    """Say again and again that requests are taken."""
    name = f"\0{address[1:]}" if address.startswith("@") else address
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as to:
        to.settimeout(0)
        await asyncio.sleep(LISTENS_AFTER_S)
        while True:
            with suppress(OSError):
                to.sendto(SIGN, name)
            await asyncio.sleep(SIGN_EVERY_S)


@hookimpl
def asgi_wrapper() -> Callable[[Asgi], Asgi]:
    """Give signs from the start of the server to its end, if anybody wants to hear of them."""
    address = os.environ.get("NOTIFY_SOCKET", "")

    def wrap(app: Asgi) -> Asgi:
        async def serve(scope: dict[str, Any], receive: Asgi, send: Asgi) -> None:
            if scope["type"] != "lifespan" or not address:
                return await app(scope, receive, send)
            signs = asyncio.ensure_future(give_signs(address))
            try:
                await app(scope, receive, send)
            finally:
                signs.cancel()

        return serve

    return wrap
