"""Invitations to an event's waves: an e-mail for each, and a text to read out."""

from functools import partial

from flask import render_template

from collector.core.events.events import Event
from collector.core.waves import ENDED
from collector.formats.days import write_days
from collector.formats.print.invitation import shorten
from collector.store.events.events import get_series
from collector.store.events.waves import list_waves
from collector.store.questionnaire.versions import get_questionnaire
from collector.texts.catalogue import translate
from collector.web.organiser.frame.frame import guarded
from collector.web.organiser.frame.words import say_timestamp
from collector.web.participant.questionnaire_page import find_minutes
from collector.web.site.service import service

blueprint = guarded("invite", __name__)


@blueprint.get("/events/<slug>/invite")
def show(event: Event) -> str:
    """Show the texts of every wave, those of the next wave open."""
    db, address = service().db(), service().address(event)
    waves = list_waves(db, event.id)
    asked = {wave.name: get_questionnaire(db, wave.questionnaire_version) for wave in waves}
    return render_template(
        "organiser/events/invite.html",
        event=event,
        series=get_series(db, event.series_id),
        waves=waves,
        following=next((wave for wave in waves if wave.state not in ENDED), None),
        ended=ENDED,
        minutes={name: find_minutes(each)[0] for name, each in asked.items()},
        address=address,
        short_address=shorten(address),
        say=partial(translate, "invitation"),
        write_days=write_days,
        say_timestamp=say_timestamp,
    )
