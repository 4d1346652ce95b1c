"""A1: search every byte of what is published for what nobody may ever see."""

import base64
import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlite_utils import Database

from collector.actions.publication.publish import publish_events
from collector.store.database import create_database
from tests.attacks.published_files import read
from tests.data.conftest import Site
from tests.data.published import make_report
from tests.data.reported import DAY, NOW, SECRET_TEXT, save_reported_event

START = 6
"""So many bytes of a trace are looked up before the whole of it is searched."""


def spellings(secret):
    """Yield the ways in which bytes may have got into a file."""
    yield secret
    if len(secret) == 8:
        yield str(int.from_bytes(secret, "big")).encode()
    # Of a day, the month is public: its first eight bytes are no secret.
    for cut in {secret, secret[:8], secret[:16]} if len(secret) > len("2026-05-12") else {secret}:
        if len(cut) >= 8:
            yield cut
            yield cut.hex().encode()
            yield cut.hex().upper().encode()
            yield base64.b64encode(cut).rstrip(b"=")
            yield base64.urlsafe_b64encode(cut).rstrip(b"=")
    try:
        text = secret.decode()
    except UnicodeDecodeError:
        return
    yield from (text.encode("utf-16-le"), text.encode("utf-16-be"))
    yield json.dumps(text).strip('"').encode()


def attack(content, canaries):
    """Return the canaries of which a trace is in the bytes."""
    starts = {content[at : at + START] for at in range(len(content))}
    return {
        each
        for each in canaries
        if any(trace[:START] in starts and trace in content for trace in spellings(each))
    }


def test_no_canary_is_in_a_published_file(seminars, published):
    by_seed = {f"event-{each.seed}": each for each in seminars}

    found = [
        attack(path.read_bytes(), by_seed[row["event"]].canaries)
        for path in published
        for row in read(path, "SELECT event FROM events")
    ]

    assert [each for each in found if each] == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_every_canary_is_found_in_a_file_of_the_answers(seminars, tmp_path, encoding):
    canaries = sorted(seminars[0].canaries)
    hidden = [next(iter(list(spellings(each))[at % 3 :])) for at, each in enumerate(canaries)]
    db = Database(tmp_path / "answers.db")
    db.execute(f"PRAGMA encoding = '{encoding.replace('utf-16-', 'UTF-16')}'")
    db["answers"].insert_all({"told": each} for each in hidden)
    db.conn.close()

    assert attack((tmp_path / "answers.db").read_bytes(), canaries) == set(canaries)


@pytest.fixture
def real(tmp_path):
    """A private database with an event published from it, drawn and all."""
    db = create_database(tmp_path / "collector.db")
    save_reported_event(db, make_report())
    publish_events(
        db, ["koostooseminar-2017"], public_path=tmp_path / "public" / "public.db", now=NOW
    )
    yield db
    db.close()


def private_cells(db):
    """Yield every cell that could give somebody away, in the bytes in which SQLite stores it."""
    yield DAY.isoformat().encode()
    for table in ("responses", "texts", "link_hashes"):
        for row in db.query(f"SELECT * FROM {table}"):
            for cell in row.values():
                if isinstance(cell, int) and cell > 2**32:
                    yield cell.to_bytes(6 if cell < 2**47 else 8, "big")
                elif isinstance(cell, bytes | str) and len(cell) >= 8:
                    yield cell if isinstance(cell, bytes) else cell.encode()


def test_nothing_that_participants_sent_is_in_the_public_directory(real, tmp_path):
    canaries = set(private_cells(real))
    files = list((tmp_path / "public").iterdir())

    found = [attack(file.read_bytes(), canaries) for file in files]

    assert [file.name for file in files] == ["public.db"]
    assert SECRET_TEXT.encode() in canaries
    assert found == [set()]


def test_nothing_that_participants_sent_is_in_what_the_site_gives_away(real, tmp_path):
    canaries = set(private_cells(real))
    site = Site(tmp_path / "public" / "public.db")
    edition = "/event/koostooseminar-2017/edition/1"
    addresses = ("/editions.atom", "/sitemap.xml", "/cite", edition, f"{edition}.json")
    given = [site.get(address).content for address in addresses]
    with ZipFile(BytesIO(site.get("/data-package.zip").content)) as archive:
        given += [archive.read(name) for name in archive.namelist()]

    found = [attack(content, canaries) for content in given]

    assert len(given) > 20
    assert [each for each in found if each] == []


def test_what_participants_sent_is_found_in_the_private_database(real, tmp_path):
    canaries = set(private_cells(real))
    content = b"".join(file.read_bytes() for file in tmp_path.glob("collector.db*"))

    assert attack(content, canaries) == canaries
