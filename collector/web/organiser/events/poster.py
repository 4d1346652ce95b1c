"""What invites to a questionnaire: posters, slides, the QR code, e-mails, texts to read out."""

from functools import partial
from mimetypes import guess_type

from flask import Response, render_template, request

from collector.core.events.events import Event
from collector.core.waves import ENDED, WaveName
from collector.errors import NotFoundError
from collector.formats.print.invitation import PosterSize, shorten, write_poster
from collector.formats.qr import write_qr_file
from collector.store.events.events import get_series
from collector.store.events.waves import list_waves
from collector.store.questionnaire.versions import get_questionnaire
from collector.texts.catalogue import translate
from collector.texts.days import write_days
from collector.web.organiser.frame.frame import guarded, show_sheet
from collector.web.organiser.frame.words import say_timestamp
from collector.web.participant.questionnaire_page import find_minutes
from collector.web.site.service import service

blueprint = guarded("poster", __name__)


@blueprint.get("/events/<slug>/poster")
def show(event: Event) -> Response:
    """Show the page to print, with what else it can be above it."""
    try:
        size = PosterSize(request.args.get("size", PosterSize.A4))
        wave = WaveName(request.args["wave"]) if request.args.get("wave") else None
    except ValueError as error:
        raise NotFoundError(f"there is no such poster: {error}") from error
    page = write_poster(event, service().address(event), wave=wave, size=size)
    bar = "events/_poster_bar.html"
    return show_sheet(
        page, bar, event=event, size=size, wave=wave, sizes=PosterSize, waves=WaveName
    )


@blueprint.get("/events/<slug>/slide.<any(svg,png):kind>")
def download_slide(event: Event, kind: str) -> Response:
    """Send the slide as a file, for the organiser's own presentation."""
    from collector.formats.print.slide import write_slide_png, write_slide_svg  # noqa: PLC0415 slow import

    write = {"svg": write_slide_svg, "png": write_slide_png}[kind]
    return _send(write(event, service().address(event)), f"{event.slug}-slide.{kind}")


@blueprint.get("/events/<slug>/qr.svg")
def download_qr(event: Event) -> Response:
    """Send the QR code by itself, for the organiser's own materials."""
    return _send(write_qr_file(service().address(event)), f"{event.slug}-qr.svg")


@blueprint.get("/events/<slug>/invite")
def show_letters(event: Event) -> str:
    """Show an e-mail and a text to read out for every wave, those of the next wave open."""
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


def _send(content: bytes, name: str) -> Response:
    file = Response(content, mimetype=guess_type(name)[0])
    file.headers.set("Content-Disposition", "attachment", filename=name)
    return file
