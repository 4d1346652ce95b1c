"""Posters, table cards, slides and the bare QR code that invite to an event's questionnaire."""

from flask import Response, request

from collector.core.waves import WaveName
from collector.errors import NotFoundError
from collector.formats.print.poster import PosterSize, write_poster
from collector.formats.qr import write_qr_file
from collector.store.events.events import get_event
from collector.web.organiser.frame.sheet import show_sheet
from collector.web.organiser.frame.sign_in import guarded
from collector.web.site.service import service

blueprint = guarded("poster", __name__)


@blueprint.get("/events/<slug>/poster")
def show(slug: str) -> Response:
    """Show the page to print, with what else it can be above it."""
    event = get_event(service().db(), slug)
    try:
        size = PosterSize(request.args.get("size", PosterSize.A4))
        wave = WaveName(request.args["wave"]) if request.args.get("wave") else None
    except ValueError as error:
        raise NotFoundError(f"there is no such poster: {error}") from error
    page = write_poster(event, service().address(event), wave=wave, size=size)
    return show_sheet(
        page,
        "events/_poster_bar.html",
        event=event,
        size=size,
        wave=wave,
        sizes=PosterSize,
        waves=WaveName,
        is_local=not service().settings.url,
    )


@blueprint.get("/events/<slug>/slide.<any(svg,png):kind>")
def download_slide(slug: str, kind: str) -> Response:
    """Send the slide as a file, for the organiser's own presentation."""
    from collector.formats.print.slide import write_slide_png, write_slide_svg  # noqa: PLC0415 slow import

    event = get_event(service().db(), slug)
    write, mimetype = {
        "svg": (write_slide_svg, "image/svg+xml"),
        "png": (write_slide_png, "image/png"),
    }[kind]
    file = Response(write(event, service().address(event)), mimetype=mimetype)
    file.headers.set("Content-Disposition", "attachment", filename=f"{event.slug}-slide.{kind}")
    return file


@blueprint.get("/events/<slug>/qr.svg")
def download_qr(slug: str) -> Response:
    """Send the QR code by itself, for the organiser's own materials."""
    event = get_event(service().db(), slug)
    file = Response(write_qr_file(service().address(event)), mimetype="image/svg+xml")
    file.headers.set("Content-Disposition", "attachment", filename=f"{event.slug}-qr.svg")
    return file
