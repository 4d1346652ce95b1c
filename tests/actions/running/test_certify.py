import json
import shutil
import subprocess
from datetime import timedelta

import pytest

from collector.actions.linking.seal import begin_sealing, seal_due
from collector.actions.running.back_up import restore
from collector.actions.running.certify import certify_sealings
from collector.actions.running.find_faults import find_key_faults
from collector.core.linking.certificates import public_key, read_certificate, write_pem
from collector.errors import CertificateError, DataDirectoryError
from collector.store.backups import save_backup
from collector.store.database import create_database, open_database
from collector.store.events.events import get_event
from collector.store.linking.keys import destroy_key, find_check, get_key
from collector.store.linking.sealing import SealingState, find_sealing, list_certificates
from collector.store.people.audit import list_audit
from tests.servers.missing import give_up
from tests.support.clocks import announce
from tests.support.factories import make_event
from tests.support.sealing import PEOPLE, SEALED_ON, answer, planted, seal_it, search

SERVICE = "https://tagasiside.example"
HOSTILE = 'Õie-Ženja Щ. "O\'Neil" <b>\n\x1b[31m\u202eevil\u2028codes: 0'


def certify(db, data, now=SEALED_ON):
    """Certify what is sealed, and return the texts of all certificates, the newest first."""
    folders = {"keys": data / "keys", "backups": [data / "backups"]}
    certify_sealings(db, **folders, service=SERVICE, now=now)
    return [each.text for each in list_certificates(db)]


@pytest.fixture
def receipts(db, keys, event):
    return answer(db, keys, event)


def test_certificate_says_what_was_destroyed_and_which_backups_hold_it(
    db, data, keys, event, receipts
):
    check = find_check(db, keys, event.slug)
    for days in (20, 3):
        save_backup(db, data / "backups", SEALED_ON - timedelta(days=days))
    seal_it(db, keys, event)

    [text] = certify(db, data)

    values = read_certificate(text)
    assert {name: values[name] for name in list(values)[:17]} == {
        "service": SERVICE,
        "organiser": "Nõukogu",
        "event": "spring",
        "title": "Kevadseminar",
        "simulated": False,
        "rule": "sealing",
        "promised": "2126-11-08",
        "sealed": "2126-11-08",
        "by": "test",
        "codes": 2 * PEOPLE,
        "receipts": 2 * PEOPLE,
        "texts": 2 * PEOPLE,
        "key": check,
        "answers_left": 2 * PEOPLE,
        "backups": 2,
        "replica": False,
        "backups_gone": "2126-11-22",
    }
    assert values["words_en"].endswith("the last is deleted on 2126-11-22 at the latest.")
    assert len(check) == 32


def test_certificate_gives_nothing_away_that_sealing_destroyed(db, data, keys, event, receipts):
    needles = planted(db, keys, event, receipts)
    seal_it(db, keys, event)

    certify(db, data)

    assert search(data, needles) == set()


def test_certificate_without_backups_says_so(db, data, keys, event):
    (data / "backups").mkdir()
    seal_it(db, keys, event)

    values = read_certificate(certify(db, data)[0])

    assert (values["backups"], values["backups_gone"]) == (0, "")
    assert values["words_et"].endswith("Ükski teenuse varukoopia hävitatut ei sisalda.")


def test_backups_on_a_disk_that_is_not_there_are_counted_as_holding(db, data, keys, event):
    seal_it(db, keys, event)
    folders = [data, data / "not mounted"]

    certify_sealings(db, keys=keys, backups=folders, service="", now=SEALED_ON)

    values = read_certificate(list_certificates(db)[0].text)
    assert (values["backups"], values["backups_gone"]) == (0, "2126-11-22")


def test_a_replica_is_counted_as_holding_what_was_destroyed(db, data, keys, event):
    seal_it(db, keys, event)

    certify_sealings(db, keys=keys, backups=[data], replicated=True, service="", now=SEALED_ON)

    values = read_certificate(list_certificates(db)[0].text)
    assert (values["replica"], values["backups_gone"]) == (True, "2126-11-22")


def test_certificate_is_issued_once_and_stands_in_the_log(db, data, keys, event):
    seal_it(db, keys, event)

    texts = certify(db, data), certify(db, data)

    kinds = [line.kind for line in list_audit(db)]
    assert (len(texts[0]), texts[0]) == (1, texts[1])
    assert [kinds.count(each) for each in ("sealing_certified", "signing_key_made")] == [1, 1]
    assert list(find_key_faults(db, keys)) == []


def test_sealing_by_the_clock_is_certified(db, data, keys, event):
    announce(db, keys, SEALED_ON)
    seal_due(db, keys=keys, now=SEALED_ON)

    assert read_certificate(certify(db, data)[0])["by"] == "clock"


@pytest.mark.parametrize("is_key_back", [False, True])
def test_nothing_is_certified_that_is_not_destroyed(db, data, keys, event, is_key_back):
    key = get_key(db, keys, event.slug)
    if is_key_back:
        seal_it(db, keys, event)
        (keys / "spring.key").write_bytes(key)
    else:
        begin_sealing(db, event, keys=keys, now=SEALED_ON, account="test")

    assert certify(db, data) == []


def test_an_event_sealed_before_there_were_certificates_gets_none(db, data, keys, event):
    seal_it(db, keys, event)
    db.execute("UPDATE sealings SET destroyed = '{}'")

    assert certify(db, data) == []


def test_lost_key_is_certified_as_lost(db, data, keys, event):
    destroy_key(keys, event.slug)
    seal_it(db, keys, event)

    assert read_certificate(certify(db, data)[0])["key"] == ""


def test_names_of_hostile_letters_stay_on_their_lines(db, data, keys):
    event = make_event(db, keys, "hostile")
    title = {"et": HOSTILE, "ru": "Щ", "en": "E"}
    db.table("events").update(event.id, {"title": json.dumps(title)})
    seal_it(db, keys, get_event(db, "hostile"))

    [text] = certify(db, data)

    assert read_certificate(text)["title"] == HOSTILE
    assert all(each.isprintable() for each in text.split("\n"))
    assert sum(line.startswith("codes:") for line in text.split("\n")) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("codes: 0", "codes: 9"),
        lambda text: text.replace("spring", "autumn"),
        lambda text: text.replace("codes: 0\n", ""),
        lambda text: text + "codes: 9\n",
        lambda text: "codes: 9\n" + text,
        lambda text: text[:-20],
        lambda text: text[200:],
        lambda text: text.replace('public_key: "MCow', 'public_key: "MCox'),
        lambda _text: "",
        lambda _text: "signature: ",
        lambda _text: 'public_key: 7\nsignature: "="\n',
        lambda _text: "\x00\ud800" * 9,
        lambda text: text.replace("{", "[").replace("false", "maybe"),
    ],
)
def test_a_changed_certificate_is_noticed(db, data, keys, event, change):
    seal_it(db, keys, event)
    [text] = certify(db, data)

    with pytest.raises(CertificateError, match="no certificate of a sealing, or it was changed"):
        read_certificate(change(text))

    assert read_certificate(text.replace("\n", "\r\n"))["event"] == "spring"


def test_check_names_a_stored_certificate_that_was_changed(db, data, keys, event):
    seal_it(db, keys, event)
    certify(db, data)
    db.execute("UPDATE certificates SET text = replace(text, 'codes: 0', 'codes: 1')")

    [fault] = find_key_faults(db, keys)

    assert fault.startswith("the certificate 1 of the sealing of spring: this is no certificate")


def test_a_lost_signing_key_is_made_anew_and_old_certificates_stay_valid(db, data, keys, event):
    seal_it(db, keys, event)
    certify(db, data)
    (keys / "certificates.secret").unlink()
    seal_it(db, keys, make_event(db, keys, "autumn"))

    new, old = map(read_certificate, certify(db, data))

    assert new["public_key"] != old["public_key"]
    assert [line.kind for line in list_audit(db)].count("signing_key_made") == 2
    assert list(find_key_faults(db, keys)) == []


def test_a_damaged_signing_key_keeps_nothing_from_being_destroyed(db, data, keys, event):
    (keys / "certificates.secret").write_bytes(b"short")

    seal_it(db, keys, event)

    assert find_sealing(db, event.id).state is SealingState.DONE
    with pytest.raises(DataDirectoryError, match=r"certificates\.secret is damaged"):
        certify(db, data)


def test_certificates_outlast_a_restore_and_what_was_destroyed_again_is_certified(
    db, data, keys, event, receipts
):
    backup = save_backup(db, data / "backups", SEALED_ON - timedelta(days=1))
    seal_it(db, keys, event)
    before = certify(db, data)
    db.close()
    create_database(data / "collector.db").close()

    later = SEALED_ON + timedelta(days=2)
    restore(data / "collector.db", backup.path, data / "backups", keys=keys, now=later)

    restored = open_database(data / "collector.db")
    texts = certify(restored, data, later)
    restored.close()
    assert texts[1:] == before
    again = read_certificate(texts[0])
    assert (again["by"], again["codes"]) == ("restore", 2 * PEOPLE)


COMMANDS = """
sed '$d' certificate.txt > body
tail -n 1 certificate.txt | cut -d '"' -f 2 | base64 -d > signature
openssl pkeyutl -verify -pubin -inkey certificates.pem -rawin -in body -sigfile signature
"""
"""As docs/hosting.md has them."""


def test_another_program_verifies_a_certificate(db, data, keys, event, tmp_path):
    if shutil.which("openssl") is None:
        give_up("openssl")
    seal_it(db, keys, event)
    [text] = certify(db, data)
    public = public_key((keys / "certificates.secret").read_bytes())
    (tmp_path / "certificates.pem").write_text(write_pem(public), "ascii")

    said = []
    for each in (text, text.replace("codes: 0", "codes: 1")):
        (tmp_path / "certificate.txt").write_text(each, "utf-8")
        command = ["sh", "-c", COMMANDS]
        ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        said.append(ended.stdout.strip())

    assert said == ["Signature Verified Successfully", "Signature Verification Failure"]
