import html
import re
import sqlite3

import pytest
import yaml

from collector.store.publication.schema import SCHEMA
from tests.data.conftest import FOLDER
from tests.data.test_metadata import COLUMNS

METHOD = yaml.safe_load((FOLDER / "method.yaml").read_text("utf-8"))


def numbers():
    connection = sqlite3.connect(":memory:")
    connection.executescript(SCHEMA)
    found = [
        (table, row[1])
        for table in COLUMNS
        for row in connection.execute(f"PRAGMA table_info({table})")
        if row[2] in {"INTEGER", "REAL"}
    ]
    connection.close()
    return found


def test_every_number_of_every_table_is_explained_in_three_languages():
    own, every = METHOD["tables"], METHOD["columns"]

    short = [
        (table, column, language)
        for table, column in numbers()
        for language in ("et", "ru", "en")
        if len((own.get(table, {}).get(column) or every[column])[language]) <= 20
    ]
    assert short == []


def test_nothing_is_explained_that_is_not_there():
    there = set(numbers())

    unknown = [
        (table, column)
        for table, columns in METHOD["tables"].items()
        for column in columns
        if (table, column) not in there
    ]
    assert unknown == []
    assert METHOD["columns"].keys() <= {column for _, column in there}


@pytest.mark.parametrize("language", ["et", "ru", "en"])
def test_the_page_explains_each_number_where_its_table_says_so(site, language):
    page = site.text("/method", language)

    assert page.count("<dt>") == len(numbers())
    assert METHOD["tables"]["drivers"]["rho"][language] in html.unescape(page)
    assert 'href="/method?table=drivers#drivers"' in site.text("/public/drivers", language)


def test_every_page_leads_to_the_method(site):
    pages = [site.text(address) for address in ("/", "/public", "/event/vaike", "/nothing")]

    assert ['href="/method"' in page for page in pages] == [True] * 4


def test_the_page_is_open_where_a_table_leads_to_it_and_folded_elsewhere(site):
    page = site.text("/method?table=drivers")

    assert re.findall(r'<details id="(\w+)" open', page) == ["drivers"]
    folded = re.findall(r'<details id="(\w+)">', page)
    assert {"drivers", *folded} == {table for table, _ in numbers()}
    assert "drivers" not in folded
