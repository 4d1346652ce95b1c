"""What somebody may try on the public site who writes any query and any address."""

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import httpx
import pytest
from datasette.plugins import pm

LONG = "hex(zeroblob(48000 + length(text_en) - length(text_en)))"
"""A text that SQLite makes anew for every row."""

ENDLESS = "with recursive n(x) as (select 1 union all select x + 1 from n) select max(x) from n"


def ask(site, sql, ending=".json", **parameters):
    more = "".join(f"&{key}={value}" for key, value in parameters.items())
    return site.get(f"/public{ending}?sql={quote(sql)}{more}")


@pytest.mark.parametrize(
    "sql",
    [
        "select readfile('/etc/passwd')",
        "select load_extension('/tmp/x')",
        "attach database '/etc/passwd' as other",
        "vacuum into '/tmp/x.db'",
        "select * from pragma_database_list",
        "select * from pragma_writable_schema",
        "select fts3_tokenizer('simple')",
        "select writefile('/tmp/x', 'x')",
        "select length(printf('%.*c', 2147483647, 'x'))",
        "select PrintF('%.*c', 2147483647, 'x')",
        "select format('%.*c', 2147483647, 'x')",
    ],
)
def test_no_query_reaches_other_files_or_the_memory(abundant, sql):
    response = ask(abundant, sql)

    assert (response.status_code, response.json()["ok"]) == (400, False)


@pytest.mark.parametrize(
    ("sql", "explained"),
    [
        ("select zeroblob(200000)", "too big"),
        ("select group_concat(hex(zeroblob(40000))) from choices", "too big"),
        ("select hex(zeroblob(45000)) from choices a, choices b", "the result is too big"),
        (f"select {LONG} like '%0' || hex(zeroblob(9000)) || '1%' from choices", "too complex"),
        (f"select 1 /* {'x' * 20000} */", "too large"),
    ],
)
def test_no_query_fills_the_memory_or_takes_minutes_for_a_step(abundant, sql, explained):
    response = ask(abundant, sql)

    assert response.status_code == 400
    assert explained in response.json()["error"]


def test_a_query_cannot_ask_for_more_time(abundant):
    response = ask(abundant, ENDLESS, _timelimit=900000)

    assert response.status_code == 400
    assert "took too long" in response.json()["error"]


def test_the_clock_is_looked_at_often_because_a_step_may_be_long(abundant):
    abundant.get("/")
    connection = pm.get_plugin("reload.py").Watched(":memory:")
    looks = []

    connection.set_progress_handler(lambda: looks.append(1), 1000)
    connection.execute(f"{ENDLESS.replace('from n)', 'from n limit 100)')}").fetchone()

    assert len(looks) > 10
    connection.close()


def test_pages_are_served_while_strangers_ask_endless_queries(served):
    address = f"{served}/public.json?sql={quote(ENDLESS)}"
    with ThreadPoolExecutor(12) as pool:
        asked = [pool.submit(httpx.get, address, timeout=60) for _ in range(12)]

        page = httpx.get(served, timeout=60)

        still_waiting = [each for each in asked if not each.done()]
        answered = {each.result().status_code for each in asked}

    assert page.status_code == 200
    assert len(still_waiting) > 6
    assert answered == {400}


@pytest.mark.parametrize("name", ["sql", "%73ql", "s%71%6c", "x=1&sql"])
def test_every_way_to_write_the_argument_waits_its_turn(served, name):
    address = f"{served}/public.json?{name}={quote(ENDLESS)}"
    with ThreadPoolExecutor(12) as pool:
        asked = [pool.submit(httpx.get, address, timeout=60) for _ in range(12)]

        page = httpx.get(served, timeout=60)

        still_waiting = [each for each in asked if not each.done()]
        answered = {each.result().status_code for each in asked}

    assert (page.status_code, answered) == (200, {400})
    assert len(still_waiting) > 6


@pytest.mark.parametrize(
    "asked",
    [
        *(f"_through={quote(value)}" for value in ("null", "-1", "1e99", "[]", "{}", "[" * 9999)),
        "event__gt=99999999999999999999",
        "event__lt=%C2%B2",
        "event__gte=" + "9" * 5000,
    ],
)
def test_an_argument_that_makes_no_sense_is_refused(abundant, asked):
    for page in ("/public/results", "/public/results.json"):
        assert abundant.get(f"{page}?{asked}").status_code == 400


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PUT", "POST", "DELETE", "PATCH"])
def test_the_public_site_is_read_and_nothing_else(served, method):
    pages = ("/", "/public/results", "/public.json")

    answers = [httpx.request(method, served + page) for page in pages]

    assert {each.status_code for each in answers} == {405}
    assert {each.headers["allow"] for each in answers} == {"GET, HEAD, OPTIONS"}
    assert {each.headers["x-frame-options"] for each in answers} == {"DENY"}


def test_a_text_longer_than_a_cell_is_empty_in_queries_and_whole_in_its_file(abundant):
    rows = ask(abundant, "select event, document from editions_whole", _shape="array").json()

    assert {row["document"] for row in rows} == {None}
    assert len(abundant.get("/event/event-10/edition/1.json").content) > 50_000


def test_data_may_be_read_from_other_sites(public_site):
    files = ("results.json", "results.csv", "participation.json", "participation.csv")
    addresses = [f"{public_site}/public/{name}" for name in files]
    addresses += [
        f"{public_site}/public.db",
        f"{public_site}/data-package.zip",
        f"{public_site}/editions.atom",
    ]

    answers = [httpx.get(address) for address in addresses]

    allowed = [answer.headers.get("access-control-allow-origin") for answer in answers]
    assert allowed == ["*"] * len(addresses)
    assert {answer.status_code for answer in answers} == {200}


@pytest.mark.parametrize(
    "address",
    [
        "/-/databases",
        "/-/plugins.json",
        "/-/versions",
        "/-/actor.json",
        "/-/allow-debug",
        "/-/permissions",
        "/-/messages",
        "/-/logout",
        "/-/patterns",
        "/_internal",
        "/_internal.json",
    ],
)
def test_inner_pages_are_closed(abundant, address):
    assert abundant.get(address).status_code == 404
