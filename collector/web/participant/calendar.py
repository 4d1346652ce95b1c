"""The calendar file of a wave, which reminds participants without storing their addresses."""

from urllib.parse import urlsplit

from flask import Response, request

from collector.errors import NotFoundError
from collector.formats.calendar import MEDIA_TYPE, Appointment, write_calendar
from collector.web.site.languages import choose_language
from collector.web.site.layout import say
from collector.web.site.occasion import get_occasion
from collector.web.site.service import service

MINUTES = 15
"""How long the appointment is: more than any questionnaire takes."""


def show_calendar(event_slug: str, wave_name: str) -> Response:
    """Send the calendar file of a wave whose opening is planned."""
    language, address = choose_language(request), service().settings.base_url
    occasion = get_occasion(service().db(), event_slug, wave_name, service().clock())
    event, wave = occasion.event, occasion.wave
    if wave.opens is None:
        raise NotFoundError("the opening of this wave is not planned yet")
    url = f"{address}/e/{event.slug}/{wave.name}?lang={language}"
    appointment = Appointment(
        uid=f"{event.slug}-{wave.name}@{urlsplit(address).hostname}",
        starts=wave.opens,
        minutes=MINUTES,
        summary=say(language, "calendar_title", event=event.title[language]),
        description=say(language, "calendar_text", url=url),
        url=url,
    )
    response = Response(write_calendar(appointment), content_type=MEDIA_TYPE)
    name = f"{event_slug}-{wave_name}.ics"
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response
