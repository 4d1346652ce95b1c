import signal
import subprocess
import sys
from datetime import timedelta

import pytest

from collector.actions.linking.seal import begin_sealing, seal_due, seal_event
from collector.store.database import create_database
from collector.store.linking.keys import destroy_key
from collector.store.linking.sealing import SealingState, delete_remains, find_sealing
from collector.store.people.audit import list_audit
from tests.support.clocks import announce
from tests.support.sealing import SEALED_ON, planted, seal_it, search

STEPS = [
    lambda db, keys, event: begin_sealing(db, event, keys=keys, now=SEALED_ON, account="test"),
    lambda _db, keys, event: destroy_key(keys, event.slug),
    lambda db, _keys, _event: delete_remains(db),
    lambda db, keys, event: seal_event(db, event.slug, keys=keys, now=SEALED_ON, account="test"),
]


@pytest.mark.parametrize("steps", range(len(STEPS) + 1))
def test_sealing_cut_off_after_any_step_is_finished_by_the_clock(
    data, db, keys, event, receipts, steps
):
    needles = planted(db, keys, event, receipts)
    announce(db, keys, SEALED_ON + timedelta(days=1))
    for step in STEPS[:steps]:
        step(db, keys, event)
    reopened = create_database(data / "collector.db")

    seal_due(reopened, keys=keys, now=SEALED_ON + timedelta(days=1))

    reopened.close()
    assert search(data, needles) == set()
    assert find_sealing(db, event.id).state is SealingState.DONE
    assert [line.kind for line in list_audit(db)].count("key_destroyed") == 1


KILLED = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from collector.actions.linking import seal
from collector.store.database import open_database

data, cut_off_at, now = Path(sys.argv[1]), sys.argv[2], datetime.fromisoformat(sys.argv[3])
owner = seal if hasattr(seal, cut_off_at) else seal.store
setattr(owner, cut_off_at, lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL))
seal.seal_due(open_database(data / "collector.db"), keys=data / "keys", now=now)
"""


@pytest.mark.parametrize(
    "cut_off_at",
    ["link_waves", "delete_secrets", "save_audit", "destroy_key", "delete_remains", "save_sealing"],
)
def test_sealing_killed_in_a_step_is_finished_by_the_clock(
    data, db, keys, event, receipts, cut_off_at
):
    needles = planted(db, keys, event, receipts)
    announce(db, keys, SEALED_ON)
    command = [sys.executable, "-c", KILLED, str(data), cut_off_at, SEALED_ON.isoformat()]

    killed = subprocess.run(command, check=False)
    seal_due(db, keys=keys, now=SEALED_ON)

    assert killed.returncode == -signal.SIGKILL
    assert search(data, needles) == set()
    assert find_sealing(db, event.id).state is SealingState.DONE


def test_sealing_waits_while_another_reads(data, db, keys, event, receipts):
    needles = planted(db, keys, event, receipts)
    db.execute("PRAGMA busy_timeout = 50")
    reader = create_database(data / "collector.db")
    reader.conn.execute("BEGIN")
    reader.conn.execute("SELECT count(*) FROM responses").fetchone()

    begun = seal_it(db, keys, event)
    reader.close()
    done = seal_it(db, keys, event)

    assert (begun.state, done.state) == (SealingState.BEGUN, SealingState.DONE)
    assert search(data, needles) == set()
