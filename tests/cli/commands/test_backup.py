from pathlib import Path

from click.testing import CliRunner

from collector.cli.main import collector
from collector.store.database import open_database
from tests.support.factories import send, submission


def test_backup_and_restore_bring_responses_back(data, db, keys, event):
    send(db, keys, event, submission(db, event))
    written = CliRunner().invoke(collector, ["backup", "--data", str(data)])
    file = Path(written.stdout.strip())
    db.execute("DELETE FROM responses")
    db.close()

    restored = CliRunner().invoke(collector, ["restore", str(file), "--data", str(data)])

    again = open_database(data / "collector.db")
    assert (written.exit_code, restored.exit_code, file.parent) == (0, 0, data / "backups")
    assert again.table("responses").count == 1
