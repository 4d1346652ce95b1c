from concurrent.futures import ThreadPoolExecutor
from threading import Event

import httpx

from tests.data.conftest import make_public
from tests.data.published import make_report

PATHS = ("/", "/event/koostooseminar-2017", "/public/results", "/public/events.json?_shape=array")
REPLACEMENTS = 25


def place(address, client=httpx):
    return client.get(f"{address}/public/events.json?_shape=array").json()[0]["place_en"]


def replace(path, name):
    make_public(path, make_report(), place_en=name)


def read_until(address, stop, at):
    """Request pages one after the other and return those that failed, and how many there were."""
    failed, count = [], 0
    with httpx.Client(timeout=30) as client:
        while not stop.is_set():
            response = client.get(address + PATHS[(at + count) % len(PATHS)])
            count += 1
            if response.status_code != httpx.codes.OK:
                failed.append((str(response.url), response.text[:500]))
    return failed, count


def test_a_replaced_file_is_served_at_once_and_no_request_fails(path, served):
    stop = Event()
    replace(path, "place 0")

    with ThreadPoolExecutor(4) as pool, httpx.Client(timeout=30) as client:
        readers = [pool.submit(read_until, served, stop, at) for at in range(4)]
        seen = []
        for number in range(REPLACEMENTS):
            replace(path, f"place {number}")
            seen.append(place(served, client))
        stop.set()
        results = [reader.result() for reader in readers]

    assert seen == [f"place {number}" for number in range(REPLACEMENTS)]
    assert [failed for failed, _ in results] == [[], [], [], []]
    assert sum(count for _, count in results) > REPLACEMENTS


def test_a_broken_file_leaves_the_last_good_one_up(path, served):
    before = place(served)
    broken = path.with_name("broken")
    broken.write_bytes(b"no database" * 1000)

    broken.replace(path)

    assert place(served) == before


def test_a_missing_file_leaves_the_last_good_one_up(path, served):
    before = place(served)

    path.unlink()

    assert place(served) == before
