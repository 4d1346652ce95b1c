"""The schema of the public database; writing the file belongs to `public`."""

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
CREATE TABLE chart_pictures (
    event TEXT NOT NULL,
    part TEXT NOT NULL,
    chart TEXT NOT NULL,
    language TEXT NOT NULL,
    png BLOB NOT NULL,
    PRIMARY KEY (event, part, chart, language),
    FOREIGN KEY (event, part, chart, language) REFERENCES charts (event, part, chart, language)
) STRICT, WITHOUT ROWID;
CREATE TABLE trend_charts (
    series TEXT NOT NULL REFERENCES series(series),
    scale TEXT NOT NULL,
    wording INTEGER NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('et', 'ru', 'en')),
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    svg TEXT NOT NULL,
    PRIMARY KEY (series, scale, wording, language)
) STRICT, WITHOUT ROWID;
CREATE TABLE trend_pictures (
    series TEXT NOT NULL,
    scale TEXT NOT NULL,
    wording INTEGER NOT NULL,
    language TEXT NOT NULL,
    png BLOB NOT NULL,
    PRIMARY KEY (series, scale, wording, language),
    FOREIGN KEY (series, scale, wording, language)
        REFERENCES trend_charts (series, scale, wording, language)
) STRICT, WITHOUT ROWID;
CREATE TABLE withheld (
    event TEXT NOT NULL REFERENCES events(event),
    part TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN (
        'wave', 'result', 'scale', 'item', 'network', 'risks', 'drivers', 'breakdown', 'profiles',
        'base', 'coded_texts'
    )),
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
