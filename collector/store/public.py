"""The public database: its tables, and writing the one file that is served.

What may be in the rows belongs to `core/disclosure` and `core/editions`; this module writes what
it is given, and never reads the private database.
"""

import fcntl
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from collector.core.disclosure import Row
from collector.core.editions import Tables
from collector.errors import DataDirectoryError

SCHEMA = """
CREATE TABLE about (
    key TEXT PRIMARY KEY,
    text_et TEXT NOT NULL, text_ru TEXT NOT NULL, text_en TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE series (
    series TEXT PRIMARY KEY,
    title_et TEXT NOT NULL, title_ru TEXT NOT NULL, title_en TEXT NOT NULL,
    organiser_et TEXT NOT NULL, organiser_ru TEXT NOT NULL, organiser_en TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE events (
    event TEXT PRIMARY KEY,
    series TEXT NOT NULL REFERENCES series(series),
    month TEXT NOT NULL CHECK (length(month) = 7),
    title_et TEXT NOT NULL, title_ru TEXT NOT NULL, title_en TEXT NOT NULL,
    place_et TEXT NOT NULL, place_ru TEXT NOT NULL, place_en TEXT NOT NULL,
    simulated INTEGER NOT NULL CHECK (simulated IN (0, 1)),
    threshold INTEGER NOT NULL,
    pairs INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX events_by_series ON events (series);
CREATE TABLE editions (
    event TEXT NOT NULL REFERENCES events(event),
    number INTEGER NOT NULL,
    month TEXT NOT NULL CHECK (length(month) = 7),
    content_hash TEXT NOT NULL,
    PRIMARY KEY (event, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE waves (
    event TEXT NOT NULL REFERENCES events(event),
    wave TEXT NOT NULL,
    position INTEGER NOT NULL,
    responses INTEGER,
    PRIMARY KEY (event, wave)
) STRICT, WITHOUT ROWID;
CREATE INDEX waves_by_wave ON waves (wave);
CREATE TABLE questions (
    event TEXT NOT NULL REFERENCES events(event),
    wave TEXT NOT NULL,
    question TEXT NOT NULL,
    position INTEGER NOT NULL,
    section TEXT NOT NULL,
    type TEXT NOT NULL,
    scale TEXT NOT NULL,
    reverse INTEGER NOT NULL CHECK (reverse IN (0, 1)),
    version TEXT NOT NULL,
    text_et TEXT NOT NULL, text_ru TEXT NOT NULL, text_en TEXT NOT NULL,
    PRIMARY KEY (event, wave, question),
    FOREIGN KEY (event, wave) REFERENCES waves (event, wave)
) STRICT, WITHOUT ROWID;
CREATE INDEX questions_by_question ON questions (question);
CREATE INDEX questions_by_scale ON questions (scale);
CREATE INDEX questions_by_wave ON questions (wave);
CREATE TABLE choices (
    event TEXT NOT NULL REFERENCES events(event),
    wave TEXT NOT NULL,
    question TEXT NOT NULL,
    choice TEXT NOT NULL,
    position INTEGER NOT NULL,
    missing INTEGER NOT NULL CHECK (missing IN (0, 1)),
    text_et TEXT NOT NULL, text_ru TEXT NOT NULL, text_en TEXT NOT NULL,
    PRIMARY KEY (event, wave, question, choice),
    FOREIGN KEY (event, wave, question) REFERENCES questions (event, wave, question)
) STRICT, WITHOUT ROWID;
CREATE TABLE results (
    event TEXT NOT NULL REFERENCES events(event),
    wave TEXT NOT NULL,
    question TEXT NOT NULL,
    choice TEXT NOT NULL,
    count INTEGER NOT NULL,
    share REAL,
    n INTEGER NOT NULL,
    PRIMARY KEY (event, wave, question, choice),
    FOREIGN KEY (event, wave, question, choice) REFERENCES choices (event, wave, question, choice)
) STRICT, WITHOUT ROWID;
CREATE INDEX results_by_question ON results (question);
CREATE INDEX results_by_wave ON results (wave);
CREATE TABLE changes (
    event TEXT NOT NULL REFERENCES events(event),
    comparison TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('scale', 'item')),
    name TEXT NOT NULL,
    n INTEGER NOT NULL,
    mean_before REAL NOT NULL,
    mean_after REAL NOT NULL,
    change REAL NOT NULL,
    low REAL,
    high REAL,
    better INTEGER NOT NULL,
    same INTEGER NOT NULL,
    worse INTEGER NOT NULL,
    claim TEXT NOT NULL CHECK (claim IN ('none', 'indicative', 'clear')),
    direction TEXT NOT NULL CHECK (direction IN ('up', 'down', 'unclear')),
    PRIMARY KEY (event, comparison, kind, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX changes_by_name ON changes (name);
CREATE INDEX changes_by_comparison ON changes (comparison, kind);
CREATE TABLE findings (
    event TEXT NOT NULL REFERENCES events(event),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('summary', 'scale', 'item')),
    comparison TEXT NOT NULL,
    name TEXT NOT NULL,
    sentence_et TEXT NOT NULL, sentence_ru TEXT NOT NULL, sentence_en TEXT NOT NULL,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE charts (
    event TEXT NOT NULL REFERENCES events(event),
    part TEXT NOT NULL,
    chart TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('et', 'ru', 'en')),
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    svg TEXT NOT NULL,
    PRIMARY KEY (event, part, chart, language)
) STRICT, WITHOUT ROWID;
CREATE INDEX charts_by_language ON charts (language);
CREATE TABLE withheld (
    event TEXT NOT NULL REFERENCES events(event),
    part TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('wave', 'result', 'scale', 'item')),
    name TEXT NOT NULL,
    rule TEXT NOT NULL REFERENCES about(key),
    PRIMARY KEY (event, part, kind, name)
) STRICT, WITHOUT ROWID;
CREATE VIEW results_in_words AS
    SELECT events.month, results.event, results.wave, questions.scale, results.question,
        questions.text_et AS question_et, questions.text_ru AS question_ru,
        questions.text_en AS question_en,
        choices.text_et AS choice_et, choices.text_ru AS choice_ru, choices.text_en AS choice_en,
        results.count, results.share, results.n
    FROM results
    JOIN events USING (event)
    JOIN waves USING (event, wave)
    JOIN questions USING (event, wave, question)
    JOIN choices USING (event, wave, question, choice)
    ORDER BY events.month, results.event, waves.position, questions.position, choices.position;
CREATE VIEW changes_over_events AS
    SELECT changes.name AS scale, changes.comparison, events.month, changes.event, changes.n,
        changes.mean_before, changes.mean_after, changes.change, changes.low, changes.high,
        changes.claim, events.simulated
    FROM changes
    JOIN events USING (event)
    WHERE changes.kind = 'scale'
    ORDER BY changes.name, changes.comparison, events.month, changes.event;
"""
"""Every public table; WITHOUT ROWID, so that no hidden number tells the order of anything."""

PAGE_SIZE = 4096


@contextmanager
def one_writer(path: Path) -> Iterator[None]:
    """Let one process at a time read editions and replace the file; the others wait.

    The lock is the directory's own, so that a killed process leaves nothing to clean up.

    Raises:
        DataDirectoryError: the directory cannot be made or opened.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        directory = os.open(path.parent, os.O_RDONLY)
    except OSError as error:
        raise _not_written(path, error) from error
    try:
        fcntl.flock(directory, fcntl.LOCK_EX)
        yield
    finally:
        os.close(directory)


def save_public(path: Path, tables: Tables) -> None:
    """Write a new file beside the served one and put it in its place in one step.

    The bytes depend on the rows alone: everything is inserted once, in order, into a new file.

    Raises:
        DataDirectoryError: it cannot be written; what was served before is untouched.
    """
    new = path.with_name(f"{path.name}.new")
    try:
        new.unlink(missing_ok=True)
        with closing(sqlite3.connect(new, isolation_level=None)) as connection:
            _write(connection, tables)
        _sync(new)
        new.replace(path)
        _sync(path.parent)
    except (OSError, sqlite3.OperationalError) as error:
        raise _not_written(path, error) from error


def _write(connection: sqlite3.Connection, tables: Tables) -> None:
    connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.executescript(f"BEGIN; PRAGMA defer_foreign_keys = ON; {SCHEMA}")
    for name in sorted(tables):
        _insert(connection, name, tables[name])
    connection.execute("COMMIT")


def _insert(connection: sqlite3.Connection, name: str, rows: Sequence[Row]) -> None:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
    places = ", ".join("?" for _ in columns)
    # The key is always the first columns, so this is the order of the key.
    values = sorted(tuple(row[column] for column in columns) for row in rows)
    connection.executemany(f"INSERT INTO {name} VALUES ({places})", values)  # noqa: S608 a table of SCHEMA


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _not_written(path: Path, error: Exception) -> DataDirectoryError:
    return DataDirectoryError(
        f"cannot write the public database {path} ({error}); what was published before stays up; "
        "make room or give write permission, then publish again"
    )
