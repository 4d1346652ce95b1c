"""The first schema of the private database."""

from sqlite_utils import Database

_PLANNED = """
        CREATE TABLE series (
            id INTEGER PRIMARY KEY,
            slug TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL CHECK (json_valid(title)),
            organiser TEXT NOT NULL CHECK (json_valid(organiser)),
            contact TEXT NOT NULL,
            primary_scales TEXT NOT NULL CHECK (json_valid(primary_scales)),
            threshold INTEGER NOT NULL CHECK (threshold >= 5)
        ) STRICT;
        CREATE TABLE events (
            id INTEGER PRIMARY KEY,
            series_id INTEGER NOT NULL REFERENCES series(id),
            slug TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL CHECK (json_valid(title)),
            place TEXT NOT NULL CHECK (json_valid(place)),
            starts TEXT NOT NULL,
            ends TEXT NOT NULL,
            head_count INTEGER NOT NULL,
            sealing TEXT NOT NULL,
            simulated INTEGER NOT NULL CHECK (simulated IN (0, 1))
        ) STRICT;
        CREATE TABLE questionnaires (
            version TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            sheets TEXT NOT NULL CHECK (json_valid(sheets))
        ) STRICT;
        CREATE TABLE waves (
            id INTEGER PRIMARY KEY,
            event_id INTEGER NOT NULL REFERENCES events(id),
            name TEXT NOT NULL CHECK (name IN ('pre', 'post', 'followup')),
            questionnaire_version TEXT NOT NULL REFERENCES questionnaires(version),
            state TEXT NOT NULL
                CHECK (state IN ('draft', 'open', 'closed', 'published', 'sealed')),
            opens TEXT,
            closes TEXT,
            UNIQUE (event_id, name)
        ) STRICT;
    """


def m001_series_events_waves(db: Database) -> None:
    """Create what organisers plan: series, their events, the events' waves, questionnaires."""
    db.executescript(_PLANNED)


def m002_responses(db: Database) -> None:
    """Create what participants send; ids are random, so no row tells the order of arrival.

    `texts` shares no key with `responses`; see R9.
    """
    db.executescript("""
        CREATE TABLE responses (
            id INTEGER PRIMARY KEY,
            wave_id INTEGER NOT NULL REFERENCES waves(id),
            questionnaire_version TEXT NOT NULL REFERENCES questionnaires(version),
            language TEXT NOT NULL CHECK (language IN ('et', 'ru', 'en')),
            day TEXT NOT NULL CHECK (length(day) = 10),
            submission_hash BLOB NOT NULL UNIQUE,
            content_hash BLOB NOT NULL,
            receipt_hash BLOB NOT NULL UNIQUE,
            answers TEXT NOT NULL CHECK (json_valid(answers))
        ) STRICT;
        CREATE INDEX responses_by_wave ON responses (wave_id);
        CREATE TABLE texts (
            id INTEGER PRIMARY KEY,
            wave_id INTEGER NOT NULL REFERENCES waves(id),
            question TEXT NOT NULL,
            text TEXT NOT NULL,
            receipt_hash BLOB NOT NULL
        ) STRICT;
        CREATE INDEX texts_by_receipt ON texts (receipt_hash);
        CREATE TABLE link_codes (
            response_id INTEGER NOT NULL REFERENCES responses(id) ON DELETE CASCADE,
            method TEXT NOT NULL CHECK (method IN ('card')),
            hash BLOB NOT NULL,
            PRIMARY KEY (response_id, method)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE pairs (
            pair_id INTEGER NOT NULL,
            response_id INTEGER NOT NULL UNIQUE REFERENCES responses(id) ON DELETE CASCADE,
            PRIMARY KEY (pair_id, response_id)
        ) STRICT, WITHOUT ROWID;
    """)


def m003_results(db: Database) -> None:
    """Create what is computed: reports with their charts, and published editions."""
    db.executescript("""
        CREATE TABLE reports (
            event_id INTEGER PRIMARY KEY REFERENCES events(id),
            day TEXT NOT NULL,
            document TEXT NOT NULL CHECK (json_valid(document))
        ) STRICT;
        CREATE TABLE editions (
            event_id INTEGER NOT NULL REFERENCES events(id),
            number INTEGER NOT NULL,
            month TEXT NOT NULL CHECK (length(month) = 7),
            content_hash TEXT NOT NULL,
            document TEXT NOT NULL CHECK (json_valid(document)),
            PRIMARY KEY (event_id, number)
        ) STRICT;
    """)


def m004_accounts(db: Database) -> None:
    """Create organisers' accounts, invitations, sign-in attempts, jobs and the audit log."""
    db.executescript("""
        CREATE TABLE accounts (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE COLLATE NOCASE,
            password_hash TEXT NOT NULL,
            sessions_from INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE TABLE invitations (
            token_hash BLOB PRIMARY KEY,
            expires TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE sign_in_attempts (
            name_hash BLOB NOT NULL,
            at TEXT NOT NULL
        ) STRICT;
        CREATE INDEX sign_in_attempts_by_name ON sign_in_attempts (name_hash, at);
        CREATE TABLE jobs (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            event_id INTEGER NOT NULL REFERENCES events(id),
            state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
            done INTEGER NOT NULL DEFAULT 0,
            total INTEGER NOT NULL DEFAULT 1,
            message TEXT NOT NULL DEFAULT '',
            asked TEXT NOT NULL
        ) STRICT;
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY,
            day TEXT NOT NULL,
            account TEXT NOT NULL,
            what TEXT NOT NULL
        ) STRICT;
    """)
