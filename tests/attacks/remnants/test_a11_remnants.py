"""A11: look in a file's free pages and gaps, and beside it, for what was there before."""

import re
import sqlite3
from contextlib import closing

from tests.attacks.published_files import lay_bare, lay_out, read, write

WORD = re.compile(rb"[\w-]{8,}")
REST = 6
"""So many bytes that are no text of a row are a remnant; fewer may be lengths and numbers."""


def attack(path):
    """Return the words in a file that its rows do not have, and the files left beside it."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        [[free]] = connection.execute("PRAGMA freelist_count")
        compact = path.with_suffix(".compact")
        compact.unlink(missing_ok=True)
        connection.execute("VACUUM INTO ?", (str(compact),))
    words = set(WORD.findall(path.read_bytes())) - set(WORD.findall(compact.read_bytes()))
    compact.unlink()
    cells = find_cells(path)
    words = {word for word in words if len(cells.sub(b"", word)) >= REST}
    beside = [each.name for each in path.parent.glob(f"{path.name}?*")]
    sequence = read(path, "SELECT name FROM sqlite_master WHERE name = 'sqlite_sequence'")
    return [*words, *beside, *sequence, *([f"{free} free pages"] if free else [])]


def find_cells(path):
    """Return a pattern of all short texts in the rows: cells touch each other in a page."""
    tables = read(path, "SELECT name FROM sqlite_master WHERE type = 'table'")
    rows = [row for table in tables for row in read(path, f"SELECT * FROM {table['name']}")]
    cells = {cell.encode() for row in rows for cell in row.values() if isinstance(cell, str)}
    longest_first = sorted((cell for cell in cells if cell), key=len, reverse=True)
    return re.compile(b"|".join(map(re.escape, longest_first)))


def test_a_published_file_holds_its_rows_and_nothing_else(published):
    assert [attack(path) for path in published] == [[] for _ in published]


def test_a_replaced_file_has_nothing_of_the_one_before(seminars, tmp_path):
    path = write(tmp_path / "public.db", lay_bare(seminars[0]))
    tables = next(tables for seminar in seminars[1:] if (tables := lay_out(seminar)))

    write(path, tables)

    assert seminars[0].event.slug.encode() not in path.read_bytes()
    assert [each.name for each in tmp_path.iterdir()] == ["public.db"]


def test_rows_deleted_from_a_file_are_still_found_in_it(bare, tmp_path):
    path = tmp_path / "deleted.db"
    path.write_bytes(bare[-1].read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute("DELETE FROM about")
        connection.commit()

    assert attack(path) != []
