"""A10: find out from rows, rowids and order who answered first."""

import sqlite3

from sqlite_utils import Database

from tests.attacks.published_files import lay_out, read, write


def attack(path):
    """Return the tables that number their rows, and the counter that SQLite keeps of them."""
    found = []
    for row in read(path, "SELECT name FROM sqlite_master WHERE type = 'table'"):
        try:
            read(path, f"SELECT rowid FROM {row['name']}")
        except sqlite3.OperationalError:
            continue
        found.append(row["name"])
    return found


def test_no_published_table_numbers_its_rows(published):
    assert [attack(path) for path in published] == [[] for _ in published]


def test_another_order_of_arrival_and_other_ids_give_the_same_bytes(seminars, laid_out, tmp_path):
    differing = [
        seminar.seed
        for seminar in seminars
        if (tables := laid_out[seminar.seed])
        and write(tmp_path / "one.db", tables).read_bytes()
        != write(tmp_path / "other.db", lay_out(seminar.shuffled())).read_bytes()
    ]

    assert differing == []


def save_as_they_came(path, seminar):
    """Save the answers as an ordinary table, in the order in which they arrived."""
    path.unlink(missing_ok=True)
    db = Database(path)
    [first, *_] = seminar.evidence.waves
    db["answers"].insert_all({"role": each.get("role", "")} for each in first.responses.values())
    db.conn.close()
    return path


def test_an_ordinary_table_tells_the_order_of_arrival(seminars, tmp_path):
    seminar = max(seminars, key=lambda each: each.event.head_count)
    path = save_as_they_came(tmp_path / "ordinary.db", seminar)
    came = [each.get("role", "") for each in seminar.evidence.waves[0].responses.values()]

    rows = read(path, "SELECT role FROM answers ORDER BY rowid")

    assert attack(path) == ["answers"]
    assert [row["role"] for row in rows] == came
    again = save_as_they_came(tmp_path / "again.db", seminar.shuffled())
    assert again.read_bytes() != path.read_bytes()
