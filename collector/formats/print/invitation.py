"""What invites to an event's questionnaire: cards to cut, posters and slides, as printable pages.

A card bears its code, the address and its purpose, and nothing that could be a name. A poster shows
the event's address, which opens the wave that is open.
"""

from collections.abc import Sequence
from enum import StrEnum
from math import sqrt

from collector.core.events.events import Event
from collector.core.linking.codes import CardCode
from collector.core.waves import WaveName
from collector.formats.qr import write_qr
from collector.formats.self_contained import page_template
from collector.texts.catalogue import Phrases
from collector.texts.languages import Translated

CARDS_A_PAGE = 10
"""Two beside each other, five below each other, as the template's style lays them out."""

TITLE_SIZE = 6.5  # height of the letters of a short title, in hundredths of the page's shorter side
TITLE_LENGTH = 30  # letters up to which a title is short; the area of a longer one stays the same

WORDS = Phrases("print")


class PosterSize(StrEnum):
    """What the invitation is printed on or shown by."""

    A4 = "a4"  # a poster for the door
    A5 = "a5"  # a card for the tables
    SLIDE = "slide"  # 16:9, for the projector


_PAGES = {
    PosterSize.A4: (210, 297, 138),
    PosterSize.A5: (148, 210, 138),
    PosterSize.SLIDE: (320, 180, 118),
}
"""Width and height in mm, and how many letters times their height fill the line of the address."""


def write_card_sheet(codes: Sequence[CardCode], event: Event, address: str) -> str:
    """Return the page as HTML text; `address` is where the participants of the event answer."""
    cards = [(write_grouped(code), write_qr(f"{address}#c={code}")) for code in codes]
    return page_template("card_sheet.html").render(
        pages=[cards[at : at + CARDS_A_PAGE] for at in range(0, len(cards), CARDS_A_PAGE)],
        short_address=shorten(address),
        purpose=WORDS["purpose_only" if event.linking.cards_only else "purpose"].as_dict(),
        once=WORDS["once"].as_dict(),
        simulated=WORDS["simulated"].as_dict() if event.simulated else {},
    )


def write_poster(
    event: Event, address: str, *, wave: WaveName | None = None, size: PosterSize = PosterSize.A4
) -> str:
    """Return the page as HTML text; `address` is where the participants of the event answer."""
    width, height, address_line = _PAGES[size]
    longest = max(map(len, event.title.as_dict().values()))
    return page_template("poster.html").render(
        page={"width_mm": width, "height_mm": height},
        size=size,
        title_size=round(TITLE_SIZE * min(1, sqrt(TITLE_LENGTH / longest)), 2),
        address_size=round(min(TITLE_SIZE, address_line / len(shorten(address))), 2),
        titles=event.title.as_dict(),
        invitation=invite(event, wave).as_dict(),
        short_address=shorten(address),
        qr=write_qr(address),
        simulated=WORDS["simulated"].as_dict() if event.simulated else {},
    )


def invite(event: Event, wave: WaveName | None = None) -> Translated:
    """Return the sentence that invites to a wave, or to any, and says where a card is needed."""
    said, needed = WORDS[f"invitations.{wave or 'any'}"], WORDS["card_needed"]
    if not event.linking.cards_only:
        return said
    return Translated.in_each(lambda language: f"{said[language]} {needed[language]}")


def write_grouped(code: CardCode) -> str:
    """Return a code as it is printed: three symbols, three symbols, one."""
    return f"{code[:3]} {code[3:6]} {code[6]}"


def shorten(address: str) -> str:
    """Return an address as people type it, without the https:// that browsers add."""
    return address.partition("://")[2]
