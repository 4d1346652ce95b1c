"""A27: answer without a card of one's own: with used, foreign, unprinted and forged cards.

Everything goes through HTTP, to a web process that runs. Whoever forges knows every card but one.
"""

from itertools import islice
from random import Random
from uuid import uuid4

from collector.core.linking.codes import SYMBOLS, card_code, is_printable
from collector.core.linking.linkage import LinkingPlan
from collector.store.answering.responses import list_responses
from collector.store.events.waves import find_wave
from tests.attacks.conftest import NUMBER
from tests.servers.serving import fetch
from tests.support.factories import make_event, open_event_wave
from tests.support.printing import CARDS_ONLY, print_for

FORGED = 12


def populate(db, keys, seed, linking):
    """Plan an event whose wave is open; return it, its cards, and those who have answered."""
    draws = Random(seed)
    people = draws.randint(5, 60)
    event = make_event(db, keys, f"seminar-{seed}", linking=linking, head_count=people)
    open_event_wave(db, event)
    return event, print_for(db, keys, event, people), draws


def send(port, event, card):
    """Return the status of what one phone gets for its answers."""
    fields = {"submission": str(uuid4()), "link_way": "card", "card_code": card}
    # Each from an address of its own, so that no wait slows the attacker down.
    address = {"X-Forwarded-For": f"2001:db8:{uuid4().hex[:4]}:{uuid4().hex[:4]}::1"}
    url = f"http://127.0.0.1:{port}/e/{event.slug}/pre"
    status, _ = fetch(url, fields | {"mot_value": "5"}, address)
    return status


def forge(cards, draws):
    """Yield codes near those that are known, and any others, all of them well spelled."""
    places = ([SYMBOLS.index(symbol) for symbol in card[:6]] for card in cards)
    known = [sum(place << 25 - 5 * at for at, place in enumerate(each)) for each in places]
    near = (one + step for one in known for step in (1, 2, 37))
    numbers = [*islice(near, FORGED // 2), *(draws.getrandbits(30) for _ in range(FORGED))]
    made_up = (card_code(number % 2**30) for number in numbers)
    return [code for code in made_up if is_printable(code) and code not in cards][:FORGED]


def attack(db, keys, web, seed, linking):
    """Return how many responses no person has sent."""
    event, cards, draws = populate(db, keys, seed, linking)
    own = [card for card in cards[:-1] if draws.random() < 0.5] or cards[:1]
    assert [send(web, event, card) for card in own] == [200] * len(own)
    other = make_event(db, keys, f"other-{seed}")
    foreign = print_for(db, keys, other, 2)
    for card in [*own, *foreign, *forge(cards, draws), ""]:
        send(web, event, card)
    return len(list_responses(db, find_wave(db, event.id, "pre").id)) - len(own)


def test_nobody_answers_without_an_unused_card(db, keys, web):
    assert [attack(db, keys, web, seed, CARDS_ONLY) for seed in range(NUMBER)] == [0] * NUMBER


def test_where_cards_are_not_asked_for_everything_is_taken(db, keys, web):
    assert attack(db, keys, web, 0, LinkingPlan()) > FORGED
