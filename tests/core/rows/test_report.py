from dataclasses import fields

from collector.core.rows.report import Report
from tests.documents.report_table import DOCUMENT, VIEWS, list_sections, with_tables


def test_every_part_of_a_report_is_documented():
    parts = {each.name for each in fields(Report)} - {"statements"}
    views = {key for key in VIEWS if "[" not in key}

    assert sorted(list_sections(DOCUMENT.read_text("utf-8"))) == sorted(parts | views)


def test_the_keys_of_a_report_are_documented_as_they_are_defined():
    page = DOCUMENT.read_text("utf-8")

    assert with_tables(page) == page
