"""A preview of a questionnaire as participants see it, in a frame that sends and keeps nothing."""

import re
from dataclasses import replace
from datetime import date

from flask import Response

from collector.actions.questionnaire.versions import get_written
from collector.core.checking.build import read_questionnaire
from collector.core.events.events import Event, Series
from collector.core.questionnaire.model import Questionnaire
from collector.core.waves import Wave, WaveName, WaveState
from collector.store.events.events import list_events
from collector.texts.languages import Language, Translated
from collector.web.organiser.editing.draft_page import edited, get_named_series, say
from collector.web.participant.questionnaire_page import Filling, render_questionnaire
from collector.web.site.inline import SCRIPTS, hash_source, read_scripts, read_style
from collector.web.site.languages import read_language
from collector.web.site.occasion import Occasion
from collector.web.site.service import service

blueprint = edited("previews", __name__)

_LINK = re.compile(r'(<a\b[^>]*?) href="[^"]*"')
_OUTBOX = re.compile(r'(?<= data-outbox=")[^"]*')
"""The script that sends answers. A preview gets an empty one, so that no page complains."""


# Not ?lang=, which would change the language in which the organiser reads.
PAGE = "page/<any(et,ru,en):code>"


@blueprint.get(f"/questionnaires/<slug>/versions/<version>/{PAGE}")
def show(slug: str, version: str, code: str) -> Response:
    """Show the page of one version in a language."""
    series = get_named_series(slug)
    asked = read_questionnaire(get_written(service().db(), series, version))
    return show_page(series, asked, read_language(code))


def show_page(series: Series, asked: Questionnaire, language: Language) -> Response:
    """Return the page for a frame: its links lead nowhere, and its scripts have no memory."""
    page = render_questionnaire(_imagine(series, asked), asked, language, Filling())
    # An opaque origin (sandbox) has neither cookies nor storage, so following a link would only
    # show the sign-in.
    response = Response(_OUTBOX.sub("data:,", _LINK.sub(r"\1", page)))
    response.headers["Content-Security-Policy"] = (
        "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; "
        f"img-src data:; connect-src data:; style-src {hash_source(read_style())}; "
        f"script-src {hash_source(read_scripts(SCRIPTS))}; sandbox allow-scripts"
    )
    return response


def _imagine(series: Series, asked: Questionnaire) -> Occasion:
    """Return the occasion of the preview: the series' latest event, or an invented one."""
    name = WaveName(asked.name)
    event = _find_latest(series) or _invent(series)
    wave = Wave(0, event.id, name, asked.version, WaveState.OPEN)
    return Occasion(series, replace(event, simulated=False), wave)


def _find_latest(series: Series) -> Event | None:
    events = list_events(service().db(), series.id)
    return events[-1] if events else None


def _invent(series: Series) -> Event:
    title = Translated.in_each(lambda language: say(language, "preview_event"))
    day = date.max
    return Event(0, series.id, "preview", title, title, day, day, 1, day)
