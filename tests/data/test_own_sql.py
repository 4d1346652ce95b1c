"""Queries of strangers run apart: what they return, and that nothing of them stays."""

import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from urllib.parse import quote

import httpx
import pytest

from tests.data.conftest import serving_datasette
from tests.data.test_hardening import ENDLESS, ask

PATIENCE_S = 30


@pytest.fixture
def patient(path):
    """The address of a site that gives every query ten minutes."""
    with serving_datasette(path, "--setting", "sql_time_limit_ms", "600000") as address:
        yield address


def running(path):
    """Return the programs that answer queries on a file."""
    found = subprocess.run(["ps", "-ewwo", "args"], capture_output=True, text=True, check=True)
    return [line for line in found.stdout.splitlines() if "guard.py" in line and str(path) in line]


def becomes(condition):
    """Say whether something becomes true in time."""
    deadline = time.monotonic() + PATIENCE_S
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.1)
    return condition()


def leave(address, seconds=5):
    """Ask, and leave before the answer."""
    with suppress(httpx.TimeoutException):
        httpx.get(address, timeout=seconds)


@pytest.mark.parametrize("argument", ["sql", "%73ql", "_where"])
def test_query_is_killed_when_its_reader_leaves(patient, path, argument):
    page = "public.json" if argument != "_where" else "public/results.json"
    query = ENDLESS if argument != "_where" else f"({ENDLESS}) > 1"
    with ThreadPoolExecutor(1) as pool:
        asking = pool.submit(leave, f"{patient}/{page}?{argument}={quote(query)}")
        was_there = becomes(lambda: running(path))
        asking.result()

    assert was_there
    assert becomes(lambda: not running(path))
    assert httpx.get(f"{patient}/public.json?sql=select+1").status_code == 200


def test_reader_who_leaves_the_queue_is_forgotten(patient, path):
    address = f"{patient}/public.json?sql={quote(ENDLESS)}"
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(leave, [address] * 8))

    answer = httpx.get(f"{patient}/public.json?sql=select+1&_shape=arrays", timeout=PATIENCE_S)

    assert answer.json()["rows"] == [[1]]
    assert becomes(lambda: not running(path))


def test_query_is_no_words_of_a_command_that_others_on_the_machine_see(patient, path):
    with ThreadPoolExecutor(1) as pool:
        pool.submit(leave, f"{patient}/public.json?sql={quote(ENDLESS + ' /* canary */')}")
        assert becomes(lambda: running(path))
        seen = running(path)

    assert [line for line in seen if "canary" in line or "select" in line] == []


def test_cells_come_as_sqlite_has_them(abundant):
    sql = (
        'select null as a, 1 as a, 2.5 as b, 9e999 as c, \'õ Щ "\' as "d""e", x\'00ff\' as f,'
        " 9223372036854775807 as g, :given as h"
    )

    rows = ask(abundant, sql, _shape="arrays", given="õun").json()

    assert rows["columns"] == ["a", "a", "b", "c", 'd"e', "f", "g", "h"]
    assert rows["rows"][0][:3] == [None, 1, 2.5]
    assert rows["rows"][0][4] == 'õ Щ "'
    assert rows["rows"][0][5] == {"$base64": True, "encoded": "AP8="}
    assert rows["rows"][0][6:] == [9223372036854775807, "õun"]


@pytest.mark.parametrize(
    ("sql", "error"),
    [
        ("select absent", "no such column: absent"),
        ("select :a, :b from", "incomplete input"),
        ("select 1; select 2", "You can only execute one statement at a time."),
        ("with x as (select 1) delete from results", "attempt to write a readonly database"),
        ("select abs(-9223372036854775808)", "integer overflow"),
    ],
)
def test_what_sqlite_refuses_is_said_as_before(abundant, sql, error):
    answer = ask(abundant, sql)

    assert (answer.status_code, answer.json()["error"]) == (400, error)


def test_pages_with_conditions_are_as_without(abundant):
    plain = abundant.get("/public/results.json?_size=5&_facet=wave&_shape=objects").json()

    own = abundant.get("/public/results.json?_size=5&_facet=wave&_shape=objects&_where=1").json()

    assert own["rows"] == plain["rows"]
    assert len(own["rows"]) == 5
    assert own["filtered_table_rows_count"] == plain["filtered_table_rows_count"]
    counts = [
        [(value["value"], value["count"]) for value in each["facet_results"]["wave"]["results"]]
        for each in (own, plain)
    ]
    assert counts[0] == counts[1]
