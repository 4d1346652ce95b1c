import json

import pytest
import yaml
from datasette.app import DEFAULT_SETTINGS

from collector.texts.catalogue import Phrases
from tests.data.conftest import FOLDER
from tests.documents.described_tables import DESCRIPTIONS as DESCRIPTIONS_FILE
from tests.documents.described_tables import METADATA as METADATA_FILE
from tests.documents.described_tables import SOURCES as SOURCES_FILE
from tests.documents.described_tables import (
    WORDS,
    describe,
    find_key,
    list_columns,
    with_tables,
    write_descriptions,
    write_sources,
)

INSERTS = ("published.", "languages.")
METADATA = yaml.safe_load(METADATA_FILE.read_text())
TABLES = METADATA["databases"]["public"]["tables"]
QUERIES = METADATA["databases"]["public"]["queries"]


COLUMNS = list_columns()


def test_the_public_tables_are_described_as_they_are_defined():
    page = METADATA_FILE.read_text("utf-8")

    assert with_tables(page) == page
    assert DESCRIPTIONS_FILE.read_text("utf-8") == write_descriptions()


def test_the_site_knows_the_sources_of_charts_as_they_are_drawn():
    assert SOURCES_FILE.read_text("utf-8") == write_sources()


def test_no_words_are_about_a_column_that_is_none():
    used = {find_key(table, each) for table, columns in COLUMNS.items() for each in columns}
    used |= {f"tables.{table}" for table in COLUMNS}

    assert [key for key in WORDS if key not in used and not key.startswith(INSERTS)] == []


def test_a_column_without_words_is_named():
    with pytest.raises(LookupError, match=r"does not say what changes\.xyzzy holds"):
        find_key("changes", "xyzzy")


@pytest.mark.parametrize("table", COLUMNS)
def test_every_description_of_a_table_is_a_sentence_in_three_languages(table):
    said = [WORDS[f"tables.{table}"], *(describe(table, each) for each in COLUMNS[table])]

    assert len(said[0].en) >= 20
    assert [
        each for each in said if not all(text.endswith(".") for text in each.as_dict().values())
    ] == []


def test_alike_descriptions_in_english_are_alike_in_every_language():
    said = {describe(table, each) for table, columns in COLUMNS.items() for each in columns}

    assert len({each.en for each in said}) == len(said)


def test_every_saved_query_is_there_in_estonian_and_russian_and_no_other():
    translated = yaml.safe_load((FOLDER / "queries.yaml").read_text())

    described = {query[key] for query in QUERIES.values() for key in ("title", "description")}
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
