import csv
import hashlib
import io
import json
import sqlite3
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import httpx
import pytest

from tests.data.abundant import FORMULA
from tests.data.conftest import Site, make_public
from tests.data.published import make_report

WHOLE = "/data-package.zip"
ONE = "/event/event-10/data-package.zip"
FRICTIONLESS = [sys.executable, "-m", "frictionless", "validate", "--json"]


def unpack(response):
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def read_csv(files, table):
    return list(csv.DictReader(io.StringIO(files[f"data/{table}.csv"].decode(), newline="")))


def describe(files):
    return json.loads(files["datapackage.json"])


def resource(files, table):
    [found] = [each for each in describe(files)["resources"] if each["name"] == table]
    return found


def validate(path):
    done = subprocess.run([*FRICTIONLESS, path], capture_output=True, text=True, check=False)
    report = json.loads(done.stdout)
    return report["errors"] + [
        error["message"] for task in report["tasks"] for error in task["errors"]
    ]


@pytest.fixture(scope="module")
def package(abundant):
    return unpack(abundant.get(WHOLE))


@pytest.mark.parametrize("address", [WHOLE, ONE])
def test_a_package_is_valid_by_the_standards_own_program(abundant, tmp_path, address):
    path = tmp_path / "package.zip"
    path.write_bytes(abundant.get(address).content)

    assert validate(path) == []


def test_the_standards_program_finds_a_row_that_belongs_to_nothing(package, tmp_path):
    changed = package | {
        "data/waves.csv": package["data/waves.csv"] + b"no-event,pre,1,10\r\n",
    }
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in changed.items():
            archive.writestr(name, content)

    errors = validate(path)

    assert any("foreign key" in each.lower() for each in errors)


def test_every_table_has_as_many_rows_as_the_database(package, abundant_path):
    with closing(sqlite3.connect(abundant_path)) as connection:
        counts = {
            each["name"]: connection.execute(f"SELECT count(*) FROM {each['name']}").fetchone()[0]
            for each in describe(package)["resources"]
        }

    assert {name: len(read_csv(package, name)) for name in counts} == counts
    assert [
        name for name in ("proposals", "profiles", "drivers", "risks") if not counts[name]
    ] == []


def test_no_picture_is_in_the_package_but_every_drawing(package):
    charts = read_csv(package, "charts")

    assert [row["svg"] for row in charts if not package[row["svg"]].startswith(b"<svg")] == []
    assert "data/chart_pictures.csv" not in package


def test_an_edition_in_the_package_has_the_hash_that_names_it(package):
    hashes = {(row["event"], row["number"]): row for row in read_csv(package, "editions")}

    for row in read_csv(package, "editions_whole"):
        content = hashlib.sha256(package[row["document"]]).hexdigest()
        assert content == hashes[row["event"], row["number"]]["content_hash"]


def test_a_text_that_would_run_as_a_formula_is_disarmed_and_no_number_is(package):
    proposals = [row["paraphrase"] for row in read_csv(package, "proposals")]
    lows = [row["low"] for row in read_csv(package, "risks")]

    assert proposals[0] == f"'{FORMULA}"
    assert proposals[1] == 'Õie "Ženja", kutsu;\nnaabrid – õppusele'
    assert any(low.startswith("-") for low in lows)


def test_lines_end_as_the_standard_for_csv_says(package):
    content = package["data/waves.csv"]

    assert not content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n") > 3


def test_the_package_names_its_version_licence_and_languages(package, abundant_path):
    described = describe(package)

    assert described["version"] == hashlib.sha256(abundant_path.read_bytes()).hexdigest()
    assert [each["name"] for each in described["licenses"]] == ["CC-BY-4.0"]
    assert described["title@ru"] == "Что изменили семинары"
    assert described["citation"].startswith("The council, Safety council (2017). ")


def test_every_table_says_its_licence(package):
    licences = [each["licenses"] for each in describe(package)["resources"]]

    assert {each["name"] for found in licences for each in found} == {"CC-BY-4.0"}
    assert [] not in licences


def test_a_text_is_required_unless_its_row_lets_it_be_empty(package):
    optional = {
        (each["name"], field["name"])
        for each in describe(package)["resources"]
        for field in each["schema"]["fields"]
        if field["type"] == "string"
        and "required" not in field.get("constraints", {})
        # Editions from before there were verdicts have neither.
        and field["name"] not in {"verdict", "cautions"}
    }

    assert optional == {
        *(("questions", "scale"), ("proposals", "risk"), ("proposals", "stage")),
        *(("coded_texts", "stage"), ("findings", "comparison"), ("findings", "name")),
        *(("withheld", "part"), ("corrections", "choice"), ("events", "primary_scales")),
    }


def test_columns_have_their_types_units_and_keys(package):
    results = resource(package, "results")["schema"]
    fields = {field["name"]: field for field in results["fields"]}

    assert fields["share"]["type"] == "number"
    assert fields["share"]["description@et"].startswith("Protsent")
    assert results["primaryKey"] == ["event", "wave", "question", "choice"]
    assert results["foreignKeys"][-1]["reference"]["resource"] in {"choices", "events"}
    assert fields["count"]["constraints"] == {"required": True, "minimum": 0}


@pytest.mark.parametrize(
    ("table", "column", "expected"),
    [
        ("events", "month", "yearmonth"),
        ("events", "simulated", "boolean"),
        ("changes", "claim", ["none", "indicative", "clear"]),
        ("proposals", "stage", ["prevention", "response", "elimination"]),
    ],
)
def test_what_the_database_allows_is_what_the_package_says(package, table, column, expected):
    [field] = [
        each for each in resource(package, table)["schema"]["fields"] if each["name"] == column
    ]

    assert expected in (field["type"], field.get("constraints", {}).get("enum"))


def test_the_package_of_an_event_has_its_rows_alone(abundant):
    files = unpack(abundant.get(ONE))

    assert {row["event"] for row in read_csv(files, "results")} == {"event-10"}
    assert {row["series"] for row in read_csv(files, "series")} == {"seminars"}
    assert len(read_csv(files, "about")) > 4


def test_the_same_database_gives_the_same_bytes(abundant, abundant_path, tmp_path):
    copy = tmp_path / "public.db"
    copy.write_bytes(abundant_path.read_bytes())

    assert Site(copy).get(WHOLE).content == abundant.get(WHOLE).content


def test_a_replaced_database_gives_another_package(path, own_site):
    before = own_site.get(WHOLE)

    make_public(path, make_report(), place_en="Elsewhere")

    after = own_site.get(WHOLE)
    assert read_csv(unpack(after), "events")[0]["place_en"] == "Elsewhere"
    assert after.headers["etag"] != before.headers["etag"]


def test_who_has_the_package_already_is_not_sent_it_again(site):
    etag = site.get(WHOLE).headers["etag"]

    response = site.get(WHOLE, headers={"if-none-match": etag})

    assert (response.status_code, response.content) == (304, b"")


def test_there_is_no_package_of_an_event_that_is_not_there(site):
    assert site.get("/event/none/data-package.zip").status_code == 404


def test_many_readers_at_once_get_the_same_package_and_pages_meanwhile(served):
    addresses = [served + path for path in (WHOLE, "/", WHOLE, "/public", WHOLE, "/event/vaike")]

    with ThreadPoolExecutor(6) as pool:
        responses = list(pool.map(lambda address: httpx.get(address, timeout=30), addresses))

    assert [each.status_code for each in responses] == [200] * 6
    assert len({each.content for each in responses[::2]}) == 1
