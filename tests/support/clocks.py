"""A clock that the service has seen run evenly."""

from datetime import timedelta

from collector.actions.linking.seal import seal_due
from collector.core.events.clock import Reading
from collector.store.clock import save_reading


def see(db, *moments, boot="first"):
    """Let the service read the clock at each moment, on a machine that runs all the while."""
    for moment in moments:
        save_reading(db, Reading(moment, moment.timestamp(), boot))


def trust(db, now):
    """Let the service have seen the clock run evenly for two days until now."""
    see(db, now - timedelta(days=2), now - timedelta(days=1), now)


def announce(db, keys, now):
    """Let the service have announced a day before what is due now, by a clock that it trusts."""
    seal_due(db, keys=keys, now=now - timedelta(days=1))
    trust(db, now)
