"""The style sheet and scripts inside a page, and the hashes that allow them to run."""

import base64
import hashlib
from functools import cache
from pathlib import Path

from flask import Flask
from markupsafe import Markup
from rcssmin import cssmin
from rjsmin import jsmin

FOLDER = Path(__file__).parents[1] / "static_src"

STYLES = ("page.css",)
SCRIPTS = ("state.js", "draft.js", "late.js", "expressions.js", "steps.js")
OUTBOX_SCRIPTS = (
    *("state.js", "card_code.js", "tap_keys.js", "codes.js", "phone.js", "queue.js"),
    *("copies.js", "outbox.js", "stored.js", "languages.js", "clearing.js"),
)
THANKS_SCRIPTS = ("copy.js", "own_change.js")


def init_app(app: Flask) -> None:
    """Let templates write `{{ inline_style() }}` and `{{ inline_script() }}`."""
    app.jinja_env.globals.update(
        inline_style=read_style,
        inline_script=lambda: read_scripts(SCRIPTS),
        inline_outbox_script=lambda: read_scripts(OUTBOX_SCRIPTS),
        inline_thanks_script=lambda: read_scripts(THANKS_SCRIPTS),
    )


@cache
def read_style(names: tuple[str, ...] = STYLES) -> Markup:
    """Return the style sheet without comments and needless space."""
    return Markup(cssmin("".join((FOLDER / name).read_text("utf-8") for name in names)))  # noqa: S704 own file


@cache
def read_scripts(names: tuple[str, ...]) -> Markup:
    """Return scripts joined in a scope of their own, without comments and needless space."""
    text = "\n".join((FOLDER / name).read_text("utf-8") for name in names)
    return Markup("(()=>{" + jsmin(text) + "})()")  # noqa: S704 own files


def hash_source(text: str) -> str:
    """Return the source expression by which a Content-Security-Policy allows an inline text."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
