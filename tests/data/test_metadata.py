import json
import sqlite3

import pytest
import yaml
from datasette.app import DEFAULT_SETTINGS

from collector.store.publication.schema import SCHEMA
from collector.texts.catalogue import Phrases
from tests.data.conftest import FOLDER

METADATA = yaml.safe_load((FOLDER / "metadata.yaml").read_text())
TABLES = METADATA["databases"]["public"]["tables"]
QUERIES = METADATA["databases"]["public"]["queries"]


def columns_by_table():
    connection = sqlite3.connect(":memory:")
    connection.executescript(SCHEMA)
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE sql <> ''")]
    columns = {
        name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")] for name in names
    }
    connection.close()
    return {name: found for name, found in columns.items() if "_by_" not in name}


COLUMNS = columns_by_table()


def test_every_public_table_is_described_and_no_other():
    assert set(TABLES) == set(COLUMNS)
    assert [name for name, table in TABLES.items() if len(table["description"]) < 20] == []


@pytest.mark.parametrize("table", COLUMNS)
def test_every_column_of_a_table_is_described_in_its_order(table):
    described = TABLES[table]["columns"]

    assert list(described) == COLUMNS[table]
    assert [name for name, text in described.items() if not text.endswith(".")] == []


def test_every_description_is_there_in_estonian_and_russian_and_no_other():
    translated = yaml.safe_load((FOLDER / "descriptions.yaml").read_text())

    described = {table["description"] for table in TABLES.values()}
    described |= {text for table in TABLES.values() for text in table["columns"].values()}
    described |= {query[key] for query in QUERIES.values() for key in ("title", "description")}
    assert translated.keys() == described
    assert {frozenset(each) for each in translated.values()} == {frozenset({"et", "ru"})}


@pytest.mark.parametrize("table", COLUMNS)
def test_every_table_has_its_licence_and_facets_that_exist(table):
    assert TABLES[table]["license"] == "CC BY 4.0"
    assert set(TABLES[table].get("facets", [])) <= set(COLUMNS[table])


@pytest.mark.parametrize("table", COLUMNS)
def test_every_table_has_a_title_in_three_languages(table):
    texts = yaml.safe_load((FOLDER / "texts.yaml").read_text())

    assert set(texts[f"table_{table}"]) == {"et", "ru", "en"}


def test_scales_are_called_as_in_the_sentences_about_them():
    texts = yaml.safe_load((FOLDER / "texts.yaml").read_text())

    scales = Phrases("wording", "scales")
    called = {name: texts[f"scale_{name}"] for name in scales}
    assert called == {name: scale.as_dict() for name, scale in scales.items()}


def test_every_setting_is_one_that_datasette_knows():
    settings = json.loads((FOLDER / "settings.json").read_text())

    assert set(settings) <= set(DEFAULT_SETTINGS)
    assert settings["sql_time_limit_ms"] == 1000


def test_the_folder_is_no_package():
    assert list(FOLDER.rglob("__init__.py")) == []


def test_plugins_never_import_the_service():
    sources = [path.read_text() for path in (FOLDER / "plugins").glob("*.py")]

    assert len(sources) > 10
    assert [source for source in sources if "collector" in source] == []
