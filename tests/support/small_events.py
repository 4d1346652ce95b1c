"""Events of one series with few people, answered before and after, to be published together."""

from datetime import date
from random import Random

from collector.actions.linking.link_waves import link_waves
from collector.actions.publication.build_report import build_report
from collector.core.linking.codes import card_code
from collector.core.waves import WaveName
from tests.support.factories import (
    NOW,
    close_event_wave,
    make_event,
    open_event_wave,
    send,
    submission,
)

DAYS = {"first": date(2026, 3, 10), "second": date(2026, 4, 14), "third": date(2026, 5, 12)}
ITEMS = ("mot_interest", "mot_effort", "safe_everyday")


def hold_event(db, keys, slug, people, **changes):
    """Plan an event, let so many people answer before and after, close, link, report."""
    day = DAYS[slug]
    event = make_event(db, keys, slug, **{"starts": day, "ends": day, **changes})
    draws = Random(slug)
    cards = [card_code(draws.getrandbits(30)) for _ in range(people)]
    for name in (WaveName.PRE, WaveName.POST):
        open_event_wave(db, event, name)
        for card in cards:
            answers = {item: str(draws.randint(2, 5)) for item in ITEMS}
            sent = submission(db, event, name, answers=answers, card_code=card)
            send(db, keys, event, sent, name)
        close_event_wave(db, event, name)
    link_waves(db, slug, keys=keys)
    build_report(db, slug, now=NOW)
    return event
