"""What the three processes say on stderr: a line for each request, and nothing of what was sent."""

import json
import signal
import sqlite3
from contextlib import closing
from urllib.parse import quote
from uuid import UUID

from prometheus_client.parser import text_string_to_metric_families

from tests.servers.serving import fetch, serving

CANARY = "7ZK9QAXcanary"
RECEIPT = "vihm allikas kuusk"
AGENT = {"User-Agent": f"agent-{CANARY}", "Cookie": f"phone={CANARY}; organiser={CANARY}"}
SENDER = AGENT | {"X-Forwarded-For": "203.0.113.77", "Referer": f"https://{CANARY}.example/"}


def lines(errors):
    return [json.loads(line) for line in errors.splitlines()]


def test_no_line_tells_what_was_sent(data, event):
    fields = {
        "submission": str(UUID(int=1, version=4)),
        "mot_interest": "4",
        "card_code": CANARY,
        "name": CANARY,
    }
    with serving(data) as service:
        for path in (
            f"/e/{event.slug}/pre?lang=en&code={CANARY}",
            f"/e/{CANARY}",
            f"/organiser/start/{CANARY}",
            f"/organiser/events/{CANARY}",
            f"/{CANARY}",
        ):
            fetch(service.url + path, headers=SENDER)
        fetch(f"{service.url}/e/{event.slug}/pre", fields, SENDER)
        fetch(f"{service.url}/receipt", {"words": RECEIPT}, SENDER)
        fetch(f"{service.url}/organiser/sign-in", {"name": CANARY, "password": CANARY}, SENDER)
        for path in (
            f"/public.json?sql={quote(f'select {CANARY}')}",
            f"/public/results?_search={quote(chr(34) + CANARY)}",
            f"/public/results?{CANARY}__gt=1&_where={CANARY}",
            f"/{CANARY}",
            f"/public/{CANARY}.csv?_stream=on&sql={CANARY}",
        ):
            fetch(service.public_url + path, headers=SENDER)
        service.process.send_signal(signal.SIGTERM)
        _, errors = service.wait()

    said = lines(errors)
    leaks = [CANARY, *RECEIPT.split(), "203.0.113.77", "127.0.0.1", "Mozilla", event.slug]
    assert {line["part"] for line in said} == {"web", "data"}
    assert len([line for line in said if line["message"] == "request"]) >= 13
    assert [leak for leak in leaks if leak.lower() in errors.lower()] == []
    assert {"/e/<event_slug>/<wave_name>", "/receipt", "/<database>/<table>", "unknown"} <= {
        line.get("route") for line in said
    }


def test_fault_has_the_number_that_its_page_shows(data, event):
    with serving(data) as service:
        with closing(sqlite3.connect(data / "collector.db")) as connection:
            connection.execute("ALTER TABLE events RENAME TO away")
            status, page = fetch(f"{service.url}/e/{event.slug}/pre?lang=en")
            connection.execute("ALTER TABLE away RENAME TO events")
        service.process.send_signal(signal.SIGTERM)
        _, errors = service.wait()

    faults = [line for line in lines(errors) if line["level"] == "error"]
    assert status == 500
    assert [line["route"] for line in faults] == ["/e/<event_slug>/<wave_name>"]
    assert f"give this number: {faults[0]['id']}." in page


def test_measures_tell_what_happened_and_name_nobody(data, event):
    with serving(data) as service:
        sent = {"submission": str(UUID(int=7, version=4)), "mot_interest": "4", "lang": "et"}
        for _ in range(2):
            fetch(f"{service.url}/e/{event.slug}/pre", sent)
        fetch(f"{service.url}/e/{event.slug}/pre", {"submission": "none", "mot_interest": "4"})
        fetch(f"{service.url}/e/{CANARY}")
        status, text = fetch(f"{service.url}/metrics")

    samples = {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }
    submissions = {key[1]: value for key, value in samples.items() if "submissions" in key[0]}
    assert status == 200
    assert submissions == {"accepted": 1, "repeated": 1, "submission_id": 1}
    assert samples["collector_requests_total", "GET", "/e/<event_slug>", "404"] == 1
    assert samples["collector_open_connections",] >= 1
    assert samples["collector_disk_free_bytes",] > 0
    assert 0 <= samples["collector_worker_silent_seconds",] < 30
    assert [word for word in (CANARY, event.slug, "127.0.0.1") if word in text] == []
