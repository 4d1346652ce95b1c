"""`collector event linking` and `collector link` as an organiser meets them."""

import pytest
from click.testing import CliRunner

from collector.actions.events.plan_event import plan_event
from collector.cli.main import collector
from collector.core.answering.submission import Codes
from collector.core.linking.codes import card_code
from collector.core.linking.linkage import LinkingPlan, Way
from collector.core.waves import WaveName
from collector.errors import StateError
from collector.store.events.events import get_event
from tests.support.audit import told
from tests.support.factories import SERIES, open_event_wave, send, submission


def run(data, *arguments):
    return CliRunner().invoke(collector, [*arguments, "--data", str(data)])


def test_ways_are_offered_in_the_order_asked_for(data, db, event):
    result = run(data, "event", "linking", "spring", "personal", "card")

    assert (result.exit_code, result.stdout) == (0, "personal\ncard\n")
    assert get_event(db, "spring").linking == LinkingPlan((Way.PERSONAL, Way.CARD))
    assert told(db) == ("ways_offered", {"event": "spring", "ways": ["personal", "card"]})


def test_ways_are_said_without_changing_them(data, db, event):
    assert run(data, "event", "linking", "spring").stdout == "card\nphone\npersonal\n"


def test_no_way_at_all_may_be_offered(data, db, event):
    result = run(data, "event", "linking", "spring", "--none")

    assert (result.stdout, get_event(db, "spring").linking.ways) == ("", ())


def test_only_cards_answer_from_the_plan_on_until_it_is_changed(data, db, event):
    words = ("--title", "a", "b", "c", "--starts", "2027-05-12", "--head-count", "40")
    again = run(data, "event", "add", "next", *words, "--cards-only")
    ways = run(data, "event", "linking", "next").stdout
    changed = run(data, "event", "linking", "next", "--any-way").stdout

    assert (again.exit_code, ways, changed) == (0, "card\n", "card\nphone\npersonal\n")


def test_cards_are_asked_for_before_the_first_wave_opens_or_not_at_all(data, db, event):
    result = run(data, "event", "linking", "spring", "--cards-only")

    assert isinstance(result.exception, StateError)
    assert "was fixed when the first wave of spring opened" in str(result.exception)


def test_texts_of_a_way_are_the_events_own(data, db, event):
    words = ("Küsige letist", "Спросите у стойки", "Ask at the desk")

    result = run(data, "event", "linking", "spring", "card", "--text", "card", *words)

    assert result.stdout == "card  Ask at the desk\n"
    assert get_event(db, "spring").linking.texts[Way.CARD].ru == "Спросите у стойки"


def test_planning_again_keeps_the_ways(data, db, keys, event):
    run(data, "event", "linking", "spring", "card")

    plan_event(db, SERIES, event, {}, keys=keys)

    assert get_event(db, "spring").linking.ways == (Way.CARD,)


def test_sealed_event_offers_nothing_new(data, db, event):
    sealing = {"event_id": event.id, "day": "2026-05-12", "state": "done", "duplicates": 0}
    db.table("sealings").insert(sealing)

    result = run(data, "event", "linking", "spring", "card")

    assert isinstance(result.exception, StateError)


@pytest.mark.parametrize("arguments", [["somehow"], ["card", "--text", "card", "a", "", "c"]])
def test_ways_that_make_no_sense_are_refused(data, event, arguments):
    result = run(data, "event", "linking", "spring", *arguments)

    assert result.exit_code == 2


def test_link_tells_no_few_people_apart(data, db, keys, event):
    open_event_wave(db, event, WaveName.POST)
    for name in (WaveName.PRE, WaveName.POST):
        for number in range(14):
            codes = Codes(card=card_code(number)) if number < 11 else Codes()
            send(db, keys, event, submission(db, event, name, codes=codes), name)
    send(db, keys, event, submission(db, event, WaveName.POST), WaveName.POST)

    assert run(data, "link", "spring").stdout == (
        "11 people linked: 11 by card code\n"
        "pre and post: 11 pairs: 11 by card code\n"
        "  not linked in pre: 3 of 14\n"
        "  not linked in post: 4 of 15\n"
        "Groups of fewer than 10 are told together with others, or not at all.\n"
    )
