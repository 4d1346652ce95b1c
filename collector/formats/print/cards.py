"""Cards to print and cut: a self-contained page with several cards on each sheet of A4.

A card bears its code, the address and its purpose, and nothing that could be a name.
"""

from collections.abc import Sequence

from collector.core.linking.codes import CardCode
from collector.formats.qr import write_qr
from collector.formats.self_contained import page_template
from collector.texts.catalogue import Phrases

CARDS_A_PAGE = 10
"""Two beside each other, five below each other, as the template's style lays them out."""

WORDS = Phrases("print")


def write_card_sheet(codes: Sequence[CardCode], address: str, *, simulated: bool = False) -> str:
    """Return the page as HTML text; `address` is where the participants of the event answer."""
    cards = [(write_grouped(code), write_qr(f"{address}#c={code}")) for code in codes]
    return page_template("card_sheet.html").render(
        pages=[cards[at : at + CARDS_A_PAGE] for at in range(0, len(cards), CARDS_A_PAGE)],
        short_address=shorten(address),
        purpose=WORDS["purpose"].as_dict(),
        once=WORDS["once"].as_dict(),
        simulated=WORDS["simulated"].as_dict() if simulated else {},
    )


def write_grouped(code: CardCode) -> str:
    """Return a code as it is printed: three symbols, three symbols, one."""
    return f"{code[:3]} {code[3:6]} {code[6]}"


def shorten(address: str) -> str:
    """Return an address as people type it, without the https:// that browsers add."""
    return address.partition("://")[2]
