"""The page that thanks for sent answers, and the calendar file that reminds of the next wave.

The page is kept ready for each occasion, with the receipt put in.
"""

from dataclasses import dataclass
from functools import lru_cache
from html import escape
from urllib.parse import urlsplit

from flask import Response, request

from collector.core.answering.receipts import Receipt
from collector.core.linking.linkage import LINK_FIELDS
from collector.core.waves import WaveName
from collector.errors import NotFoundError
from collector.formats.calendar import MEDIA_TYPE, write_calendar
from collector.store.questionnaire.versions import get_questionnaire
from collector.texts.languages import Language
from collector.texts.numerals import write_highest
from collector.texts.subjects import scale_name
from collector.web.fields.html_form import Fields
from collector.web.site.layout import choose_language, render_page, say
from collector.web.site.occasion import Occasion, get_occasion
from collector.web.site.service import service

PAGES_KEPT = 128

_FIELDS_GAP = "the-fields-go-here"
_WORDS_GAP = "the-words-go-here"

_KEEP_STORED = '<input type="hidden" name="replace" value="no">\n'
"""Codes do not stay on the page, so its language switch sends less than was stored."""


@dataclass(frozen=True)
class Thanks:
    """What a page of thanks says to everybody who sent the same; the key of the kept pages."""

    occasion: Occasion
    following: Occasion | None
    language: Language
    dropped: int
    is_late: bool
    public_url: str


def render_thanks(said: Thanks, receipt: Receipt, fields: Fields) -> str:
    """Return the page with the receipt's words and, for its language switch, the sent fields."""
    before, between, after = _render_frame(said)
    return "".join((before, _hide(fields), between, receipt.in_words(said.language), after))


@lru_cache(maxsize=PAGES_KEPT)
def _render_frame(said: Thanks) -> tuple[str, str, str]:
    scales = _list_scales(said.occasion, said.language)
    points = sorted({scale.points for scale in scales})
    page = render_page(
        "thanks.html",
        **vars(said),
        scales=scales,
        highest=write_highest(points, said.language),
        fields=_FIELDS_GAP,
        words=_WORDS_GAP,
    )
    before, rest = page.split(_FIELDS_GAP)
    between, after = rest.split(_WORDS_GAP)
    return before, between, after


@dataclass(frozen=True)
class OwnScale:
    """What the phone needs to score a scale: each item, and whether agreeing means less."""

    name: str
    points: int
    items: list[tuple[str, bool]]


def _list_scales(occasion: Occasion, language: Language) -> list[OwnScale]:
    """Return what the phone needs to score what it kept; nothing comes before the first wave."""
    if occasion.wave.name is WaveName.PRE:
        return []
    asked = get_questionnaire(service().db(), occasion.wave.questionnaire_version)
    named = dict.fromkeys(question.scale for question in asked if question.scale)
    return [
        OwnScale(
            scale_name(scale)[language],
            asked.scale_points(scale).points,
            [(item.name, item.reverse) for item in asked.scale_items(scale)],
        )
        for scale in named
        if asked.scale_items(scale)
    ]


def _hide(fields: Fields) -> str:
    return _KEEP_STORED + "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">\n'
        for name, values in fields.items()
        for value in values
        if value and name not in LINK_FIELDS
    )


def show_calendar(event_slug: str, wave_name: str) -> Response:
    """Send the calendar file of a wave whose opening is planned; it stores nobody's address."""
    language, address = choose_language(request), service().settings.base_url
    occasion = get_occasion(service().db(), event_slug, wave_name, service().clock())
    event, wave = occasion.event, occasion.wave
    if wave.opens is None:
        raise NotFoundError("the opening of this wave is not planned yet")
    url = f"{address}/e/{event.slug}/{wave.name}?lang={language}"
    appointment = write_calendar(
        uid=f"{event.slug}-{wave.name}@{urlsplit(address).hostname}",
        starts=wave.opens,
        summary=say(language, "calendar_title", event=event.title[language]),
        description=say(language, "calendar_text", url=url),
        url=url,
    )
    response = Response(appointment, content_type=MEDIA_TYPE)
    name = f"{event_slug}-{wave_name}.ics"
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response
