"""A2: what is published about a group so small that a colleague knows who is in it?

The attacker knows the event, the role and the language of the victim, and up to six true answers:
whatever table is broken down by one of these, its group with the victim can be looked up.
"""

from tests.attacks.published_files import read

K = 10
SIZES = {"n", "responses", "pairs"}


def attack(path):
    """Return the rows about 1 to 9 people, and the groups of 1 to 9 that a table sets apart."""
    found = []
    tables = read(path, "SELECT name FROM sqlite_master WHERE type = 'table'")
    for name in (row["name"] for row in tables):
        rows = read(path, f"SELECT * FROM {name}")
        small = [row for row in rows if any(0 < (row.get(size) or K) < K for size in SIZES)]
        found += [(name, row) for row in small]
        if rows and name == "profiles":
            found += [(name, row) for row in rows if 0 < row["count"] < K]
        if rows and name == "breakdowns":
            found += list_small_complements(path)
    return found


def list_small_complements(path):
    """Return the groups outside which 1 to 9 of those who answered the question are."""
    sql = (
        "SELECT DISTINCT breakdowns.*, results.n - breakdowns.n AS others FROM breakdowns"
        " JOIN results USING (event, wave, question)"
    )
    return [("breakdowns", row) for row in read(path, sql) if 0 < row["others"] < K]


def test_no_published_number_is_about_fewer_than_ten_people(published):
    assert [attack(path) for path in published] == [[] for _ in published]


def test_small_groups_are_found_in_bare_tables(seminars, bare):
    small = [path for path, each in zip(bare, seminars, strict=True) if each.event.head_count < K]

    assert small != []
    assert [path for path in small if not attack(path)] == []
