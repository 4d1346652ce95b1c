"""The body of a request, awaited before a thread is taken: its deadline and its size."""

import asyncio
from collections.abc import AsyncIterable, Awaitable

WITHIN_S = 10.0  # a body has so long, and as much longer as what has come takes at the least speed
LEAST_SPEED = 10_000  # bytes a second
READ_AHEAD = 1 << 20  # bytes of a body that are kept

DISCARD_LIMIT = 16_000_000
"""Bytes beyond them that are read and discarded, so that the browser shows the answer."""

SMALL = 1 << 16  # bytes of a body that every connection may send; nearly all answers have fewer

LARGE_AT_ONCE = 16
"""Larger bodies at once, because they take memory; the others wait within their deadlines."""


class Bodies:
    """The bodies that one process awaits."""

    def __init__(self) -> None:
        """Begin with none."""
        self._large = asyncio.Semaphore(LARGE_AT_ONCE)

    async def read_small(self, arriving: Awaitable[bytes]) -> bytes | None:
        """Return a body of at most `SMALL` bytes, or None if it did not come whole and in time."""
        try:
            async with asyncio.timeout(WITHIN_S):
                return await arriving
        except (TimeoutError, RuntimeError):  # Granian says by the latter that it broke off
            return None

    async def read(self, pieces: AsyncIterable[bytes], announced: int | None) -> bytes | None:
        """Return a body, cut where it is too long, or None if it did not come whole and in time."""
        body, received, empty = bytearray(), 0, 0
        loop = asyncio.get_running_loop()
        started, is_large = loop.time(), False
        try:
            async with asyncio.timeout(WITHIN_S) as deadline:
                async for piece in pieces:
                    received += len(piece)
                    empty += not piece
                    body += piece[: READ_AHEAD - len(body)]
                    if received > READ_AHEAD + DISCARD_LIMIT:
                        return bytes(body)
                    if received > SMALL and not is_large:
                        is_large = await self._large.acquire()
                    deadline.reschedule(started + WITHIN_S + received / LEAST_SPEED)
        except TimeoutError:
            return None
        finally:
            if is_large:
                self._large.release()
        # Granian ends a body with one empty piece, and one that breaks off with two.
        is_whole = received == announced if announced is not None else empty == 1
        return bytes(body) if is_whole else None
