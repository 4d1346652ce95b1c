"""The whole service behind a real front server: every address it gives is the one it was given."""

import re
import subprocess
from uuid import uuid4

import pytest

from tests.servers.front_server import PROGRAMS, front_server
from tests.servers.missing import give_up
from tests.servers.ports import free_port
from tests.servers.serving import COLLECTOR, fetch, serving
from tests.support.factories import make_event, open_event_wave
from tests.support.small_events import hold_event

EVIL = {"Host": "evil.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}
PUBLISHED = (
    "",
    "cite",
    "editions.atom",
    "event/second",
    "event/second/edition/1",
    "public/results.json?_size=1",
    "public/results?_size=1",
    "robots.txt",
    "sitemap.xml",
)
PRIVATE = ("", "e/spring/pre", "room/spring", "organiser", "organiser/sign-in")
FORM = {"submission": str(uuid4()), "mot_interest": "4", "lang": "et"}


@pytest.mark.parametrize("name", PROGRAMS)
def test_front_server_that_passes_no_host_or_any_changes_no_address(
    db, keys, data, tmp_path, monkeypatch, name
):
    if PROGRAMS[name][0] is None:
        give_up(name)
    hold_event(db, keys, "second", 12)
    open_event_wave(db, make_event(db, keys))
    port = free_port()
    site = f"http://localhost:{port}"
    monkeypatch.setenv("COLLECTOR_URL", site)
    monkeypatch.setenv("COLLECTOR_DATA_URL", f"{site}/data")

    with serving(data) as service:
        ports = {"port": port, "web_port": service.port, "data_port": service.data_port}
        with front_server(name, tmp_path, **ports):
            publishing = [*COLLECTOR, "publish", "second", "--data", str(data)]
            done = subprocess.run(publishing, capture_output=True, text=True, check=True)
            given = {path: fetch(f"{site}/data/{path}", headers=EVIL) for path in PUBLISHED}
            pages = {path: fetch(f"{site}/{path}", headers=EVIL) for path in PRIVATE}
            bare, _ = fetch(f"{site}/data")
            counted, _ = fetch(f"{site}/metrics")
            phone, stranger = (
                fetch(f"{site}/e/spring/pre", FORM, {"Origin": origin})[0]
                for origin in (site, "http://evil.example")
            )

    assert "nothing answers" not in done.stderr
    assert {status for status, _ in (given | pages).values()} == {200}
    assert counted == 403
    words = "".join(text for _, text in (given | pages).values())
    wrong = rf"evil\.example|127\.0\.0\.1|:{service.port}|:{service.data_port}"
    assert re.findall(wrong, words) == []
    for path in ("cite", "editions.atom", "event/second", "public/results.json?_size=1"):
        assert f"{site}/data/" in given[path][1]
    assert (bare, phone, stranger) == (200, 200, 403)
