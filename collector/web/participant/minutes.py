"""The minutes that a questionnaire still takes, from the response times so far.

They change slowly, so the counts are read again only now and then.
"""

from datetime import datetime, timedelta

from flask import Flask, current_app

from collector.core.answering.response_times import list_minutes
from collector.core.questionnaire.model import Questionnaire
from collector.store.answering.counts import (
    list_response_times,
    list_response_times_of_all_versions,
)
from collector.web.site.service import service

GOOD_FOR = timedelta(minutes=1)
"""After this the counts are read again."""

Minutes = tuple[int, ...]
"""Whole minutes left at each step of the page."""

_Known = dict[str, tuple[datetime, Minutes]]
"""By version: since when the minutes are known."""


def init_app(app: Flask) -> None:
    """Give an application its own memory of minutes."""
    app.extensions["minutes"] = {}


def find_minutes(asked: Questionnaire) -> Minutes:
    """Return the minutes left at each step of a version."""
    known: _Known = current_app.extensions["minutes"]
    now = service().clock()
    since, minutes = known.get(asked.version, (now, None))
    if minutes is None or abs(now - since) >= GOOD_FOR:
        minutes = _read_minutes(asked)
        known[asked.version] = now, minutes
    return minutes


def _read_minutes(asked: Questionnaire) -> Minutes:
    db, version = service().db(), asked.version
    return list_minutes(
        asked, list_response_times(db, version), list_response_times_of_all_versions(db, version)
    )
