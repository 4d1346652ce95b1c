"""A28: nine invented answers in a rare role, a flood, and a sheet of cards in one hand.

Everything goes through HTTP. Nine in a minute beside nobody are told; so is a whole sheet of cards.
"""

from datetime import timedelta
from uuid import uuid4

import pytest

from collector.actions.linking.link_waves import link_waves
from collector.actions.publication.build_report import build_report
from collector.actions.publication.draft_edition import draft_edition
from collector.actions.publication.readiness import list_flooded
from collector.config import Settings
from collector.core.waves import WaveName
from collector.errors import NotReadyError
from collector.store.answering.responses import list_responses
from collector.store.events.events import get_event
from collector.store.events.waves import find_wave
from collector.web.app import create_app
from tests.support.factories import NOW, close_event_wave, make_event, open_event_wave
from tests.support.organising import NOBODYS_PORT, make_organiser, words_of, write_apart
from tests.support.printing import open_for_cards

PAGE = "/e/spring/pre"
FAKES = 9


@pytest.fixture
def clock():
    return [NOW]


@pytest.fixture
def post(db, data, clock):
    """Send one person's answers after a pause, and return the status."""
    settings = Settings(data=data, data_port=NOBODYS_PORT)
    client = create_app(settings, clock=lambda: clock[0], write=write_apart(db)).test_client()

    def post(role="specialist", *, after=timedelta(0), **fields):
        clock[0] += after
        sent = {"submission": str(uuid4()), "mot_interest": "4", "role": role, **fields}
        return client.post(PAGE, data=sent).status_code

    return post


def fill(post, people, *, fakes=0, pause=timedelta(seconds=20)):
    """Let people answer in their own time, and an attacker add the fakes at once."""
    assert {post(after=pause) for _ in range(people)} <= {200}
    assert {post("volunteer") for _ in range(fakes)} <= {200}


def flooded(db):
    return [wave.name for wave in list_flooded(db, get_event(db, "spring"))]


@pytest.mark.parametrize(
    ("room", "fakes", "told"),
    [
        ((60, 45), 0, False),
        ((60, 72), 0, False),
        ((60, 66), FAKES, True),  # beyond the people who may come
        ((60, 5), 40, True),  # in a minute
        ((12, 12), FAKES, True),
        ((60, 45), FAKES, False),  # nine among fewer people than expected: only cards keep them out
    ],
)
def test_flood_is_told_and_an_ordinary_room_is_not(db, keys, post, room, fakes, told):
    head_count, people = room
    open_event_wave(db, make_event(db, keys, head_count=head_count))

    fill(post, people, fakes=fakes)

    assert bool(flooded(db)) == told


def test_nine_fakes_in_a_rare_role_are_impossible_with_cards(db, keys, post):
    event, cards = open_for_cards(db, keys, count=20)
    for card in cards[:12]:
        post(card_code=card, after=timedelta(seconds=20))
    wave = find_wave(db, event.id, "pre")

    statuses = [post("volunteer", card_code=card) for card in [*cards[:8], "", "0000000"]]

    assert set(statuses) == {422}
    assert len(list_responses(db, wave.id)) == 12


def test_sheet_of_cards_in_one_hand_is_told(db, keys, post):
    _, cards = open_for_cards(db, keys, count=40, head_count=33)

    statuses = {post(card_code=card) for card in cards}

    assert (statuses, flooded(db)) == ({200}, ["pre"])


def test_publication_waits_for_a_decision_and_its_reason(db, data, keys, post):
    event = make_event(db, keys, head_count=12)
    for name in (WaveName.PRE, WaveName.POST):
        open_event_wave(db, event, name)
    fill(post, 12, fakes=FAKES)
    close_event_wave(db, event, WaveName.PRE)
    close_event_wave(db, event, WaveName.POST)
    link_waves(db, "spring", keys=keys)
    build_report(db, "spring", now=NOW, keys=keys)
    browser = make_organiser(db, data)
    browser.sign_in(query="?lang=en")
    here = "/organiser/events/spring/publication"
    told = words_of(browser.get("/organiser/events/spring").text)

    with pytest.raises(NotReadyError) as refused:
        draft_edition(db, "spring")
    short = browser.post(f"{here}/flood", page=here, sure="yes", reason="so")
    unsure = browser.post(f"{here}/flood", page=here, reason="They came together by bus.")
    still = flooded(db)
    browser.post(f"{here}/flood", page=here, sure="yes", reason="They came together by bus.")

    assert "more answers came within a minute than a room gives (people expected: 12)" in told
    assert (refused.value.kind, short.status_code, unsure.status_code) == ("flood", 422, 303)
    assert (still, flooded(db)) == (["pre"], [])
    assert draft_edition(db, "spring").release is not None
    log = list(db.query("SELECT details FROM audit WHERE kind = 'flood_accepted'"))
    assert [("by bus" in each["details"]) for each in log] == [True]


def test_many_within_a_minute_are_told_and_publication_does_not_wait(db, keys, post):
    event = make_event(db, keys, head_count=60)
    for name in (WaveName.PRE, WaveName.POST):
        open_event_wave(db, event, name)
    fill(post, 5, fakes=40)
    close_event_wave(db, event, WaveName.PRE)
    close_event_wave(db, event, WaveName.POST)
    link_waves(db, "spring", keys=keys)
    build_report(db, "spring", now=NOW, keys=keys)

    assert flooded(db) == ["pre"]
    assert draft_edition(db, "spring").release is not None
