"""The language of a reader: by the address, then the cookie, then the browser."""

from flask import Request, Response

from collector.errors import SentError
from collector.texts.languages import LANGUAGES, Language
from collector.web.site.service import service

COOKIE = "lang"
ONE_YEAR_S = 365 * 24 * 3600


def choose_language(request: Request) -> Language:
    """Return the language for a request, or raise SentError if `?lang=` is no code."""
    asked = request.args.get("lang")
    return accepted_language(request) if asked is None else read_language(asked)


def read_language(asked: str) -> Language:
    """Return the language of a code, or raise SentError if it is not et, ru or en."""
    for language in LANGUAGES:
        if language == asked:
            return language
    raise SentError("unknown_language")


def accepted_language(request: Request) -> Language:
    """Return the language of the cookie or, without one, of the browser."""
    remembered = request.cookies.get(COOKIE, "")
    if remembered in LANGUAGES:
        return read_language(remembered)
    return read_language(request.accept_languages.best_match(LANGUAGES) or LANGUAGES[0])


def find_language(request: Request) -> Language:
    """Return the language of whoever asks for a page, also of a page about an error."""
    try:
        return choose_language(request)
    except SentError:
        return accepted_language(request)


def choose_second(request: Request, language: Language) -> Language | None:
    """Return the language that `?also=` asks for beside the reader's own, or None."""
    asked = request.args.get("also", "")
    return read_language(asked) if asked in LANGUAGES and asked != language else None


def remember_language(request: Request, response: Response) -> Response:
    """Set the cookie when the reader has asked for another language than the browser's.

    Our own links name the language they are in; following one asks for nothing.
    """
    asked = request.args.get("lang")
    if asked in LANGUAGES and asked != accepted_language(request):
        response.set_cookie(
            COOKIE,
            asked,
            max_age=ONE_YEAR_S,
            samesite="Lax",
            httponly=True,
            secure=request.is_secure or service().is_by_https,
        )
    return response
