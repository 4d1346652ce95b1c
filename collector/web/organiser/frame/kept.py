"""Keep what was typed into a form whose sender is no longer signed in, until it can be sent again.

It travels in the pages; nothing is stored. Only forms that say so (`_kept_token.html`) are kept, so
that a step which cannot be undone is never repeated unseen.
"""

import json
import re
from dataclasses import dataclass

import msgspec
from flask import Request

OWN_PATH = re.compile(r"/organiser/[\w/-]*", re.ASCII)


@dataclass(frozen=True)
class Kept:
    """A form's address and its fields, in their order."""

    path: str
    fields: tuple[tuple[str, str], ...]

    def write(self) -> str:
        """Return it as the text of one hidden field."""
        return json.dumps([self.path, self.fields])


def keep_sent(sent: Request) -> Kept | None:
    """Return the form of a request that asks to be kept, or None."""
    if sent.method != "POST" or "keep" not in sent.form:
        return None
    pairs = sent.form.items(multi=True)
    return Kept(sent.path, tuple((name, value) for name, value in pairs if name != "csrf_token"))


def read_kept(text: str) -> Kept | None:
    """Return what `Kept.write` wrote, or None if it is anything else."""
    try:
        path, fields = msgspec.json.decode(text, type=tuple[str, tuple[tuple[str, str], ...]])
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return Kept(path, fields) if OWN_PATH.fullmatch(path) else None
