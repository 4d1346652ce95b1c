"""What a restore must not undo: withdrawals, passwords, ended sessions, roles, sealing."""

import os
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from collector.actions.answering.withdraw import find_answers, withdraw_answers
from collector.actions.linking.seal import seal_event
from collector.actions.running.back_up import restore
from collector.cli.main import collector
from collector.core.answering.submission import Codes
from collector.core.linking.codes import card_code
from collector.core.people.roles import Role
from collector.store.backups import list_backups, save_backup
from collector.store.database import create_database, open_database
from collector.store.linking.sealing import count_secrets
from collector.store.linking.withdrawals import apply_withdrawals
from collector.store.people.accounts import (
    end_sessions,
    list_accounts,
    save_account,
    save_password,
    save_roles,
)
from collector.store.people.audit import list_audit
from collector.store.writer import write_directly
from tests.cli.commands.test_check import damage_pages
from tests.support.factories import NOW, send, submission
from tests.support.sealing import SEALED_ON, planted, search

LATER = NOW + timedelta(days=1)
TEXTS = {"risk_text": "planted words of a participant"}
CARD = card_code(7)


@pytest.fixture
def sent(db, keys, event):
    """What one of two people has sent, with a text and a card."""
    send(db, keys, event, submission(db, event))
    return submission(db, event, texts=TEXTS, card_code=CARD)


@pytest.fixture
def receipt(db, keys, event, sent):
    return send(db, keys, event, sent).receipt


@pytest.fixture
def backup(db, data, receipt):
    """A backup that holds the answers of both."""
    return save_backup(db, data / "backups", NOW)


def go_back(data, backup, now=LATER):
    return restore(
        data / "collector.db", backup.path, data / "backups", keys=data / "keys", now=now
    )


def reopened(data):
    return closing(open_database(data / "collector.db"))


def counts(data, event):
    with reopened(data) as restored:
        secrets = count_secrets(restored, event.id)
    return secrets.receipts, secrets.texts


def test_restore_brings_no_withdrawn_answer_back(data, db, keys, event, receipt, backup):
    withdraw_answers(write_directly(db), event, receipt, keys=keys)
    withdrawn = counts(data, event)

    go_back(data, backup)

    assert (withdrawn, counts(data, event)) == ((1, 0), (1, 0))
    with reopened(data) as restored:
        assert find_answers(restored, receipt, keys=keys) is None


def test_restore_brings_nothing_back_that_was_withdrawn_by_a_card(data, db, keys, event, backup):
    codes = Codes(card=CARD)
    assert withdraw_answers(write_directly(db), event, codes, keys=keys) == 1

    go_back(data, backup)

    assert counts(data, event) == (1, 0)
    with reopened(data) as restored:
        assert find_answers(restored, codes, keys=keys) is None


def test_a_backup_that_was_copied_by_hand_brings_nothing_back(
    data, db, keys, event, receipt, backup
):
    withdraw_answers(write_directly(db), event, receipt, keys=keys)
    db.close()
    (data / "collector.db").write_bytes(backup.path.read_bytes())

    with closing(create_database(data / "collector.db")) as copied:
        assert (apply_withdrawals(copied, keys), apply_withdrawals(copied, keys)) == (1, 0)

    assert counts(data, event) == (1, 0)


def test_withdrawal_outlasts_sealing_and_a_damaged_database(data, db, keys, event, receipt, backup):
    withdraw_answers(write_directly(db), event, receipt, keys=keys)
    seal_event(db, "spring", keys=keys, now=SEALED_ON, account="test")
    db.close()
    damage_pages(data / "collector.db")

    restored = go_back(data, backup, SEALED_ON)

    assert counts(data, event) == (1, 0)
    assert restored.kept.path.suffix == ".damaged"
    assert len(list_backups(data / "backups")) >= 2


def test_an_answer_that_is_sent_again_after_its_withdrawal_stays(
    data, db, keys, event, sent, receipt
):
    withdraw_answers(write_directly(db), event, receipt, keys=keys)
    send(db, keys, event, sent)
    again = save_backup(db, data / "backups", NOW)

    on_restart = apply_withdrawals(db, keys)
    go_back(data, again)

    assert (on_restart, counts(data, event)) == (0, (2, 1))
    with reopened(data) as restored:
        withdraw_answers(write_directly(restored), event, receipt, keys=keys)
    go_back(data, again, LATER + timedelta(days=1))
    assert counts(data, event) == (1, 0)


def test_withdrawals_tell_nothing_of_what_sealing_destroys(data, db, keys, event, receipts):
    needles = planted(db, keys, event, receipts)
    for each in receipts:
        assert withdraw_answers(write_directly(db), event, each, keys=keys)

    seal_event(db, "spring", keys=keys, now=SEALED_ON, account="test")

    lines = (keys / "withdrawals").read_text("ascii").splitlines()
    assert search(data, needles) == set()
    assert (len(lines), lines) == (2 * len(receipts), sorted(lines))
    assert (keys / "withdrawals").stat().st_mode & 0o077 == 0


def test_withdrawal_that_cannot_be_kept_deletes_nothing(data, db, keys, event, receipt):
    (keys / "withdrawals").mkdir()

    with pytest.raises(Exception, match="is damaged or not yours to read"):
        withdraw_answers(write_directly(db), event, receipt, keys=keys)

    assert counts(data, event) == (2, 1)


def test_restore_keeps_passwords_roles_ended_sessions_and_the_log(data, db, event):
    anna = save_account(db, "Anna", "old", [Role.ORGANISER, Role.APPROVER])
    backup = save_backup(db, data / "backups", NOW)
    save_password(db, anna.id, "new")
    save_roles(db, anna.id, [Role.ANALYST])
    end_sessions(db, anna.id)
    save_account(db, "Boris", "his", [Role.ORGANISER])
    before = list_accounts(db)

    restored = go_back(data, backup)

    with reopened(data) as now:
        line, accounts = list_audit(now)[0], list_accounts(now)
    assert (accounts, restored.has_its_accounts) == (before, True)
    assert (line.kind, line.values) == ("backup_restored", {"backup": backup.path.name})


def test_restore_over_a_damaged_database_signs_everybody_out(data, db, keys, event):
    save_account(db, "Anna", "old", [Role.ORGANISER])
    backup = save_backup(db, data / "backups", NOW)
    (keys / "session.secret").write_bytes(os.urandom(32))
    db.close()
    damage_pages(data / "collector.db")

    restored = go_back(data, backup)

    assert not restored.has_its_accounts
    assert not (keys / "session.secret").exists()


def test_restore_of_another_service_mixes_no_accounts(data, db, tmp_path, event):
    save_account(db, "Anna", "old", [Role.ORGANISER])
    with closing(create_database(tmp_path / "other.db")) as other:
        save_account(other, "Boris", "his", [Role.ORGANISER])
        backup = save_backup(other, tmp_path / "backups", NOW)

    restored = go_back(data, backup)

    with reopened(data) as now:
        assert [account.name for account in list_accounts(now)] == ["Boris"]
    assert not restored.has_its_accounts


def test_restore_by_a_clock_set_back_seals_again(data, db, keys, event, receipt, backup):
    seal_event(db, "spring", keys=keys, now=SEALED_ON, account="test")

    go_back(data, backup, NOW + timedelta(hours=1))

    assert counts(data, event) == (2, 0)


def test_restore_into_a_new_directory_says_that_nothing_was_there(data, db, event, tmp_path):
    backup = save_backup(db, data / "backups", NOW)
    new = tmp_path / "new"

    ended = CliRunner().invoke(collector, ["restore", str(backup.path), "--data", str(new)])

    restored, accounts, key = ended.stderr.splitlines()
    assert (ended.exit_code, Path(new / "backups").exists()) == (0, False)
    assert restored == f"restored: {backup.path}; nothing was there before"
    assert accounts == "Accounts are those of the backup, and everybody signs in again."
    assert key.startswith("Warning: the key of event spring is missing")
