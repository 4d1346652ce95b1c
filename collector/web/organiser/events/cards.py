"""The page on which an organiser prints linking cards."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from collector.actions.linking.print_cards import print_cards
from collector.core.events.events import Event
from collector.core.linking.codes import default_count
from collector.errors import DataDirectoryError, MissingKeyError, StateError
from collector.formats.print.invitation import write_card_sheet
from collector.store.linking.keys import list_card_numbers
from collector.store.linking.sealing import find_sealing
from collector.web.organiser.frame.frame import guarded, show_sheet, signed_in
from collector.web.site.service import service

blueprint = guarded("cards", __name__)

MOST_AT_ONCE = 500


@blueprint.get("/events/<slug>/cards")
def show(event: Event, error: str = "") -> str:
    """Show what the cards are for and ask how many."""
    return render_template(
        "organiser/events/cards.html",
        event=event,
        error=error,
        count=request.form.get("count", default_count(event.head_count)),
        most=MOST_AT_ONCE,
        issued=len(list_card_numbers(service().settings.keys, event.slug)),
        is_sealed=find_sealing(service().db(), event.id) is not None,
    )


@blueprint.post("/events/<slug>/cards")
def make(event: Event) -> ResponseReturnValue:
    """Answer with a sheet of new cards, which cannot be had again."""
    text = request.form.get("count", "").strip()
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(MOST_AT_ONCE))
    count = int(text) if is_number else 0
    if not 1 <= count <= MOST_AT_ONCE:
        return show(event, "cards_count_error"), 422
    keys, now, account = service().settings.keys, service().clock(), signed_in().name
    try:
        codes = print_cards(service().db(), event, count, keys=keys, now=now, account=account)
    except StateError:
        return show(event), 409
    except (MissingKeyError, DataDirectoryError):
        return show(event, "cards_no_key"), 503
    sheet = write_card_sheet(codes, service().address(event), simulated=event.simulated)
    return show_sheet(sheet, "events/_card_bar.html", event=event)
