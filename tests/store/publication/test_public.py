import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from collector.core.publication.editions import about_rows
from collector.core.rows.tables import PublicTables
from collector.errors import DataDirectoryError
from collector.store.publication.public import one_writer, save_public
from tests.data.published import lay_out, make_report


def tables():
    return PublicTables(**vars(lay_out(make_report())), about=about_rows())


def query(path, sql):
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    rows = connection.execute(sql).fetchall()
    connection.close()
    return rows


def test_the_same_rows_in_any_order_make_the_same_bytes(tmp_path):
    rows = tables()
    turned = {name: each[::-1] for name, each in vars(rows).items() if each}
    shuffled = replace(rows, **turned)

    save_public(tmp_path / "one.db", [rows])
    save_public(tmp_path / "other.db", [shuffled])

    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "other.db").read_bytes()


def test_the_same_rows_in_parts_make_the_same_bytes(tmp_path):
    rows = tables()
    parts = [PublicTables(**{name: each}) for name, each in vars(rows).items() if each]

    save_public(tmp_path / "one.db", [rows])
    save_public(tmp_path / "other.db", parts[::-1])

    assert len(parts) > 5
    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "other.db").read_bytes()


def test_the_file_has_no_free_pages_no_sequence_and_no_log(tmp_path):
    path = tmp_path / "public.db"

    save_public(path, [tables()])

    assert query(path, "PRAGMA freelist_count") == [(0,)]
    assert query(path, "PRAGMA journal_mode") == [("delete",)]
    assert query(path, "SELECT name FROM sqlite_master WHERE name LIKE 'sqlite_seq%'") == []
    assert [each.name for each in tmp_path.iterdir()] == ["public.db"]


def test_the_file_is_whole_and_its_keys_lead_somewhere(tmp_path):
    path = tmp_path / "public.db"

    save_public(path, [tables()])

    assert query(path, "PRAGMA integrity_check") == [("ok",)]
    assert query(path, "PRAGMA foreign_key_check") == []
    assert query(path, "SELECT count(*) FROM results") == [(46,)]


def test_every_table_is_strict_and_has_no_rowid(tmp_path):
    path = tmp_path / "public.db"

    save_public(path, [tables()])

    listed = query(
        path,
        "SELECT strict, wr FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
    )
    assert set(listed) == {(1, 1)}


@pytest.mark.parametrize("view", ["results_in_words", "changes_over_events"])
def test_views_show_what_was_published(tmp_path, view):
    path = tmp_path / "public.db"

    save_public(path, [tables()])

    rows = query(path, f"SELECT count(*) FROM {view}")
    assert rows == [(46 if view == "results_in_words" else 2,)]


def test_an_empty_database_can_be_served(tmp_path):
    path = tmp_path / "new" / "public.db"

    with one_writer(path):
        save_public(path, [PublicTables(about=about_rows())])

    assert query(path, "SELECT count(*) FROM events") == [(0,)]


def test_a_row_that_leads_nowhere_leaves_the_old_file_untouched(tmp_path):
    path = tmp_path / "public.db"
    save_public(path, [tables()])
    before = path.read_bytes()

    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        save_public(path, [replace(tables(), events=[])])

    assert path.read_bytes() == before


def test_a_file_that_cannot_be_written_is_one_clear_sentence(tmp_path):
    path = tmp_path / "public.db"
    save_public(path, [tables()])
    before = path.read_bytes()
    (tmp_path / "public.db.new").mkdir()

    with pytest.raises(DataDirectoryError, match="what was published before stays up"):
        save_public(path, [tables()])

    assert path.read_bytes() == before


def test_one_writer_waits_for_the_other(tmp_path):
    path, order = tmp_path / "public.db", []

    def write(name):
        with one_writer(path):
            order.append(name)
            save_public(path, [tables()])
            order.append(name)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, "abcd"))

    assert order[::2] == order[1::2]


def test_everybody_may_read_the_file(tmp_path):
    save_public(tmp_path / "public.db", [tables()])

    assert (tmp_path / "public.db").stat().st_mode & stat.S_IROTH == stat.S_IROTH
