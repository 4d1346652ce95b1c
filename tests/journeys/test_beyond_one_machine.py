"""Beyond one machine, as docs/scaling.md says: many readers of copies, and an instance a county."""

import os
import shutil
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from uuid import uuid4

import pytest

from collector.actions.linking.seal import seal_event
from collector.actions.publication.build_report import build_report
from collector.actions.publication.publish import publish_events
from collector.assets import asset_folder
from collector.store.database import create_database
from collector.texts.register import list_files
from tests.servers.front_server import PROGRAMS, front_server
from tests.servers.missing import give_up
from tests.servers.ports import free_port
from tests.servers.serving import fetch, in_threads, serving, wait_for
from tests.support.factories import NOW, make_event, open_event_wave
from tests.support.organising import make_account
from tests.support.sealing import SEALED_ON
from tests.support.small_events import hold_event

READERS = """
daemon off; pid {folder}/pid; error_log stderr; worker_processes 1; events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  upstream readers {{
    server 127.0.0.1:{first} max_fails=1 fail_timeout=10s;
    server 127.0.0.1:{second} max_fails=1 fail_timeout=10s;
  }}
  server {{
    listen 127.0.0.1:{port};
    location /data/ {{ proxy_pass http://readers; proxy_next_upstream error timeout http_502; }}
    location / {{ proxy_pass http://127.0.0.1:{web_port}; }}
  }}
}}
"""


@contextmanager
def reader(folder, port, address):
    """Serve a copy of the public file by Datasette alone, as on another machine."""
    command = [sys.executable, "-m", "datasette", "serve", asset_folder("datasette"), "-i"]
    options = ["--cors", "-h", "127.0.0.1", "-p", port, "--setting", "base_url", "/data/"]
    process = subprocess.Popen(
        [*map(str, [*command, folder / "public.db", *options])],
        env=os.environ | {"COLLECTOR_DATA_URL": address},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/data/")
        yield process
    finally:
        process.kill()
        process.wait(10)


def copy_public(data, folder):
    """Bring the public file over as `rsync` does: beside it, then in its place."""
    folder.mkdir(exist_ok=True)
    shutil.copyfile(data / "public/public.db", folder / "public.new")
    (folder / "public.new").replace(folder / "public.db")


@pytest.fixture
def publish(db, keys, data):
    """Publish an event."""

    def publish_event(slug):
        event = hold_event(db, keys, slug, 12)
        build_report(db, event.slug, now=NOW)
        publish_events(db, [slug], public_path=data / "public/public.db", now=NOW)

    return publish_event


def test_readers_of_copies_stand_in_for_each_other(data, publish, tmp_path):
    if PROGRAMS["nginx"][0] is None:
        give_up("nginx")
    publish("first")
    port, first, second = free_port(), free_port(), free_port()
    site = f"http://127.0.0.1:{port}"
    folders = tmp_path / "one", tmp_path / "two"
    with ExitStack() as running:
        for folder in folders:
            copy_public(data, folder)
        killed = running.enter_context(reader(folders[0], first, f"{site}/data"))
        running.enter_context(reader(folders[1], second, f"{site}/data"))
        web = running.enter_context(serving(data))
        ports = {"port": port, "web_port": web.port, "first": first, "second": second}
        running.enter_context(front_server("nginx", tmp_path, READERS, **ports))

        publish("second")
        before = fetch(f"{site}/data/event/second/edition/1.json")[0]
        for folder in folders:
            copy_public(data, folder)
        editions = {
            fetch(f"http://127.0.0.1:{each}/data/event/second/edition/1.json")
            for each in (first, second)
        }
        answered = []
        in_threads(40, lambda _: answered.append(fetch(f"{site}/data/event/second")[0]))
        killed.kill()
        in_threads(40, lambda _: answered.append(fetch(f"{site}/data/event/first")[0]))

    assert before == 404
    assert [status for status, _ in editions] == [200]
    assert answered == [200] * 80


@pytest.fixture
def counties(tmp_path):
    """The data directories of two counties, each with an open event of the same name."""
    folders = [tmp_path / "Ida-Viru", tmp_path / "Lääne Viru õ"]
    for folder in folders:
        db = create_database(folder / "collector.db")
        make_account(db)
        open_event_wave(db, make_event(db, folder / "keys"))
        db.close()
    return folders


def count(folder):
    db = create_database(folder / "collector.db")
    found = db.table("responses").count
    db.close()
    return found


def test_counties_beside_each_other_share_nothing(counties):
    with serving(counties[0]) as first, serving(counties[1]) as second:
        form = {"submission": str(uuid4()), "mot_interest": "4", "lang": "et"}
        sent = [fetch(f"{first.url}/e/spring/pre", form)[0] for _ in range(2)]
        sent.append(fetch(f"{second.url}/e/spring/pre", form)[0])
        form["submission"] = str(uuid4())
        sent.append(fetch(f"{second.url}/e/spring/pre", form)[0])
        ready = [fetch(f"{each.url}/healthz")[0] for each in (first, second)]

    counts = [count(folder) for folder in counties]
    files = [path.relative_to(counties[0]) for path in counties[0].rglob("*") if path.is_file()]
    patterns = [each.name for each in list_files()]
    strange = [each for each in files if not any(each.match(at) for at in patterns)]
    db = create_database(counties[0] / "collector.db")
    seal_event(db, "spring", keys=counties[0] / "keys", now=SEALED_ON, account="test")
    db.close()
    assert strange == []
    assert (sent, ready, counts) == ([200] * 4, [200] * 2, [1, 2])
    assert [(folder / "keys/spring.key").exists() for folder in counties] == [False, True]
