"""A private database with people who linked in every way, for attacks on it and around it."""

from random import Random

from collector.core.answering.submission import Codes
from collector.core.linking.codes import PhoneToken, card_code
from collector.core.waves import WaveName
from collector.demo.people import simulate_code
from tests.support.factories import open_event_wave, send, submission

SEED = 3
PEOPLE = 12
WORDS = "planted words of a participant"


def draw_codes():
    """Return a card, a token or a personal code for each person."""
    rng = Random(SEED)
    cards = [Codes(card=card_code(rng.getrandbits(30))) for _ in range(PEOPLE)]
    phones = [Codes(phone=PhoneToken(f"{rng.getrandbits(128):032x}")) for _ in range(PEOPLE)]
    return cards + phones + [Codes(personal=simulate_code(rng)) for _ in range(PEOPLE)]


def let_people_answer(db, keys, event):
    """Let everybody answer before and after, and return their codes."""
    open_event_wave(db, event, WaveName.POST)
    codes = draw_codes()
    for name in (WaveName.PRE, WaveName.POST):
        for each in codes:
            send(db, keys, event, submission(db, event, name, texts={"q": WORDS}, codes=each), name)
    return codes


def read_files(folder):
    """Return the content of every file below a folder, by its name."""
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
