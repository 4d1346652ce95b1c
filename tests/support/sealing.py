"""Answers with everything planted that sealing has to destroy, and the search for it."""

from datetime import UTC, datetime
from itertools import chain

from collector.actions.linking.seal import seal_event
from collector.core.answering.submission import Codes
from collector.core.linking.codes import PhoneToken, SelfGeneratedCode, card_code
from collector.core.waves import WaveName
from collector.store.linking.keys import read_key, stand_in_key
from tests.support.factories import close_event_wave, open_event_wave, send, submission

SEALED_ON = datetime(2126, 11, 8, 9, 0, tzinfo=UTC)
TEXT = "planted words of a participant"
PEOPLE = 4


TOKEN = PhoneToken("5eedfeed" * 4)
PERSONAL = SelfGeneratedCode(("12", "5", "M", "1", "7", "dk"))
CODES = (
    Codes(card=card_code(1000)),
    Codes(phone=TOKEN),
    Codes(personal=PERSONAL),
    Codes(card=card_code(1003), personal=SelfGeneratedCode(("13", "5", "K", "2", "4", "9"))),
)


def answer(db, keys, event):
    """Let people link in every way, with texts, before and after; return all receipts' words."""
    open_event_wave(db, event, WaveName.POST)
    receipts = []
    for name in (WaveName.PRE, WaveName.POST):
        for number in range(PEOPLE):
            sent = submission(
                db,
                event,
                name,
                texts={"risk_text": f"{TEXT} {event.slug} {number}"},
                codes=CODES[number],
            )
            receipts.append(send(db, keys, event, sent, name).receipt)
        close_event_wave(db, event, name)
    return receipts


def planted(db, keys, event, receipts):
    """Return everything that must not outlive an event: name to bytes to search for."""
    rows = db.query(
        "SELECT receipt_hash, submission_hash, content_hash, hash AS link_hash FROM responses"
        " JOIN waves ON waves.id = wave_id"
        " LEFT JOIN link_hashes ON response_id = responses.id WHERE event_id = ?",
        [event.id],
    )
    texts = db.query(
        "SELECT receipt_hash AS texts_hash, code_hash, text FROM texts"
        " JOIN waves ON waves.id = wave_id WHERE event_id = ?",
        [event.id],
    )
    found = [("key", read_key(keys, event.slug)), ("stand_in", stand_in_key(keys, event.slug))]
    for row in chain(rows, texts):
        found += [(name, as_bytes(value)) for name, value in row.items() if value is not None]
    found += [("code", card_code(number).encode()) for number in (1000, 1003)]
    found += [("token", TOKEN.encode()), ("token", bytes.fromhex(TOKEN))]
    found += [("personal code", sign.join(PERSONAL).encode()) for sign in ("", ",", "\x1f")]
    words = (each.in_words(language) for each in receipts for language in ("et", "ru", "en"))
    return found + [("receipt", each.encode()) for each in words]


def as_bytes(value):
    return value.encode() if isinstance(value, str) else value


def search(data, needles):
    """Return the names of what any file of a data directory holds, raw or in hexadecimal."""
    files = [path.read_bytes() for path in data.rglob("*") if path.is_file()]
    return {
        name
        for name, needle in needles
        for form in (needle, needle.hex().encode(), needle.hex().upper().encode())
        if any(form in content for content in files)
    }


def seal_it(db, keys, event, now=SEALED_ON):
    return seal_event(db, event.slug, keys=keys, now=now, account="test")
