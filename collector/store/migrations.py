"""The private database's schema as numbered steps, append-only: a landed step never changes.

Opening the database and applying the steps belongs to `database`.
"""

from sqlite_utils import Database, Migrations

migrations = Migrations("collector")


@migrations()
def m001_series_events_waves(db: Database) -> None:
    """Create what organisers plan: series, their events, the events' waves, questionnaires."""
    db.executescript("""
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
    """)


@migrations()
def m002_responses(db: Database) -> None:
    """Create what participants send; ids are random, so no row tells the order of arrival.

    `texts` shares no key with `responses`; see methods.md R9.
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


@migrations()
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


@migrations()
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


@migrations()
def m005_sealings(db: Database) -> None:
    """Create the sealings, and make a sealed wave one that nothing opens or fills again."""
    db.executescript("""
        CREATE TABLE sealings (
            event_id INTEGER PRIMARY KEY REFERENCES events(id),
            day TEXT NOT NULL CHECK (length(day) = 10),
            state TEXT NOT NULL CHECK (state IN ('begun', 'done')),
            duplicates INTEGER NOT NULL
        ) STRICT;
        CREATE TRIGGER sealed_waves_stay_sealed BEFORE UPDATE OF state ON waves
        WHEN OLD.state = 'sealed' AND NEW.state <> 'sealed'
        BEGIN SELECT RAISE(ABORT, 'a sealed wave stays sealed'); END;
        CREATE TRIGGER sealed_waves_take_no_responses BEFORE INSERT ON responses
        WHEN (SELECT state FROM waves WHERE id = NEW.wave_id) = 'sealed'
        BEGIN SELECT RAISE(ABORT, 'a sealed wave takes no responses'); END;
    """)


@migrations()
def m006_linking(db: Database) -> None:
    """Keep a hash for every way to link, the ways an event offers, and how it was linked.

    `code_hash` finds texts by a card or personal code; without key and code nothing joins
    `texts` and `responses`.
    """
    db.executescript("""
        CREATE TABLE link_hashes (
            response_id INTEGER NOT NULL REFERENCES responses(id) ON DELETE CASCADE,
            element TEXT NOT NULL CHECK (element IN (
                'card', 'phone', 'birth_day', 'mother_month', 'mother_letter',
                'older_siblings', 'house_digit', 'father_month'
            )),
            hash BLOB NOT NULL CHECK (length(hash) = 8),
            PRIMARY KEY (response_id, element)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO link_hashes SELECT response_id, method, hash FROM link_codes;
        DROP TABLE link_codes;
        CREATE INDEX link_hashes_by_hash ON link_hashes (hash, element);
        ALTER TABLE texts ADD COLUMN code_hash BLOB;
        CREATE INDEX texts_by_code ON texts (code_hash);
        ALTER TABLE events ADD COLUMN linking TEXT NOT NULL
            DEFAULT '{"ways": ["card", "phone", "personal"], "texts": {}}'
            CHECK (json_valid(linking));
        ALTER TABLE sealings ADD COLUMN linking TEXT NOT NULL
            DEFAULT '{}' CHECK (json_valid(linking));
        CREATE TRIGGER published_waves_are_only_sealed BEFORE UPDATE OF state ON waves
        WHEN OLD.state = 'published' AND NEW.state NOT IN ('published', 'sealed')
        BEGIN SELECT RAISE(ABORT, 'a published wave can only be sealed'); END;
        CREATE TRIGGER sealed_waves_take_no_link_hashes BEFORE INSERT ON link_hashes
        WHEN (SELECT state FROM waves JOIN responses ON wave_id = waves.id
            WHERE responses.id = NEW.response_id) = 'sealed'
        BEGIN SELECT RAISE(ABORT, 'a sealed wave takes no link hashes'); END;
        CREATE TRIGGER sealed_waves_take_no_pairs BEFORE INSERT ON pairs
        WHEN (SELECT state FROM waves JOIN responses ON wave_id = waves.id
            WHERE responses.id = NEW.response_id) = 'sealed'
        BEGIN SELECT RAISE(ABORT, 'the pairs of a sealed wave are final'); END;
    """)


@migrations()
def m007_paces(db: Database) -> None:
    """Create the counts of how long people took: no row tells of one person or response."""
    db.executescript("""
        CREATE TABLE paces (
            questionnaire_version TEXT NOT NULL REFERENCES questionnaires(version),
            step TEXT NOT NULL,
            seconds INTEGER NOT NULL CHECK (seconds BETWEEN 0 AND 600 AND seconds % 10 = 0),
            n INTEGER NOT NULL CHECK (n > 0),
            PRIMARY KEY (questionnaire_version, step, seconds)
        ) STRICT, WITHOUT ROWID;
    """)


@migrations()
def m008_roles(db: Database) -> None:
    """Give accounts and invitations roles; who had an account so far could do everything."""
    every = '["organiser", "analyst", "approver"]'
    db.executescript(f"""
        ALTER TABLE accounts ADD COLUMN roles TEXT NOT NULL
            DEFAULT '{every}' CHECK (json_valid(roles));
        ALTER TABLE invitations ADD COLUMN roles TEXT NOT NULL
            DEFAULT '{every}' CHECK (json_valid(roles));
    """)


@migrations()
def m009_room_views(db: Database) -> None:
    """Keep what hangs on the wall of each wave, so that it changes only when a batch has come."""
    db.executescript("""
        CREATE TABLE room_views (
            wave_id INTEGER PRIMARY KEY REFERENCES waves(id),
            answered INTEGER NOT NULL,
            shares TEXT NOT NULL CHECK (json_valid(shares))
        ) STRICT;
    """)


@migrations()
def m010_codings(db: Database) -> None:
    """Create what is said in public of the texts; who withdraws a text withdraws its coding."""
    db.executescript("""
        CREATE TABLE codings (
            id INTEGER PRIMARY KEY,
            event_id INTEGER NOT NULL REFERENCES events(id),
            text_id INTEGER UNIQUE REFERENCES texts(id) ON DELETE CASCADE,
            question TEXT NOT NULL,
            risk TEXT NOT NULL,
            stage TEXT NOT NULL,
            paraphrase TEXT NOT NULL,
            language TEXT NOT NULL CHECK (language IN ('et', 'ru', 'en')),
            coder TEXT NOT NULL,
            approver TEXT NOT NULL DEFAULT ''
        ) STRICT;
        CREATE INDEX codings_by_event ON codings (event_id);
    """)


@migrations()
def m011_hours(db: Database) -> None:
    """Keep at what time an event begins and ends; so far all were taken to last from 9 to 16."""
    db.executescript("""
        ALTER TABLE events ADD COLUMN starts_at TEXT NOT NULL DEFAULT '09:00';
        ALTER TABLE events ADD COLUMN ends_at TEXT NOT NULL DEFAULT '16:00';
    """)


@migrations()
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


@migrations()
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


@migrations()
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


@migrations()
def m013_workplace(db: Database) -> None:
    """Keep who takes part and what it is about, archives, undone plans, arrivals, stopped jobs.

    Arrivals are counted by tens only, so that no row tells when one person answered.
    """
    db.executescript("""
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
    """)
