"""Render a participant's page in one language, with what every template needs."""

from datetime import datetime
from functools import partial
from typing import Any

from babel.dates import format_time
from flask import Flask, Response, render_template, request

from collector.core.events.planning import TALLINN
from collector.texts.catalogue import find_file, translate
from collector.texts.languages import LANGUAGE_NAMES, Language
from collector.texts.numerals import LOCALES, write_day
from collector.web.site.languages import choose_language, remember_language


def say_day(moment: datetime, language: Language) -> str:
    """Return the day of a moment in words."""
    return write_day(moment.astimezone(TALLINN).date(), language)


def say_time(moment: datetime, language: Language) -> str:
    """Return the time of day of a moment by the clock on the wall, as “14:05”."""
    return format_time(moment, "short", tzinfo=TALLINN, locale=LOCALES[language])


AUDIENCE = "participant", "question_types", "database"


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
