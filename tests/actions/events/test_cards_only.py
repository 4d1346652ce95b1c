"""Whether only cards answer is chosen with the plan, and fixed when the first wave opens."""

from dataclasses import replace
from datetime import date

import pytest

from collector.actions.events.change_event import change_event, undo_change
from collector.actions.events.plan_event import offer_ways
from collector.core.events.planning import usual_sealing
from collector.core.linking.linkage import LinkingPlan, Way
from collector.errors import StateError
from collector.store.events.events import get_event
from tests.support.factories import NOW, make_event, open_event_wave
from tests.support.printing import CARDS_ONLY

BY = {"now": NOW, "account": "test"}


def is_fixed(db):
    return get_event(db, "spring").linking.cards_only


@pytest.fixture
def planned(db, keys):
    """An event whose waves do not open by the clock yet."""
    day = date(2026, 8, 12)
    return make_event(db, keys, starts=day, ends=day, sealing=usual_sealing(day))


def test_choice_may_change_until_the_first_wave_opens(db, planned):
    change_event(db, replace(planned, linking=CARDS_ONLY), **BY)
    chosen = is_fixed(db)
    undo_change(db, "spring", **BY)

    assert (chosen, is_fixed(db)) == (True, False)


@pytest.mark.parametrize("linking", [CARDS_ONLY, LinkingPlan()])
def test_choice_is_fixed_when_the_first_wave_opens(db, planned, linking):
    other = replace(linking, ways=(Way.CARD,), cards_only=not linking.cards_only)
    change_event(db, replace(planned, linking=linking), **BY)
    open_event_wave(db, planned)

    change_event(db, replace(planned, linking=other), **BY)

    assert is_fixed(db) == linking.cards_only
    assert get_event(db, "spring").linking.ways == (Way.CARD,)
    with pytest.raises(StateError, match="fixed when the first wave"):
        offer_ways(db, "spring", other, **BY)


def test_choice_is_fixed_for_a_wave_that_is_open_by_its_time(db, keys):
    event = make_event(db, keys, sealing=usual_sealing(NOW.date()))

    change_event(db, replace(event, linking=CARDS_ONLY), **BY)

    assert not is_fixed(db)


def test_undoing_does_not_change_what_an_opening_fixed(db, planned):
    change_event(db, replace(planned, linking=CARDS_ONLY), **BY)
    open_event_wave(db, planned)

    undo_change(db, "spring", **BY)

    assert is_fixed(db)
