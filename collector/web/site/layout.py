"""Render a participant's page in the reader's language, with what every template needs.

The language is that of the address, then the cookie, then the browser.
"""

from datetime import datetime
from functools import partial
from typing import Any

from babel.dates import format_time
from flask import Flask, Request, Response, render_template, request

from collector.core.events.planning import TALLINN
from collector.errors import SentError
from collector.texts.catalogue import find_file, translate
from collector.texts.languages import LANGUAGE_NAMES, LANGUAGES, Language
from collector.texts.numerals import LOCALES, write_day
from collector.web.site.service import service

AUDIENCE = "participant", "question_types", "database"

COOKIE = "lang"
ONE_YEAR_S = 365 * 24 * 3600


def say_day(moment: datetime, language: Language) -> str:
    """Return the day of a moment in words."""
    return write_day(moment.astimezone(TALLINN).date(), language)


def say_time(moment: datetime, language: Language) -> str:
    """Return the time of day of a moment by the clock on the wall, as “14:05”."""
    return format_time(moment, "short", tzinfo=TALLINN, locale=LOCALES[language])


def init_app(app: Flask) -> None:
    """Keep the templates' own line breaks out of the pages."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["language_names"] = LANGUAGE_NAMES


def say(language: Language, key: str, **values: Any) -> str:  # noqa: ANN401 anything with a text
    """Return one of the participants' texts."""
    return translate(find_file(key, AUDIENCE), language, key, **values)


def render_page(template: str, language: Language, **context: Any) -> str:  # noqa: ANN401 a template's
    """Return a page; its template finds the words by `t` and dates by `say_date` and others."""
    return render_template(f"participant/{template}", **speak(language), **context)


def show_page(template: str, **context: Any) -> Response:  # noqa: ANN401 a template's
    """Answer with a page in the reader's language, which is remembered if the reader chose it."""
    page = render_page(template, choose_language(request), **context)
    return remember_language(request, Response(page))


def show_message(language: Language, key: str) -> Response:
    """Answer with a heading and a sentence: the texts `…_title` and the key's own."""
    title, sentence = say(language, f"{key}_title"), say(language, key)
    return Response(render_page("message.html", language, title=title, sentence=sentence))


def speak(language: Language) -> dict[str, object]:
    """Return what a template says words and dates with in a language."""
    return {
        "language": language,
        "t": partial(say, language),
        "say_date": partial(write_day, language=language),
        "say_day": partial(say_day, language=language),
        "say_time": partial(say_time, language=language),
    }


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
