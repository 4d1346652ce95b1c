import json
from dataclasses import replace
from datetime import date

from collector.core.publication.editions import list_cells
from collector.core.rows.tables import Tables
from collector.store.publication.results import (
    EditionDocument,
    find_report,
    list_editions,
    save_edition,
    save_report,
)
from tests.data.published import lay_out, make_report


def test_an_edition_is_read_as_it_was_saved(db, event):
    document = EditionDocument(lay_out(make_report()), {"et": "a", "ru": "b", "en": "c"})

    saved = save_edition(db, event.id, 1, "2017-10", document)

    assert list_editions(db, event.id) == [saved]
    assert json.loads(saved.whole) == list_cells(document.tables)


def test_an_edition_of_before_there_were_trends_of_codings_or_pictures_is_read(db, event):
    tables = list_cells(lay_out(make_report()))
    del tables["coded_texts"]
    saved = save_edition(db, event.id, 1, "2017-10", EditionDocument(Tables()))
    db.execute("UPDATE editions SET document = ?", [json.dumps({"tables": tables})])

    [edition] = list_editions(db, saved.event_id)

    assert edition.document.tables.coded_texts == []
    assert edition.document.changelog is None
    assert json.loads(edition.whole) == tables


def test_a_report_is_read_as_it_was_saved(db, event):
    report = make_report()

    save_report(db, event.id, date(2017, 6, 13), report)

    assert find_report(db, event.id) == report


def test_a_report_of_another_format_is_not_read(db, event):
    save_report(db, event.id, date(2017, 6, 13), replace(make_report(), format=1))

    assert find_report(db, event.id) is None


def test_a_report_without_a_part_that_came_later_is_not_read(db, event):
    save_report(db, event.id, date(2017, 6, 13), make_report())
    db.execute("UPDATE reports SET document = json_remove(document, '$.together')")

    assert find_report(db, event.id) is None
