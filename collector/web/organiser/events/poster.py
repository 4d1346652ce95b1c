"""Posters, table cards, slides and the bare QR code that invite to an event's questionnaire."""

from mimetypes import guess_type

from flask import Response, request

from collector.core.events.events import Event
from collector.core.waves import WaveName
from collector.errors import NotFoundError
from collector.formats.print.invitation import PosterSize, write_poster
from collector.formats.qr import write_qr_file
from collector.web.organiser.frame.frame import guarded
from collector.web.organiser.frame.sheet import show_sheet
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


def _send(content: bytes, name: str) -> Response:
    file = Response(content, mimetype=guess_type(name)[0])
    file.headers.set("Content-Disposition", "attachment", filename=name)
    return file
