"""The service behind Caddy and nginx as `collector deploy` writes them, and `collector doctor`."""

import re
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from collector.store.database import create_database
from tests.servers.deployed import deploy
from tests.servers.front_server import PROGRAMS
from tests.servers.missing import give_up
from tests.support.factories import make_event, open_event_wave
from tests.support.organising import NAME, PASSWORD, find_token, make_account
from tests.support.small_events import hold_event

PARTS = ("web", "worker", "data")


def set_up(folder):
    """Return what deploy has written for an open event and one to be published."""
    if PROGRAMS["nginx"][0] is None:
        give_up("nginx")
    data = folder / "andmed"
    db = create_database(data / "collector.db")
    hold_event(db, data / "keys", "second", 12)
    open_event_wave(db, make_event(db, data / "keys"))
    make_account(db)
    db.close()
    made = deploy(folder, data)
    with made.front_server("caddy"):  # which issues the certificate that nginx uses too
        pass
    return made


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    made = set_up(tmp_path_factory.mktemp("serveri failid õ"))
    with made.parts(*PARTS):
        yield made


@pytest.fixture(scope="module")
def stopped(tmp_path_factory):
    made = set_up(tmp_path_factory.mktemp("peatatud"))
    assert made.collector("publish", "second").returncode == 0
    return made


def faults(done):
    return [line.removeprefix("fault  ") for line in done.stdout.splitlines() if "fault" in line]


@pytest.mark.parametrize("name", PROGRAMS)
def test_deployed_service_takes_answers_signs_in_publishes_and_is_well(running, name):
    browser = requests.Session()
    browser.verify, browser.trust_env = str(running.authority), False
    url, answers = running.url, {"submission": str(uuid4()), "mot_interest": "4", "lang": "en"}

    with running.front_server(name):
        sent = browser.post(f"{url}/e/spring/pre", answers, headers={"Origin": url})
        token = find_token(browser.get(f"{url}/organiser/sign-in?lang=en").text)
        secrets = {"csrf_token": token, "name": NAME, "password": PASSWORD}
        inside = browser.post(f"{url}/organiser/sign-in", secrets, headers={"Origin": url})
        published = running.collector("publish", "second")
        page = browser.get(f"{url}/data/event/second?lang=en")
        found = running.doctor()

    assert (sent.status_code, "Thank you" in sent.text) == (200, True)
    assert inside.url == f"{url}/organiser/"
    assert published.stdout.startswith("edition ")
    assert "nothing answers" not in published.stderr
    assert f'"{url}/data/event/second' in page.text
    assert (found.returncode, found.stderr, faults(found)) == (0, "", [])
    assert len(re.findall("^well   ", found.stdout, re.MULTILINE)) == 12


ELSEWHERE = "proxy_set_header Origin https://a.example;"
NO_PAGE = "{ return 404; } location / {"

IN_SITE, IN_PAGES, PAGES = "access_log off;", "location / { proxy", "location / {"

BROKEN_SITES = {
    "http": ("return 301 https://", "return 404 https://", "http leads to nothing (404)"),
    "web": (IN_PAGES, "location / { return 502; proxy", "nothing answers behind the front server"),
    "other": (IN_PAGES, "location / { return 200 hello; proxy", "another program than the service"),
    "header": (IN_SITE, "proxy_hide_header Tagasiside;", "the header Tagasiside does not arrive"),
    "hsts": (IN_SITE, "proxy_hide_header Strict-Transport-Security;", "set COLLECTOR_URL to"),
    "cache": (IN_SITE, "proxy_hide_header Cache-Control;", "by a cache (Cache-Control: missing)"),
    "origin": (IN_SITE, ELSEWHERE, "forms of older phones are refused as another website's"),
    "no origin": (IN_SITE, 'proxy_set_header Origin "";', "that another website sends is taken"),
    "site": (IN_SITE, 'proxy_set_header Sec-Fetch-Site "";', "that another website sends is taken"),
    "post": (PAGES, "location / { limit_except GET { deny all; }", "older phones are refused"),
    "body": ("size 16m", "size 100k", "a form of 600 kB is refused (413)"),
    "worker script": (PAGES, f"location = /sw.js {NO_PAGE}", "/sw.js (404) does not arrive"),
    "style": (PAGES, f"location /static/ {NO_PAGE}", ".css (404) does not arrive"),
    "readyz": (PAGES, f"location = /readyz {NO_PAGE}", "whether the service is ready (404)"),
    "public site": ("location /data/ {", "location /data/ { return 502;", "does not answer at"),
    "no public site": ("location /data/ {", "location /daten/ {", "is not the public site (404)"),
    "slash": (PAGES, f"location = /data {NO_PAGE}", "/data leads to nothing (404) in place of"),
    "robots": ("location = /robots.txt {", "location = /robot {", "/robots.txt says nothing"),
}
"""What is changed in the site of nginx, into what, and what the doctor says of it."""


@pytest.mark.parametrize("case", BROKEN_SITES)
def test_doctor_names_what_the_front_server_does_wrong(running, case):
    old, new, sentence = BROKEN_SITES[case]

    with running.front_server("nginx", (old, new)):
        found = running.doctor()

    assert found.returncode == 1
    assert [sentence in fault for fault in faults(found)] == [True]


@pytest.mark.parametrize("address", ["https://old.example/data", "http://127.0.0.1:8001/data"])
def test_doctor_names_addresses_that_are_not_the_public_ones(stopped, address):
    given = {"COLLECTOR_URL": address.removesuffix("/data"), "COLLECTOR_DATA_URL": address}

    with stopped.parts("web", "data", **given), stopped.front_server("nginx"):
        found = faults(stopped.doctor())

    assert any(
        f"are refused as another website's: set COLLECTOR_URL to {stopped.url}" in each
        for each in found
    )
    for path in ("/data/", "/data/cite", "/data/editions.atom", "/data/robots.txt", "/"):
        told = f"{path} names {address}"
        assert [
            f"COLLECTOR_DATA_URL to {stopped.url}/data" in each
            for each in found
            if each.startswith(told)
        ][:1] == [True]


def test_doctor_names_what_keeps_the_service_from_being_ready(stopped):
    (stopped.folder / "andmed/worker.alive").unlink(missing_ok=True)
    shutil.rmtree(stopped.folder / "andmed/backups", ignore_errors=True)

    with stopped.parts("web"), stopped.front_server("nginx"):
        found = faults(stopped.doctor())

    assert [fault.partition(":")[0] for fault in found[:3]] == [
        "the worker has given no sign of life since the start",
        "the public site does not answer",
        "the newest backup in the first folder is missing",
    ]
    assert "tagasiside-worker.service" in found[0]
    assert "tagasiside-data.service" in found[3]


def test_doctor_names_a_wrong_clock(running):
    wrong = ("handle {\n", 'handle {\n\t\theader >Date "Thu, 01 Jan 2026 00:00:00 GMT"\n')
    with running.front_server("caddy", wrong):
        found = running.doctor()

    [fault] = faults(found)
    assert re.fullmatch(r"the server's clock is \d+ s behind this machine's: .*", fault)


def certify(folder, *, days, hours_left):
    """Write a certificate of its own authority that lasts so long, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    ends = datetime.now(UTC) + timedelta(hours=hours_left)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(ends - timedelta(days=days))
        .not_valid_after(ends)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    encoding, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    (folder / "own.crt").write_bytes(made.public_bytes(encoding))
    (folder / "own.key").write_bytes(
        key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain)
    )
    return folder / "own.crt"


@pytest.mark.parametrize(
    ("hours_left", "days", "trusted", "sentence"),
    [
        (300, 90, True, "the certificate ends on "),
        (-1, 90, True, "the certificate is not valid (certificate has expired)"),
        (900, 90, False, "the certificate is not valid (self-signed certificate)"),
        (20, 7, True, "the certificate ends on "),
        (900, 90, True, None),
    ],
)
def test_doctor_judges_the_certificate(running, hours_left, days, trusted, sentence):
    own = certify(running.folder, days=days, hours_left=hours_left)
    issued = f"{running.folder}/caddy/certificates/local/localhost/localhost."
    authority = own if trusted else running.authority

    with running.front_server("nginx", (issued, f"{running.folder}/own.")):
        found = running.doctor("--ca", str(authority))

    assert [fault[: len(sentence or "")] for fault in faults(found)] == [sentence] * bool(sentence)


def test_doctor_says_that_nothing_answers(stopped):
    found = replace(stopped, port=stopped.http_port).doctor()

    assert found.returncode == 1
    assert "nothing answers by TLS at https://localhost:" in found.stdout
    assert found.stdout.count("\n") == 1


@pytest.mark.parametrize("name", ["web", "worker"])
def test_parts_that_run_keep_the_data_directory_from_other_services(running, name):
    unit = running.collector("run", "--apart", "prepare")
    port = running.collector("run", "--apart", "web")

    assert (unit.returncode, "a service runs on the data directory" in unit.stderr) == (1, True)
    assert (port.returncode, "cannot listen on" in port.stderr) == (1, True)


def test_web_part_says_in_a_sentence_that_another_has_its_port(running):
    late = running.collector("run", "web")

    assert (late.returncode, "Traceback" in late.stderr) == (1, False)
    assert "cannot listen on" in late.stderr
