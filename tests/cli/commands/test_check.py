import os
import subprocess
from pathlib import Path

import pytest

from collector.actions.answering.withdraw import find_answers
from collector.actions.linking.seal import seal_event
from collector.actions.running.back_up import back_up_due
from collector.store.backups import list_backups
from tests.servers.ports import free_port
from tests.servers.serving import COLLECTOR, serving
from tests.support.factories import NOW, send, submission
from tests.support.sealing import SEALED_ON


def check(data):
    """Return the exit code of the real command and what it says on stderr."""
    ended = subprocess.run(
        [*COLLECTOR, "check", "--data", str(data)], capture_output=True, text=True, check=False
    )
    assert "Traceback" not in ended.stderr
    return ended.returncode, ended.stderr


def refused(data):
    """Return what the service says that does not start."""
    ports = ("--port", str(free_port()), "--data-port", str(free_port()))
    ended = subprocess.run(
        [*COLLECTOR, "serve", "--data", str(data), *ports],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (ended.returncode, "Traceback" in ended.stderr) == (1, False)
    return ended.stderr


def damage_pages(path: Path):
    """Overwrite the middle of a database file."""
    content = bytearray(path.read_bytes())
    content[8192 : len(content) - 4096] = os.urandom(len(content) - 12288)
    path.write_bytes(content)


def give_another_key(data):
    (data / "keys" / "spring.key").write_bytes(os.urandom(32))


def cut_key(data):
    (data / "keys" / "spring.key").write_bytes(b"short")


def open_key_to_all(data):
    (data / "keys" / "spring.key").chmod(0o644)


def bring_key_of_nobody(data):
    (data / "keys" / "autumn.key").write_bytes(os.urandom(32))
    (data / "keys" / "autumn.key").chmod(0o600)


def lose_keys(data):
    (data / "keys" / "spring.key").unlink()
    (data / "keys").rmdir()


def empty_secret(data):
    (data / "keys" / "session.secret").touch(0o600)


def cut_stand_in(data):
    (data / "keys" / "spring.stand-in").touch(0o600)


def cut_cards(data):
    (data / "keys" / "spring.cards").touch(0o600)


def cut_withdrawals(data):
    (data / "keys" / "withdrawals").write_text("0a")
    (data / "keys" / "withdrawals").chmod(0o600)


def lose_secret_of_withdrawals(data):
    (data / "keys" / "withdrawals").write_text(f"{'0a' * 8} {'0b' * 16}\n")
    (data / "keys" / "withdrawals").chmod(0o600)


def leave_a_copy(data):
    (data / "backups").mkdir(mode=0o700)
    (data / "backups" / "collector-before-upgrade.db").write_bytes(b"a copy")


def damage_queue(data):
    (data / "jobs.db").write_bytes(os.urandom(100_000))


def damage_public(data):
    (data / "public").mkdir()
    (data / "public" / "public.db").write_bytes(os.urandom(100_000))


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (give_another_key, "the key of event spring is another one, of another day or server"),
        (cut_key, "the key of event spring is damaged"),
        (lose_keys, "the key of event spring is missing"),
        (open_key_to_all, "can be read by others than its owner: run `chmod go="),
        (bring_key_of_nobody, "autumn.key belongs to no event"),
        (empty_secret, "session.secret is damaged"),
        (cut_stand_in, "spring.stand-in is damaged"),
        (cut_cards, "spring.cards is damaged"),
        (cut_withdrawals, "withdrawals is damaged"),
        (lose_secret_of_withdrawals, "withdrawals.secret is missing"),
        (leave_a_copy, "collector-before-upgrade.db is no backup that the service made"),
        (damage_queue, "jobs.db is damaged"),
        (damage_public, "public.db was changed by somebody else"),
    ],
)
def test_check_names_a_fault_in_one_sentence(data, db, event, harm, said):
    whole = check(data)

    harm(data)

    code, errors = check(data)
    assert (whole, code, said in errors) == ((0, ""), 1, True)
    assert errors.splitlines()[1:] == [f"Error: problems found in {data}: 1"]


def test_damaged_pages_are_said_in_one_sentence(data, db, event):
    db.close()
    damage_pages(data / "collector.db")

    for said in (check(data)[1], refused(data)):
        assert said.startswith(f"Error: the database {data / 'collector.db'} is damaged (")
        assert said.endswith("put the latest whole backup back with `collector restore`\n")
        assert said.count("\n") == 1


def test_a_database_that_is_gone_is_not_made_anew_beside_its_keys(data, db, event, keys):
    db.close()
    (data / "collector.db").unlink()

    assert refused(data).startswith(f"Error: {data / 'collector.db'} is missing, but {keys}")
    assert not (data / "collector.db").exists()


def test_serve_refuses_a_damaged_session_secret_by_name(data, db, event, keys):
    (keys / "session.secret").touch(0o600)

    assert refused(data).startswith(f"Error: {keys / 'session.secret'} is damaged")


def test_serve_warns_of_another_key_and_makes_the_queue_anew(data, db, event, keys):
    give_another_key(data)
    damage_queue(data)

    with serving(data) as service:
        service.process.terminate()
        code, errors = service.wait()

    first, second = [line for line in errors.splitlines() if line.startswith("Warning")]
    assert code == 0
    assert first.startswith("Warning: the key of event spring is another one")
    assert second.startswith(f"Warning: the worker's queue {data / 'jobs.db'} was damaged and is")
    assert check(data)[1].count("queue") == 0


def test_answers_given_under_another_key_are_found_when_the_right_one_is_back(
    data, db, event, keys
):
    right = (keys / "spring.key").read_bytes()
    give_another_key(data)
    given = send(db, keys, event, submission(db, event))

    (keys / "spring.key").write_bytes(right)

    found = find_answers(db, given.receipt, keys=keys)
    assert (found.event, [wave.name for wave in found.waves]) == (event, ["pre"])


def test_a_stray_file_does_not_stop_backups(data, db):
    leave_a_copy(data)

    made = back_up_due(db, data / "backups", now=NOW)

    assert list_backups(data / "backups") == [made]


def test_a_check_value_is_no_part_of_its_key_and_goes_with_it(data, db, event, keys):
    key = (keys / "spring.key").read_bytes()
    [stored] = [row["value"] for row in db.table("key_checks").rows]

    seal_event(db, "spring", keys=keys, now=SEALED_ON, account="test")

    assert (len(stored), stored in key) == (16, False)
    assert [row["value"] for row in db.table("key_checks").rows] == []
    assert stored not in (data / "collector.db").read_bytes()
