"""Steps since the first schema about how organisers work: roles, plans, drafts, approvals."""

from sqlite_utils import Database


def m008_roles(db: Database) -> None:
    """Give accounts and invitations roles; who had an account so far could do everything."""
    every = '["organiser", "analyst", "approver"]'
    db.executescript(f"""
        ALTER TABLE accounts ADD COLUMN roles TEXT NOT NULL
            DEFAULT '{every}' CHECK (json_valid(roles));
        ALTER TABLE invitations ADD COLUMN roles TEXT NOT NULL
            DEFAULT '{every}' CHECK (json_valid(roles));
    """)


def m011_hours(db: Database) -> None:
    """Keep at what time an event begins and ends; so far all were taken to last from 9 to 16."""
    db.executescript("""
        ALTER TABLE events ADD COLUMN starts_at TEXT NOT NULL DEFAULT '09:00';
        ALTER TABLE events ADD COLUMN ends_at TEXT NOT NULL DEFAULT '16:00';
    """)


def m014_questionnaire_drafts(db: Database) -> None:
    """Create drafts of questionnaires with the steps that undo takes back, and what came of them.

    `step` counts the changes of a draft, so that two editors at once notice each other.
    """
    db.executescript("""
        CREATE TABLE questionnaire_drafts (
            id INTEGER PRIMARY KEY,
            series_id INTEGER NOT NULL REFERENCES series(id),
            name TEXT NOT NULL CHECK (name IN ('pre', 'post', 'followup')),
            base_version TEXT NOT NULL REFERENCES questionnaires(version),
            sheets TEXT NOT NULL CHECK (json_valid(sheets)),
            step INTEGER NOT NULL DEFAULT 0,
            editor TEXT NOT NULL,
            updated TEXT NOT NULL,
            discarded INTEGER NOT NULL DEFAULT 0 CHECK (discarded IN (0, 1))
        ) STRICT;
        CREATE TABLE questionnaire_draft_steps (
            draft_id INTEGER NOT NULL REFERENCES questionnaire_drafts(id) ON DELETE CASCADE,
            step INTEGER NOT NULL,
            sheets TEXT NOT NULL CHECK (json_valid(sheets)),
            what TEXT NOT NULL,
            about TEXT NOT NULL,
            PRIMARY KEY (draft_id, step)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE series_versions (
            series_id INTEGER NOT NULL REFERENCES series(id),
            version TEXT NOT NULL REFERENCES questionnaires(version),
            day TEXT NOT NULL CHECK (length(day) = 10),
            account TEXT NOT NULL,
            PRIMARY KEY (series_id, version)
        ) STRICT, WITHOUT ROWID;
    """)


def m012_pools_and_approvals(db: Database) -> None:
    """Keep which events are published together (R2), and who asked and approved to publish."""
    db.executescript("""
        CREATE TABLE pooled (
            event_id INTEGER PRIMARY KEY REFERENCES events(id),
            into_id INTEGER NOT NULL REFERENCES events(id)
        ) STRICT;
        CREATE INDEX pooled_by_event ON pooled (into_id);
        CREATE TABLE pooled_reports (
            event_id INTEGER PRIMARY KEY REFERENCES events(id),
            document TEXT NOT NULL CHECK (json_valid(document))
        ) STRICT;
        ALTER TABLE series ADD COLUMN needs_approval INTEGER NOT NULL
            DEFAULT 0 CHECK (needs_approval IN (0, 1));
        CREATE TABLE approvals (
            event_id INTEGER PRIMARY KEY REFERENCES events(id),
            draft_hash TEXT NOT NULL,
            is_correction INTEGER NOT NULL CHECK (is_correction IN (0, 1)),
            state TEXT NOT NULL CHECK (state IN ('asked', 'approved', 'sent_back')),
            asker TEXT NOT NULL,
            approver TEXT NOT NULL DEFAULT '',
            remark TEXT NOT NULL DEFAULT ''
        ) STRICT;
    """)


def m015_identity(db: Database) -> None:
    """Bind accounts to identities at a provider; keep the moment and event of an audit line.

    Of older lines the day alone is known; which event they tell of is read from their sentence.
    """
    db.executescript("""
        CREATE TABLE identities (
            account_id INTEGER PRIMARY KEY REFERENCES accounts(id),
            identity_hash BLOB NOT NULL UNIQUE CHECK (length(identity_hash) = 32)
        ) STRICT;
        ALTER TABLE audit ADD COLUMN at TEXT NOT NULL DEFAULT '';
        ALTER TABLE audit ADD COLUMN event TEXT NOT NULL DEFAULT '';
        UPDATE audit SET event = coalesce((
            SELECT slug FROM events
            WHERE instr(
                ' ' || replace(replace(replace(what, '/', ' '), ':', ' '), ';', ' ') || ' ',
                ' ' || slug || ' '
            )
            ORDER BY length(slug) DESC LIMIT 1
        ), '');
        CREATE INDEX audit_by_event ON audit (event, id);
    """)


_WORKPLACE = """
        ALTER TABLE events ADD COLUMN partners TEXT NOT NULL
            DEFAULT '{"et": "", "ru": "", "en": ""}' CHECK (json_valid(partners));
        ALTER TABLE events ADD COLUMN topics TEXT NOT NULL
            DEFAULT '{"et": "", "ru": "", "en": ""}' CHECK (json_valid(topics));
        ALTER TABLE events ADD COLUMN moderator TEXT NOT NULL DEFAULT '';
        CREATE TABLE archives (
            event_id INTEGER PRIMARY KEY REFERENCES events(id),
            day TEXT NOT NULL CHECK (length(day) = 10),
            times TEXT NOT NULL CHECK (json_valid(times))
        ) STRICT;
        CREATE TABLE earlier_plans (
            event_id INTEGER PRIMARY KEY REFERENCES events(id),
            event TEXT NOT NULL CHECK (json_valid(event)),
            waves TEXT NOT NULL CHECK (json_valid(waves))
        ) STRICT;
        CREATE TABLE arriving (
            wave_id INTEGER PRIMARY KEY REFERENCES waves(id),
            n INTEGER NOT NULL CHECK (n BETWEEN 0 AND 9)
        ) STRICT;
        CREATE TABLE arrivals (
            wave_id INTEGER NOT NULL REFERENCES waves(id),
            hour TEXT NOT NULL CHECK (length(hour) = 13),
            n INTEGER NOT NULL CHECK (n > 0 AND n % 10 = 0),
            PRIMARY KEY (wave_id, hour)
        ) STRICT, WITHOUT ROWID;
        DROP INDEX responses_by_wave;
        CREATE INDEX responses_by_wave ON responses (wave_id, language);
        CREATE INDEX texts_by_wave ON texts (wave_id);
        CREATE TABLE jobs_anew (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            event_id INTEGER NOT NULL REFERENCES events(id),
            state TEXT NOT NULL
                CHECK (state IN ('waiting', 'running', 'done', 'failed', 'stopped')),
            done INTEGER NOT NULL DEFAULT 0,
            total INTEGER NOT NULL DEFAULT 1,
            message TEXT NOT NULL DEFAULT '',
            asked TEXT NOT NULL
        ) STRICT;
        INSERT INTO jobs_anew SELECT * FROM jobs;
        DROP TABLE jobs;
        ALTER TABLE jobs_anew RENAME TO jobs;
        CREATE INDEX jobs_by_event ON jobs (event_id);
    """


def m013_workplace(db: Database) -> None:
    """Keep who takes part and what it is about, archives, undone plans, arrivals, stopped jobs.

    Arrivals are counted by tens only, so that no row tells when one person answered.
    """
    db.executescript(_WORKPLACE)


def m016_earlier_series(db: Database) -> None:
    """Keep what a series was before it was last changed."""
    db.executescript("""
        CREATE TABLE earlier_series (
            series_id INTEGER PRIMARY KEY REFERENCES series(id),
            series TEXT NOT NULL CHECK (json_valid(series))
        ) STRICT;
    """)
