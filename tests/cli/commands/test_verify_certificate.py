import subprocess

import pytest

from collector.actions.running.certify import certify_sealings
from collector.core.linking.certificates import public_key, write_pem
from collector.store.linking.sealing import list_certificates
from tests.servers.serving import COLLECTOR
from tests.support.sealing import SEALED_ON, seal_it

NAME = "tunnistus Õ.txt"


@pytest.fixture
def folder(db, data, keys, event, tmp_path):
    """A folder with a certificate, the key that signed it, and another key."""
    seal_it(db, keys, event)
    certify_sealings(db, keys=keys, backups=[data / "backups"], service="", now=SEALED_ON)
    [stored] = list_certificates(db)
    (tmp_path / NAME).write_text(stored.text, "utf-8")
    secret = (keys / "certificates.secret").read_bytes()
    (tmp_path / "right.pem").write_text(write_pem(public_key(secret)), "ascii")
    (tmp_path / "other.pem").write_text(write_pem(public_key(bytes(32))), "ascii")
    return tmp_path


def verify(folder, *options):
    return subprocess.run(
        [*COLLECTOR, "verify-certificate", NAME, *options],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_whole_certificate_is_shown_with_its_key(folder):
    ended = verify(folder)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert 'sealed: "2126-11-08"\n' in ended.stdout
    assert ended.stdout.endswith("whole; compare public_key with what you noted\n")


def test_a_certificate_of_the_key_that_was_given_is_known(folder):
    ended = verify(folder, "--key", "right.pem")

    assert ended.returncode == 0
    assert ended.stdout.endswith("whole; it has the key that you gave\n")


@pytest.mark.parametrize(
    ("key", "said"),
    [("other.pem", "signed by another key than other.pem"), (NAME, "signed by another key")],
)
def test_a_certificate_of_another_key_is_refused(folder, key, said):
    ended = verify(folder, "--key", key)

    assert (ended.returncode, ended.stdout) == (1, "")
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("content", [b"", b"\xff\x00\xfe", "sealed: 2126".encode("utf-16")])
def test_what_is_no_certificate_is_refused_in_a_sentence(folder, content):
    (folder / NAME).write_bytes(content)

    ended = verify(folder)

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("Error: this is no certificate of a sealing, or it was changed")
