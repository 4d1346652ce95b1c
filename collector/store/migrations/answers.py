"""Steps since the first schema about what participants send: linking, sealing, coding, counts."""

from sqlite_utils import Database


def m005_sealings(db: Database) -> None:
    """Create the sealings, and forbid that a sealed wave opens or gets responses."""
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


def m009_room_views(db: Database) -> None:
    """Keep what the wall of each wave shows, so that it changes only with a batch of responses."""
    db.executescript("""
        CREATE TABLE room_views (
            wave_id INTEGER PRIMARY KEY REFERENCES waves(id),
            answered INTEGER NOT NULL,
            shares TEXT NOT NULL CHECK (json_valid(shares))
        ) STRICT;
    """)


def m010_codings(db: Database) -> None:
    """Create the codings of texts. Withdrawing a text withdraws its coding."""
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
