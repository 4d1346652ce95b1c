"""The cookie that recognises a phone, set only if its owner asks, and how to delete it.

It holds a random number and nothing else.
"""

from datetime import UTC, datetime, time, timedelta

from flask import Request, Response, request

from collector.core.events.events import Event
from collector.core.linking.codes import PhoneToken
from collector.web.site.languages import choose_language
from collector.web.site.layout import show_message
from collector.web.site.service import service

COOKIE = "phone"


def remember_phone(
    request: Request, response: Response, event: Event, token: PhoneToken, now: datetime
) -> None:
    """Let the phone keep its token until the event is sealed; no script can read it."""
    sealed = datetime.combine(event.sealing, time.min, UTC) + timedelta(days=1)
    response.set_cookie(
        COOKIE,
        token,
        path=_path(event.slug),
        max_age=max(int((sealed - now).total_seconds()), 0),
        samesite="Lax",
        httponly=True,
        secure=request.is_secure or service().is_by_https,
    )


def forget(event_slug: str) -> Response:
    """Delete the phone's token, also of an event that is gone, and say so."""
    response = show_message(choose_language(request), "forgotten")
    response.delete_cookie(COOKIE, path=_path(event_slug), samesite="Lax", httponly=True)
    return response


def _path(event_slug: str) -> str:
    return f"/e/{event_slug}"
