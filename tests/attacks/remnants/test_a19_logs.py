"""A19: read everything that a running service writes, for codes, receipts and answers."""

import re
import signal
from uuid import uuid4

import pytest

from collector.core.answering.receipts import normalise_receipt
from collector.core.linking.codes import ELEMENTS
from collector.core.waves import WaveName
from collector.store.backups import save_backup
from collector.store.database import create_database
from collector.texts.languages import LANGUAGES
from tests.attacks.linked_events import WORDS, draw_codes, read_files
from tests.servers.serving import fetch, serving
from tests.support.factories import NOW, make_event, open_event_wave

CARD, PHONE, PERSONAL = draw_codes()[0], draw_codes()[12], draw_codes()[-1]
BAD_CARD = "ZZZZZZ1"


def attack(contents, secrets):
    """Return the secrets that are in any of the texts."""
    return {each for each in secrets if any(each.encode() in content for content in contents)}


def send_in_every_way(url):
    """Send answers, wrong ones and withdrawals; return the receipts' words."""
    elements = dict(zip(ELEMENTS, PERSONAL.personal, strict=True))
    words = []
    for fields in (
        {"link_way": "card", "card_code": CARD.card},
        {"link_way": "phone"},
        {"link_way": "personal", **elements},
        {"link_way": "card", "card_code": BAD_CARD},
    ):
        sent = {"submission": str(uuid4()), "lang": "en", "risk_text": WORDS, **fields}
        cookie = {"Cookie": f"phone={PHONE.phone}"}
        status, page = fetch(f"{url}/e/spring/post?lang=en", sent, cookie)
        assert (status, fields.get("card_code") == BAD_CARD) in {(200, False), (422, True)}
        words += re.findall(r'class="words"[^>]*>([^<]+)<', page)
    for words_or_code in ({"words": words[0]}, {"link_way": "card", "card_code": CARD.card}):
        fetch(f"{url}/receipt?lang=en", words_or_code)
    fetch(f"{url}/receipt?lang=en", {"link_way": "personal", "event": "spring", **elements})
    fetch(f"{url}/e/spring/post/{CARD.card}")
    return words


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Everything that the service printed and wrote, and every secret that it was sent."""
    data = tmp_path_factory.mktemp("served")
    db = create_database(data / "collector.db")
    open_event_wave(db, make_event(db, data / "keys"), WaveName.POST)
    db.execute("UPDATE waves SET closes = NULL WHERE state = 'open'")  # by the service's own clock
    with serving(data) as service:
        words = send_in_every_way(service.url)
        service.process.send_signal(signal.SIGTERM)
        printed, errors = service.process.communicate(timeout=30)
        printed = service.greeting + printed + errors
    save_backup(db, data / "backups", NOW)
    db.close()
    receipts = [normalise_receipt(each) for each in words]
    secrets = {each.in_words(language) for each in receipts for language in LANGUAGES}
    secrets |= {CARD.card, BAD_CARD, PHONE.phone, "\x1f".join(PERSONAL.personal)}
    return printed, read_files(data), secrets


def test_no_code_or_receipt_is_in_what_a_service_prints_or_writes(written):
    printed, files, secrets = written

    assert len(secrets) == 3 * 3 + 4
    assert attack([printed.encode(), *files.values()], secrets) == set()


def test_written_words_are_in_the_database_and_its_backup_and_nowhere_else(written):
    printed, files, _ = written

    holding = {name.partition("-")[0] for name in files if WORDS.encode() in files[name]}
    assert holding == {"collector.db", "collector"}
    assert WORDS not in printed


def test_no_backup_holds_a_key(written):
    _, files, _ = written

    keys = [content for name, content in files.items() if name.endswith((".key", ".secret"))]
    backups = [content for name, content in files.items() if name.startswith("collector-")]
    assert (len(keys), len(backups)) == (2, 2)
    assert [key in backup for key in keys for backup in backups] == [False] * 4


def test_a_log_of_addresses_would_be_found_out(written):
    *_, secrets = written

    line = f"GET /e/spring/post?card_code={CARD.card} HTTP/1.1"

    assert attack([line.encode()], secrets) == {CARD.card}
