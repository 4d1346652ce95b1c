"""Printed cards for tests, made by the real action."""

from collector.actions.linking.print_cards import print_cards
from collector.core.linking.linkage import LinkingPlan
from tests.support.factories import NOW, make_event, open_event_wave

CARDS_ONLY = LinkingPlan(cards_only=True)


def print_for(db, keys, event, count=3):
    """Return the codes of new cards of an event."""
    return print_cards(db, event, count, keys=keys, now=NOW, account="test")


def open_for_cards(db, keys, slug="spring", count=3, **changes):
    """Plan an event that only cards answer, open its first wave, and print cards for it."""
    event = make_event(db, keys, slug, linking=CARDS_ONLY, **changes)
    open_event_wave(db, event)
    return event, print_for(db, keys, event, count)
