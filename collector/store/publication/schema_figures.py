"""Public tables of statistics: counts, changes, networks, risks, codings, profiles, trends."""

TABLES = """
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
    better INTEGER,
    same INTEGER,
    worse INTEGER,
    claim TEXT NOT NULL CHECK (claim IN ('none', 'indicative', 'clear')),
    direction TEXT NOT NULL CHECK (direction IN ('up', 'down', 'unclear')),
    PRIMARY KEY (event, comparison, kind, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX changes_by_name ON changes (name);
CREATE INDEX changes_by_comparison ON changes (comparison, kind);
CREATE TABLE usefulness (
    event TEXT NOT NULL REFERENCES events(event),
    wave TEXT NOT NULL,
    question TEXT NOT NULL,
    mean REAL NOT NULL,
    agree INTEGER NOT NULL,
    share REAL NOT NULL,
    low REAL,
    high REAL,
    n INTEGER NOT NULL,
    PRIMARY KEY (event, wave, question),
    FOREIGN KEY (event, wave, question) REFERENCES questions (event, wave, question)
) STRICT, WITHOUT ROWID;
CREATE INDEX usefulness_by_question ON usefulness (question);
CREATE TABLE drivers (
    event TEXT NOT NULL REFERENCES events(event),
    wave TEXT NOT NULL,
    question TEXT NOT NULL,
    outcome TEXT NOT NULL,
    rho REAL NOT NULL,
    low REAL,
    high REAL,
    claim TEXT NOT NULL CHECK (claim IN ('none', 'indicative', 'clear')),
    n INTEGER NOT NULL,
    PRIMARY KEY (event, wave, question),
    FOREIGN KEY (event, wave, question) REFERENCES questions (event, wave, question),
    FOREIGN KEY (event, wave, outcome) REFERENCES questions (event, wave, question)
) STRICT, WITHOUT ROWID;
CREATE INDEX drivers_by_question ON drivers (question);
CREATE TABLE network (
    event TEXT NOT NULL REFERENCES events(event),
    comparison TEXT NOT NULL,
    question TEXT NOT NULL,
    n INTEGER NOT NULL,
    mean_before REAL NOT NULL,
    mean_after REAL NOT NULL,
    change REAL NOT NULL,
    low REAL,
    high REAL,
    more INTEGER,
    same INTEGER,
    fewer INTEGER,
    claim TEXT NOT NULL CHECK (claim IN ('none', 'indicative', 'clear')),
    direction TEXT NOT NULL CHECK (direction IN ('up', 'down', 'unclear')),
    PRIMARY KEY (event, comparison, question)
) STRICT, WITHOUT ROWID;
CREATE TABLE partners (
    event TEXT NOT NULL,
    comparison TEXT NOT NULL,
    question TEXT NOT NULL,
    choice TEXT NOT NULL,
    before INTEGER NOT NULL,
    after INTEGER NOT NULL,
    share_before REAL NOT NULL,
    share_after REAL NOT NULL,
    low REAL,
    high REAL,
    n INTEGER NOT NULL,
    PRIMARY KEY (event, comparison, question, choice),
    FOREIGN KEY (event, comparison, question) REFERENCES network (event, comparison, question)
) STRICT, WITHOUT ROWID;
CREATE INDEX partners_by_choice ON partners (choice);
CREATE TABLE risks (
    event TEXT NOT NULL REFERENCES events(event),
    comparison TEXT NOT NULL,
    question TEXT NOT NULL,
    choice TEXT NOT NULL,
    rank_before INTEGER NOT NULL,
    rank_after INTEGER NOT NULL,
    before INTEGER NOT NULL,
    after INTEGER NOT NULL,
    share_before REAL NOT NULL,
    share_after REAL NOT NULL,
    low REAL,
    high REAL,
    n INTEGER NOT NULL,
    PRIMARY KEY (event, comparison, question, choice)
) STRICT, WITHOUT ROWID;
CREATE INDEX risks_by_choice ON risks (choice);
CREATE TABLE proposals (
    event TEXT NOT NULL REFERENCES events(event),
    position INTEGER NOT NULL,
    question TEXT NOT NULL,
    risk TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('', 'prevention', 'response', 'elimination')),
    language TEXT NOT NULL CHECK (language IN ('et', 'ru', 'en')),
    paraphrase TEXT NOT NULL,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX proposals_by_risk ON proposals (risk, stage);
CREATE TABLE coded_texts (
    event TEXT NOT NULL REFERENCES events(event),
    question TEXT NOT NULL,
    risk TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('prevention', 'response', 'elimination', '')),
    count INTEGER NOT NULL,
    share REAL NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (event, question, risk, stage)
) STRICT, WITHOUT ROWID;
CREATE INDEX coded_texts_by_risk ON coded_texts (risk, stage);
CREATE TABLE breakdowns (
    event TEXT NOT NULL REFERENCES events(event),
    wave TEXT NOT NULL,
    question TEXT NOT NULL,
    variable TEXT NOT NULL,
    people TEXT NOT NULL,
    category TEXT NOT NULL CHECK (category IN ('disagree', 'neither', 'agree')),
    count INTEGER NOT NULL,
    share REAL NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (event, wave, question, variable, people, category),
    FOREIGN KEY (event, wave, question) REFERENCES questions (event, wave, question),
    FOREIGN KEY (event, wave, variable) REFERENCES questions (event, wave, question)
) STRICT, WITHOUT ROWID;
CREATE INDEX breakdowns_by_question ON breakdowns (question);
CREATE TABLE profiles (
    event TEXT NOT NULL REFERENCES events(event),
    wave TEXT NOT NULL,
    profile INTEGER NOT NULL,
    count INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (event, wave, profile),
    FOREIGN KEY (event, wave) REFERENCES waves (event, wave)
) STRICT, WITHOUT ROWID;
CREATE TABLE profile_levels (
    event TEXT NOT NULL,
    wave TEXT NOT NULL,
    profile INTEGER NOT NULL,
    about TEXT NOT NULL,
    level TEXT NOT NULL,
    PRIMARY KEY (event, wave, profile, about),
    FOREIGN KEY (event, wave, profile) REFERENCES profiles (event, wave, profile)
) STRICT, WITHOUT ROWID;
CREATE INDEX profile_levels_by_level ON profile_levels (about, level);
CREATE TABLE trends (
    series TEXT NOT NULL REFERENCES series(series),
    scale TEXT NOT NULL,
    wording INTEGER NOT NULL,
    event TEXT NOT NULL REFERENCES events(event),
    month TEXT NOT NULL,
    n INTEGER NOT NULL,
    mean_before REAL NOT NULL,
    mean_after REAL NOT NULL,
    change REAL NOT NULL,
    low REAL,
    high REAL,
    PRIMARY KEY (series, scale, wording, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX trends_by_event ON trends (event);
"""
