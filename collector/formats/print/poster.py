"""Posters, table cards and slides that invite to an event's questionnaire, as printable pages.

All show the event's address, which opens the wave that is open.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from collector.core.events.events import Event
from collector.core.waves import WaveName
from collector.formats.print.cards import shorten
from collector.formats.qr import write_qr
from collector.formats.self_contained import page_template
from collector.texts.catalogue import Phrases


class PosterSize(StrEnum):
    """What the invitation is printed on or shown by."""

    A4 = "a4"
    """A poster for the door."""
    A5 = "a5"
    """A card for the tables."""
    SLIDE = "slide"
    """16:9, for the projector."""


TITLE_SIZE = 6.5
"""Height of the letters of a short title, in hundredths of the page's shorter side."""

TITLE_LENGTH = 30
"""Letters up to which a title is short; the area of a longer one stays the same."""


@dataclass(frozen=True)
class _Page:
    """Width and height, and how many letters times their height fill the line of the address."""

    width_mm: int
    height_mm: int
    address_line: int


_PAGES = {
    PosterSize.A4: _Page(210, 297, 138),
    PosterSize.A5: _Page(148, 210, 138),
    PosterSize.SLIDE: _Page(320, 180, 118),
}

WORDS = Phrases("print")


def write_poster(
    event: Event,
    address: str,
    *,
    wave: WaveName | None = None,
    size: PosterSize = PosterSize.A4,
) -> str:
    """Return the page as HTML text; `address` is where the participants of the event answer."""
    page = _PAGES[size]
    longest = max(map(len, event.title.as_dict().values()))
    return page_template("poster.html").render(
        page=page,
        size=size,
        title_size=round(TITLE_SIZE * min(1, sqrt(TITLE_LENGTH / longest)), 2),
        address_size=round(min(TITLE_SIZE, page.address_line / len(shorten(address))), 2),
        titles=event.title.as_dict(),
        invitation=WORDS[f"invitations.{wave or 'any'}"].as_dict(),
        short_address=shorten(address),
        qr=write_qr(address),
        simulated=WORDS["simulated"].as_dict() if event.simulated else {},
    )
