"""What is said of how long something is kept is what happens to it."""

from datetime import timedelta
from fnmatch import fnmatch

import pytest

from collector.actions.linking.link_waves import link_waves
from collector.actions.people.accounts import INVITATION_LASTS, invite
from collector.actions.running.back_up import KEPT_FOR, back_up_due
from collector.store.linking.keys import reserve_card_numbers, stand_in_key
from collector.texts.register import list_files, list_tables
from tests.support.clocks import trust
from tests.support.factories import NOW
from tests.support.sealing import SEALED_ON, answer, planted, seal_it, search


def columns_of(rule):
    tables = list_tables()
    return [
        (table.name, each.name) for table in tables for each in table.columns if each.rule == rule
    ]


def values_of(db, rule):
    """Return the values of every column under a rule; check values of other keys stay."""
    found = {}
    for table, column in columns_of(rule):
        where = " AND name LIKE '%.key'" if table == "key_checks" else ""
        sql = f'SELECT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL{where}'
        found[table, column] = [value for (value,) in db.execute(sql)]
    return found


@pytest.fixture
def needles(db, keys, event):
    """Everything that sealing has to destroy, answered, linked, coded and backed up."""
    receipts = answer(db, keys, event)
    reserve_card_numbers(keys, event.slug, 60)
    stand_in_key(keys, event.slug)
    link_waves(db, event.slug, keys=keys)
    text = db.execute("SELECT id FROM texts").fetchone()[0]
    db.execute(
        "INSERT INTO codings (event_id, text_id, question, risk, stage, paraphrase, language,"
        " coder) VALUES (?, ?, 'risk_text', '', '', 'p', 'et', 'Anna')",
        [event.id, text],
    )
    return planted(db, keys, event, receipts)


def test_sealing_destroys_every_column_that_it_is_said_to(db, keys, event, needles):
    before = values_of(db, "sealing")

    seal_it(db, keys, event)

    after = values_of(db, "sealing")
    assert [column for column, values in before.items() if not values] == []
    assert [each for each, values in before.items() if {*values} & {*after[each]}] == []


def test_sealing_destroys_every_file_that_it_is_said_to(data, db, keys, event, needles):
    patterns = [each.name for each in list_files() if each.rule == "sealing"]
    before = [len(list(data.glob(each))) for each in patterns]

    seal_it(db, keys, event)

    assert before == [1] * len(patterns)
    assert [list(data.glob(each)) for each in patterns] == [[]] * len(patterns)


@pytest.mark.parametrize("rule", ["stays", "stays_unlinked"])
def test_nothing_that_is_said_to_stay_is_destroyed(db, data, keys, event, needles, rule):
    before = {column: len(values) for column, values in values_of(db, rule).items()}

    seal_it(db, keys, event)
    trust(db, SEALED_ON + timedelta(days=400))
    back_up_due(db, data / "backups", now=SEALED_ON + timedelta(days=400))

    after = {column: len(values) for column, values in values_of(db, rule).items()}
    assert before["responses", "answers"] if rule == "stays_unlinked" else before["events", "slug"]
    assert [column for column, count in before.items() if after[column] < count] == []


@pytest.mark.parametrize("table", sorted({table for table, _ in columns_of("replaced")}))
def test_what_is_replaced_has_one_row_for_each_thing(db, table):
    assert len(db.table(table).pks) == 1


def test_an_invitation_that_has_expired_goes_with_the_next(db):
    invite(db, ["analyst"], now=NOW)
    before = values_of(db, "invitation")

    invite(db, ["analyst"], now=NOW + INVITATION_LASTS)

    after = values_of(db, "invitation")
    token, expires = ("invitations", "token_hash"), ("invitations", "expires")
    assert [len(values) for values in after.values()] == [len(values) for values in before.values()]
    assert (before[token] != after[token], before[expires] != after[expires]) == (True, True)


def test_backups_hold_what_sealing_destroyed_until_their_last_day(data, db, keys, event, needles):
    folder, last = data / "backups", SEALED_ON + KEPT_FOR - timedelta(days=1)
    secrets = [each for each in needles if each[0] != "key"]
    back_up_due(db, folder, now=SEALED_ON - timedelta(days=1))

    seal_it(db, keys, event)
    held = search(folder, secrets)
    trust(db, last)
    back_up_due(db, folder, now=last)

    assert held >= {"text", "receipt_hash", "texts_hash", "link_hash"}
    assert search(data, secrets) == set()


def test_every_file_of_a_data_directory_is_described(data, db, keys, event, needles):
    back_up_due(db, data / "backups", now=SEALED_ON)
    files = [f"{each.relative_to(data)}" for each in data.rglob("*") if each.is_file()]
    patterns = [each.name for each in list_files()]

    assert len(files) > 5
    assert [each for each in files if not any(fnmatch(each, at) for at in patterns)] == []
