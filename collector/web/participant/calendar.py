"""The calendar file of a wave, which reminds participants without storing their addresses."""

from urllib.parse import urlsplit

from flask import Response, request

from collector.errors import NotFoundError
from collector.formats.calendar import MEDIA_TYPE, Appointment, write_calendar
from collector.texts.languages import Language
from collector.web.site.languages import choose_language
from collector.web.site.layout import say
from collector.web.site.occasion import Occasion, get_occasion
from collector.web.site.service import service

MINUTES = 15
"""How long the appointment is: more than any questionnaire takes."""


def show_calendar(event_slug: str, wave_name: str) -> Response:
    """Send the calendar file of a wave whose opening is planned."""
    now = service().clock()
    occasion = get_occasion(service().db(), event_slug, wave_name, now)
    language = choose_language(request)
    response = Response(write_calendar(_appointment(occasion, language)), content_type=MEDIA_TYPE)
    name = f"{event_slug}-{wave_name}.ics"
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def _appointment(occasion: Occasion, language: Language) -> Appointment:
    event, wave = occasion.event, occasion.wave
    if wave.opens is None:
        raise NotFoundError("the opening of this wave is not planned yet")
    address = service().settings.base_url
    url = f"{address}/e/{event.slug}/{wave.name}?lang={language}"
    return Appointment(
        uid=f"{event.slug}-{wave.name}@{urlsplit(address).hostname}",
        starts=wave.opens,
        minutes=MINUTES,
        summary=say(language, "calendar_title", event=event.title[language]),
        description=say(language, "calendar_text", url=url),
        url=url,
    )
