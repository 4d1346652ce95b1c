"""The page of data protection, its documents and its certificates."""

import io
import json
import re
import zipfile
from datetime import timedelta

import pytest
from defusedxml import minidom

from collector.actions.running.certify import certify_sealings
from collector.core.linking.certificates import read_certificate
from collector.core.people.roles import Role
from collector.formats.print.protection import DOCUMENTS
from collector.store.backups import save_backup
from collector.store.events.events import get_event
from collector.store.linking.sealing import list_certificates
from collector.texts.languages import LANGUAGES
from collector.texts.register import list_files, list_tables
from tests.support.factories import make_event
from tests.support.organising import make_account, make_organiser, words_of
from tests.support.sealing import SEALED_ON, answer, seal_it

PAGE = "/organiser/protection"
HOSTILE = 'Õie-Ženja Щ. "O\'Neil" <b> {x} \x1b\u202e'
BLANK = {
    "et": "täidab vastutav töötleja",
    "ru": "заполняет ответственный обработчик",
    "en": "the controller fills this in",
}


@pytest.fixture
def sealed(db, data, keys, event):
    """An event that was sealed and certified while one backup held it."""
    answer(db, keys, event)
    save_backup(db, data / "backups", SEALED_ON - timedelta(days=1))
    seal_it(db, keys, event)
    certify(db, data)
    return event


def certify(db, data):
    folders = {"keys": data / "keys", "backups": [data / "backups"]}
    certify_sealings(db, **folders, service="https://a.ee", now=SEALED_ON)


def odt_of(organiser, name, language="en"):
    """Return the parts of a document as a file, each of which must be well-formed."""
    response = organiser.get(f"{PAGE}/{name}.odt?lang={language}")
    odt = zipfile.ZipFile(io.BytesIO(response.data))
    first = odt.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert response.mimetype == odt.read("mimetype").decode()
    for part in ("META-INF/manifest.xml", "styles.xml", "content.xml"):
        minidom.parseString(odt.read(part))
    return odt.read("content.xml").decode()


@pytest.mark.parametrize("role", Role)
def test_everybody_who_is_signed_in_reads_the_page(db, data, event, role):
    organiser = make_organiser(db, data)
    make_account(db, "Officer", roles=[role])
    organiser.sign_in(name="Officer")

    page = organiser.get(f"{PAGE}?lang=en")

    assert page.status_code == 200
    assert len(re.findall(r'href="/organiser/protection/\w+"', page.text)) == len(DOCUMENTS)
    assert "There are no certificates yet." in page.text
    assert "There is no key yet" in page.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_says_the_same_as_a_page_and_as_a_file(organiser, event, name, language):
    page = organiser.get(f"{PAGE}/{name}?lang={language}").text
    file = odt_of(organiser, name, language)

    said = re.findall(r"<(?:h1|h2|li|p|b|td|th|caption)(?: [^>]*)?>([^<]+)", page)
    assert f'<html lang="{language}">' in page
    assert [each for each in said if each not in file] == []
    assert len(said) > 15
    assert page.count(BLANK[language]) == file.count(BLANK[language]) > 0
    assert "{" not in re.sub(r"(?s)<style>.*?</style>", "", page)


def test_retention_lists_every_column_and_file(organiser, event):
    html = organiser.get(f"{PAGE}/retention?lang=en").text

    columns = [f"{table.name}.{each.name}" for table in list_tables() for each in table.columns]
    files = [each.name for each in list_files()]
    assert re.findall(r'<th scope="row">([\w/.*-]+)</th>', html)[-len(columns + files) :] == [
        *columns,
        *files,
    ]


def test_record_lists_every_table_about_people(organiser, event):
    html = organiser.get(f"{PAGE}/record?lang=et").text

    titles = [each.title.et for each in list_tables() if each.whose != "nobody"]
    assert [each for each in titles if f'<th scope="row">{each}</th>' not in html] == []


def test_settings_fill_blanks(db, data, event):
    told = {"controller": HOSTILE[:-3], "officer": "Mari <i>", "processor": "OÜ Õ"}
    organiser = make_organiser(db, data, **told)
    organiser.sign_in()

    page, file = organiser.get(f"{PAGE}/record?lang=en").text, odt_of(organiser, "record")

    assert "Õie-Ženja Щ. &#34;O&#39;Neil&#34; &lt;b&gt; {x}" in page
    assert all("Mari &lt;i&gt;" in each and "OÜ Õ" in each for each in (page, file))
    assert page.count(BLANK["en"]) == 4


def test_page_shows_what_was_destroyed_and_how_many_backups_hold_it(db, data, organiser, sealed):
    before = words_of(organiser.get(f"{PAGE}?lang=en").text)
    for path in (data / "backups").iterdir():
        path.unlink()

    after = words_of(organiser.get(f"{PAGE}?lang=en").text)

    [certificate] = list_certificates(db)
    key = read_certificate(certificate.text)["key"]
    assert f"The key was destroyed. Its check value: {key}" in before
    assert "1 backup may still hold what was destroyed. It is deleted on 22 November 2126" in before
    assert "No backup of the service holds what was destroyed any more." in after


def test_certificate_and_key_are_given_out_as_they_are(db, organiser, sealed):
    [certificate] = list_certificates(db)
    page = organiser.get(PAGE).text

    file = organiser.get(f"{PAGE}/certificates/{certificate.id}.txt")
    pem = organiser.get(f"{PAGE}/certificates.pem").text

    assert file.data.decode() == certificate.text
    assert file.headers["Content-Disposition"].startswith("attachment; filename=")
    key = read_certificate(certificate.text)["public_key"]
    assert pem == f"-----BEGIN PUBLIC KEY-----\n{key}\n-----END PUBLIC KEY-----\n"
    assert key.replace("+", "&#43;") in page.replace("+", "&#43;")


@pytest.mark.parametrize("path", ["certificates/1.txt", "certificates.pem", "other", "other.odt"])
def test_what_there_is_not_is_not_found(organiser, event, path):
    assert organiser.get(f"{PAGE}/{path}").status_code == 404


def test_event_that_was_sealed_without_a_certificate_is_named(db, keys, organiser, event):
    seal_it(db, keys, event)
    db.execute("UPDATE sealings SET destroyed = '{}'")

    html = organiser.get(f"{PAGE}?lang=en").text

    assert "Sealed without a certificate, because it was before there were certificates" in html
    assert "<li>Spring seminar (spring)</li>" in html


def test_a_changed_certificate_is_named_and_left_out_of_documents(db, organiser, sealed):
    db.execute("UPDATE certificates SET text = replace(text, 'codes: 8', 'codes: 1')")

    page = organiser.get(f"{PAGE}?lang=en").text
    document = organiser.get(f"{PAGE}/retention?lang=en").text

    assert "This certificate was changed after it was signed." in page
    assert "2126-11-08" not in document


def test_hostile_names_are_text_in_every_document(db, data, keys, organiser):
    made = make_event(db, keys)
    title = json.dumps(dict.fromkeys(LANGUAGES, HOSTILE))
    db.execute("UPDATE events SET title = ?", [title])
    db.execute("UPDATE series SET title = ?, contact = ?", [title, HOSTILE])
    seal_it(db, keys, get_event(db, made.slug))
    certify(db, data)

    texts = [organiser.get(f"{PAGE}{path}").text for path in ("", "/record", "/retention")]
    texts += [odt_of(organiser, name) for name in ("record", "retention")]

    shown = "Õie-Ženja Щ. &#34;O&#39;Neil&#34; &lt;b&gt; {x}"
    assert [shown in each for each in texts] == [True] * 5
    assert not any("<b> " in each for each in texts)


def test_a_damaged_signing_key_does_not_stop_the_page(keys, organiser, sealed):
    (keys / "certificates.secret").write_bytes(b"short")

    page = organiser.get(f"{PAGE}?lang=en")

    assert page.status_code == 200
    assert "see what collector check says" in page.text
    assert organiser.get(f"{PAGE}/record").status_code == 200
