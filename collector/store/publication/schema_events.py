"""Public tables of what was asked: series, events, editions, waves, questions, choices."""

TABLES = """
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
CREATE TABLE pooled (
    event TEXT NOT NULL REFERENCES events(event),
    pooled_event TEXT NOT NULL UNIQUE,
    month TEXT NOT NULL CHECK (length(month) = 7),
    title_et TEXT NOT NULL, title_ru TEXT NOT NULL, title_en TEXT NOT NULL,
    PRIMARY KEY (event, pooled_event)
) STRICT, WITHOUT ROWID;
CREATE TABLE editions (
    event TEXT NOT NULL REFERENCES events(event),
    number INTEGER NOT NULL,
    month TEXT NOT NULL CHECK (length(month) = 7),
    content_hash TEXT NOT NULL,
    changelog_et TEXT NOT NULL, changelog_ru TEXT NOT NULL, changelog_en TEXT NOT NULL,
    PRIMARY KEY (event, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE editions_whole (
    event TEXT NOT NULL,
    number INTEGER NOT NULL,
    document TEXT NOT NULL CHECK (json_valid(document)),
    PRIMARY KEY (event, number),
    FOREIGN KEY (event, number) REFERENCES editions (event, number)
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
"""
