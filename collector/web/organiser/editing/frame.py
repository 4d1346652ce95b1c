"""What the pages about questionnaires have in common: their words, and whose series it is.

The words are in `translations/editor.yaml`; the frame of all organiser's pages is `frame`.
"""

from functools import partial
from typing import Any

from flask import Blueprint

from collector.core.events.events import Series
from collector.errors import NotFoundError
from collector.store.events.events import list_series
from collector.texts.catalogue import read_texts, translate
from collector.texts.languages import Language
from collector.web.organiser.frame.frame import reader
from collector.web.organiser.frame.sign_in import guarded
from collector.web.site.service import service


def edited(name: str, module: str) -> Blueprint:
    """Return a blueprint of pages that say their own words and, around them, the organiser's."""
    pages = guarded(name, module)
    pages.context_processor(
        lambda: {"t": partial(say, reader()), "say_version": partial(say_version, reader())}
    )
    return pages


def say(language: Language, key: str, **values: Any) -> str:  # noqa: ANN401 anything with a text
    """Return one of the words of these pages, or else of the frame around them."""
    audience = "editor" if key in read_texts("editor") else "organiser"
    return translate(audience, language, key, **values)


def say_version(language: Language, number: int) -> str:
    """Return how a version is called; the number 0 means that it came with the service."""
    return say(language, "version_number", n=number) if number else say(language, "version_ready")


def get_named_series(slug: str) -> Series:
    """Return the series with this slug, or raise NotFoundError."""
    for series in list_series(service().db()):
        if series.slug == slug:
            return series
    raise NotFoundError(f"there is no series {slug}")
