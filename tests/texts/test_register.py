"""What is written about the database is about every table and column that it has."""

import pytest

from collector.texts.register import RULES, list_files, list_tables

TABLES = {table.name: table for table in list_tables()}


def test_every_table_and_column_is_described(db):
    described = {name: {each.name for each in table.columns} for name, table in TABLES.items()}

    assert described == {table.name: {*table.columns_dict} for table in db.tables}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_column_is_described_once_and_kept_by_a_rule(table):
    names = [each.name for each in table.columns]

    assert sorted(names) == sorted(set(names))
    assert {each.rule for each in table.columns} <= set(RULES)
    assert table.whose in {"participant", "staff", "nobody"}


def test_every_file_is_kept_by_a_rule():
    assert {each.rule for each in list_files()} <= set(RULES)


def test_every_rule_is_used():
    used = {column.rule for table in TABLES.values() for column in table.columns}

    assert used | {each.rule for each in list_files()} == set(RULES)
