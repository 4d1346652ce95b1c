from dataclasses import fields
from typing import ClassVar

import pytest

from collector.core.rows.columns import PublicRow, Slug, Table, list_columns
from collector.core.rows.tables import PUBLIC_ROWS, PublicTables
from collector.core.statistics.claims import Claim
from collector.store.publication.schema import write_table


class SampleRow(PublicRow):
    """A row with a column of each kind."""

    table: ClassVar = Table(
        "samples",
        ("event", "wave"),
        foreign=("waves",),
        indexes=(("wave",),),
    )

    event: Slug
    wave: str
    shown: bool
    mean: float | None
    claim: Claim
    text_et: str
    text_ru: str
    text_en: str


def test_a_table_is_made_of_its_row():
    assert (
        write_table(SampleRow)
        == """\
CREATE TABLE samples (
    event TEXT NOT NULL REFERENCES events(event),
    wave TEXT NOT NULL,
    shown INTEGER NOT NULL CHECK (shown IN (0, 1)),
    mean REAL,
    claim TEXT NOT NULL CHECK (claim IN ('none', 'indicative', 'clear')),
    text_et TEXT NOT NULL, text_ru TEXT NOT NULL, text_en TEXT NOT NULL,
    PRIMARY KEY (event, wave),
    FOREIGN KEY (event, wave) REFERENCES waves (event, wave)
) STRICT, WITHOUT ROWID;
CREATE INDEX samples_by_wave ON samples (wave);
"""
    )


def test_every_public_table_has_a_row_and_every_row_a_table():
    assert {row.table.name for row in PUBLIC_ROWS} == {each.name for each in fields(PublicTables)}


@pytest.mark.parametrize("row", PUBLIC_ROWS, ids=lambda row: row.table.name)
def test_the_key_is_the_first_columns(row):
    names = [each.name for each in list_columns(row)]

    assert tuple(names[: len(row.table.key)]) == row.table.key
    assert set(names) == {each.name for each in fields(row)}
