"""Public tables that explain the statistics: sentences, charts, suppressed rows, joined views."""

TABLES = """
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
