"""The reader's language on every page: `?lang=`, then the cookie, then the browser's preference.

Templates get texts of `texts.yaml` by `t()`, and descriptions of tables and columns by
`described()`.
"""

import re
from collections.abc import Awaitable, Callable
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

import yaml
from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request

Asgi = Callable[..., Awaitable[None]]

NAMES = {"et": "Eesti", "ru": "Русский", "en": "English"}
COOKIE = "lang"
YEAR_SECONDS = 365 * 24 * 60 * 60

_WISH = re.compile(r"([a-z]{2,3})[\w-]*(?:\s*;\s*q=([\d.]+))?")


def read_texts(name: str) -> dict[str, dict[str, str]]:
    """Return the texts of a file beside this folder: key, then language."""
    path = Path(__file__).parent.parent / name
    texts: dict[str, dict[str, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return texts


TEXTS = read_texts("texts.yaml")

DESCRIPTIONS = read_texts("descriptions.yaml") | read_texts("queries.yaml")
"""Of tables, columns and saved queries, by the English ones that Datasette itself knows."""


def choose_language(asked: str | None, cookie: str, wishes: str) -> str:
    """Return the reader's language, Estonian if nothing says otherwise."""
    if asked in NAMES:
        return str(asked)
    if (kept := _read_cookie(cookie)) in NAMES:
        return kept
    ranked = sorted(_WISH.findall(wishes.lower()), key=lambda wish: -float(wish[1] or 1))
    return next((code for code, _ in ranked if code in NAMES), "et")


def _read_cookie(header: str) -> str:
    try:
        morsel = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[Asgi], Asgi]:
    """Put the language into the scope, keep the choice in a cookie, and set `Vary`.

    `lang` is taken out of the query, because Datasette takes every argument for a column.
    """

    def wrap(app: Asgi) -> Asgi:
        async def serve(scope: dict[str, Any], receive: Asgi, send: Asgi) -> None:
            if scope["type"] != "http":
                return await app(scope, receive, send)
            headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
            query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
            asked = dict(query).get("lang")
            language = choose_language(
                asked, headers.get(b"cookie", ""), headers.get(b"accept-language", "")
            )
            scope = {**scope, "language": language}
            if asked is not None:
                rest = [(name, value) for name, value in query if name != "lang"]
                scope["query_string"] = urlencode(rest).encode()

            async def send_with_language(message: dict[str, Any]) -> None:
                if message["type"] == "http.response.start":
                    more = [(b"vary", b"Accept-Language")]
                    if asked in NAMES:
                        more.append((b"set-cookie", _cookie(datasette, language)))
                    message = {**message, "headers": [*message.get("headers", []), *more]}
                await send(message)

            return await app(scope, receive, send_with_language)

        return serve

    return wrap


def _cookie(datasette: Datasette, language: str) -> bytes:
    path = datasette.setting("base_url")
    return f"{COOKIE}={language}; Path={path}; Max-Age={YEAR_SECONDS}; SameSite=Lax".encode()


@hookimpl
def extra_template_vars(request: Request | None) -> dict[str, object]:
    """Give templates the language, the texts in it, and the way to the other languages."""
    language = request.scope.get("language", "et") if request else "et"

    def t(key: str, default: str | None = None, **values: object) -> str:
        texts = TEXTS.get(key)
        if texts is None:
            return default if default is not None else key
        return texts[language].format(**values)

    def word(column: str, value: object) -> object:
        """Return a verdict or cautions in words, and anything else as it is."""
        if column == "cautions" and isinstance(value, str):
            return "; ".join(t(f"caution_{kind}", kind) for kind in value.split())
        return t(f"verdict_{value}", str(value)) if column == "verdict" else value

    def described(english: str) -> str:
        return DESCRIPTIONS.get(english, {}).get(language, english)

    def month(written: str) -> str:
        year, number = written.split("-")
        return t(f"month_{number}", year=year)

    def number(value: float, *, signed: bool = False) -> str:
        text = f"{value:+g}" if signed else f"{value:g}"
        text = text.replace("-", "−")
        return text if language == "en" else text.replace(".", ",")

    def switch_url(code: str) -> str:
        query = parse_qsl(request.query_string, keep_blank_values=True) if request else []
        return "?" + urlencode([*query, ("lang", code)])

    return {
        "lang": language,
        "t": t,
        "word": word,
        "described": described,
        "month": month,
        "number": number,
        "languages": NAMES,
        "switch_url": switch_url,
    }
