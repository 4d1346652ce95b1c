"""What invites to a questionnaire: posters, slides, the QR code, e-mails, and linking cards."""

from functools import partial

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from collector.actions.linking.print_cards import print_cards
from collector.core.events.events import Event
from collector.core.linking.codes import default_count
from collector.core.waves import ENDED, WaveName
from collector.errors import DataDirectoryError, MissingKeyError, NotFoundError, StateError
from collector.formats.print.invitation import PosterSize, shorten, write_card_sheet, write_poster
from collector.formats.qr import write_qr_file
from collector.store.events.events import get_series
from collector.store.events.waves import list_waves
from collector.store.linking.keys import list_card_numbers
from collector.store.linking.sealing import find_sealing
from collector.store.questionnaire.versions import get_questionnaire
from collector.texts.catalogue import translate
from collector.texts.numerals import write_days
from collector.web.organiser.frame.frame import give_out, guarded, show_sheet, signed_in
from collector.web.organiser.frame.words import say_timestamp
from collector.web.participant.questionnaire_page import find_minutes
from collector.web.site.service import service

blueprint = guarded("invitation", __name__)

MOST_AT_ONCE = 500  # cards


@blueprint.get("/events/<slug>/poster")
def show_poster(event: Event) -> Response:
    """Show the page to print, with what else it can be above it."""
    try:
        size = PosterSize(request.args.get("size", PosterSize.A4))
        wave = WaveName(request.args["wave"]) if request.args.get("wave") else None
    except ValueError as error:
        raise NotFoundError(f"there is no such poster: {error}") from error
    page = write_poster(event, service().address(event), wave=wave, size=size)
    bar = "events/_poster_bar.html"
    return show_sheet(page, bar, size=size, wave=wave, sizes=PosterSize, waves=WaveName)


@blueprint.get("/events/<slug>/slide.<any(svg,png):kind>")
def download_slide(event: Event, kind: str) -> Response:
    """Send the slide as a file, for the organiser's own presentation."""
    from collector.formats.print.slide import write_slide_png, write_slide_svg  # noqa: PLC0415 slow import

    write = {"svg": write_slide_svg, "png": write_slide_png}[kind]
    return give_out(write(event, service().address(event)), f"{event.slug}-slide.{kind}")


@blueprint.get("/events/<slug>/qr.svg")
def download_qr(event: Event) -> Response:
    """Send the QR code by itself, for the organiser's own materials."""
    return give_out(write_qr_file(service().address(event)), f"{event.slug}-qr.svg")


@blueprint.get("/events/<slug>/invite")
def show_letters(event: Event) -> str:
    """Show an e-mail and a text to read out for every wave, those of the next wave open."""
    db, address = service().db(), service().address(event)
    waves = list_waves(db, event.id)
    asked = {wave.name: get_questionnaire(db, wave.questionnaire_version) for wave in waves}
    return render_template(
        "organiser/events/invite.html",
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


@blueprint.get("/events/<slug>/cards")
def show_cards(event: Event, error: str = "") -> str:
    """Show what the cards are for and ask how many."""
    return render_template(
        "organiser/events/cards.html",
        error=error,
        count=request.form.get("count", default_count(event.head_count)),
        most=MOST_AT_ONCE,
        issued=len(list_card_numbers(service().settings.keys, event.slug)),
        is_sealed=find_sealing(service().db(), event.id) is not None,
    )


@blueprint.post("/events/<slug>/cards")
def make_cards(event: Event) -> ResponseReturnValue:
    """Answer with a sheet of new cards, which cannot be had again."""
    text = request.form.get("count", "").strip()
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(MOST_AT_ONCE))
    count = int(text) if is_number else 0
    if not 1 <= count <= MOST_AT_ONCE:
        return show_cards(event, "cards_count_error"), 422
    keys, now, account = service().settings.keys, service().clock(), signed_in().name
    try:
        codes = print_cards(service().db(), event, count, keys=keys, now=now, account=account)
    except StateError:
        return show_cards(event), 409
    except (MissingKeyError, DataDirectoryError):
        return show_cards(event, "cards_no_key"), 503
    sheet = write_card_sheet(codes, event, service().address(event))
    return show_sheet(sheet, "events/_card_bar.html")
