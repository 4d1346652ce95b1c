import json

from collector.core.publication.editions import list_cells
from collector.store.publication.results import EditionDocument, list_editions, save_edition
from tests.data.published import lay_out, make_report


def test_an_edition_is_read_as_it_was_saved(db, event):
    document = EditionDocument(lay_out(make_report()), {"et": "a", "ru": "b", "en": "c"}, {})

    saved = save_edition(db, event.id, 1, "2017-10", "abc", document)

    assert list_editions(db, event.id) == [saved]
    assert json.loads(saved.whole) == list_cells(document.tables)


def test_an_edition_of_before_there_were_trends_of_codings_or_pictures_is_read(db, event):
    tables = list_cells(lay_out(make_report()))
    del tables["coded_texts"]
    saved = save_edition(db, event.id, 1, "2017-10", "abc", EditionDocument({}))
    db.execute("UPDATE editions SET document = ?", [json.dumps({"tables": tables})])

    [edition] = list_editions(db, saved.event_id)

    assert "coded_texts" not in edition.document.tables
    assert edition.document.changelog is None
    assert json.loads(edition.whole) == tables
