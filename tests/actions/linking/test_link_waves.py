import pytest

from collector.actions.linking.link_waves import link_waves
from collector.core.linking.codes import card_code
from collector.core.waves import WaveName, WaveState
from collector.errors import MissingKeyError, StateError
from collector.store.answering.responses import list_responses
from collector.store.events.waves import find_wave, save_state
from collector.store.linking.links import list_linked
from tests.support.factories import open_event_wave, send, submission


@pytest.fixture
def answered(db, keys, event):
    """Three people before and after; one used no card, two others their own."""
    open_event_wave(db, event, WaveName.POST)
    for name in (WaveName.PRE, WaveName.POST):
        for card in (card_code(1), card_code(2), None):
            send(db, keys, event, submission(db, event, name, card_code=card), name)
    return event


def linked(db, event):
    before, after = (find_wave(db, event.id, name).id for name in ("pre", "post"))
    return list_linked(db, before, after), before, after


def test_link_waves_pairs_the_same_card(db, keys, answered):
    linking = link_waves(db, answered.slug, keys=keys)

    pairs, before, after = linked(db, answered)
    assert (linking.persons, linking.duplicates, len(pairs)) == (2, 0, 2)
    assert {pair[0] for pair in pairs} < {response.id for response in list_responses(db, before)}
    assert {pair[1] for pair in pairs} < {response.id for response in list_responses(db, after)}


def test_link_waves_again_makes_the_same_links(db, keys, answered):
    link_waves(db, answered.slug, keys=keys)
    first, *_ = linked(db, answered)

    link_waves(db, answered.slug, keys=keys)

    assert linked(db, answered)[0] == first


def test_link_waves_leaves_a_card_used_twice_in_a_wave_alone(db, keys, answered):
    send(db, keys, answered, submission(db, answered, card_code=card_code(1)))

    linking = link_waves(db, answered.slug, keys=keys)

    assert (linking.persons, linking.duplicates) == (1, 2)


def test_link_waves_refuses_without_the_key(db, keys, answered):
    (keys / f"{answered.slug}.key").unlink()

    with pytest.raises(MissingKeyError):
        link_waves(db, answered.slug, keys=keys)


def test_link_waves_refuses_a_sealed_event(db, keys, answered):
    save_state(db, find_wave(db, answered.id, "pre"), WaveState.SEALED)

    with pytest.raises(StateError, match="sealed"):
        link_waves(db, answered.slug, keys=keys)
