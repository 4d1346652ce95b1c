"""The session of a signed-in organiser: the account, when it began, and when it was used last.

It ends after twelve hours, or after four hours without a request. It lives in a signed cookie for
the organiser's pages alone.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec
from flask import Flask, Request, g, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from sqlite_utils import Database

from collector.store.people.accounts import Account, find_account_by_id

LIFETIME = timedelta(hours=12)
IDLE = timedelta(hours=4)
"""Long enough for a working session of a seminar, so that nothing typed in it is lost."""

NOTED_EVERY_S = 300  # how often use is noted, so that not every answer sets the cookie again


class OrganiserSessions(SecureCookieSessionInterface):
    """Sessions for the organiser's pages alone: no other page can read or set one."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Return the browser's session, or None outside the organiser's pages."""
        if not request.path.startswith("/organiser"):
            return None
        return super().open_session(app, request)


def begin_session(account: Account, now: datetime) -> None:
    """Begin a session that shares nothing with what the browser had before."""
    session.clear()
    # Flask-WTF remembers the old session's token for the rest of the request.
    g.pop("csrf_token", None)
    session.permanent = True
    session["since"] = session["used"] = now.timestamp()
    session.update(account=account.id, sessions_from=account.sessions_from)


def find_signed_in(db: Database, now: datetime) -> Account | None:
    """Return the account of the present session unless it has ended."""
    age_s = now.timestamp() - session.get("since", 0)
    idle_s = now.timestamp() - session.get("used", session.get("since", 0))
    if not (0 <= age_s < LIFETIME.total_seconds() and 0 <= idle_s < IDLE.total_seconds()):
        return None
    account = find_account_by_id(db, session["account"])
    if account is None or account.sessions_from != session["sessions_from"]:
        return None
    if idle_s >= NOTED_EVERY_S:
        session["used"] = now.timestamp()
    return account


OWN_PATH = re.compile(r"/organiser/[\w/-]*", re.ASCII)


@dataclass(frozen=True)
class Kept:
    """A form's address and its fields, in their order."""

    path: str
    fields: tuple[tuple[str, str], ...]

    def write(self) -> str:
        """Return it as the text of one hidden field."""
        return msgspec.json.encode(self).decode()


def keep_sent(sent: Request) -> Kept | None:
    """Return the form of a request that asks to be kept, or None."""
    if sent.method != "POST" or "keep" not in sent.form:
        return None
    pairs = sent.form.items(multi=True)
    return Kept(sent.path, tuple((name, value) for name, value in pairs if name != "csrf_token"))


def read_kept(text: str) -> Kept | None:
    """Return what `Kept.write` wrote, or None if it is anything else."""
    try:
        kept = msgspec.json.decode(text, type=Kept)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return kept if OWN_PATH.fullmatch(kept.path) else None
