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
        changes.claim, changes.verdict, changes.cautions, changes.benchmark,
        changes.simultaneous_low, changes.simultaneous_high, events.simulated
    FROM changes
    JOIN events USING (event)
    WHERE changes.kind = 'scale'
    ORDER BY changes.name, changes.comparison, events.month, changes.event;
CREATE VIEW chart_pictures AS
    SELECT event, part, chart, language, NULL AS png FROM charts;
CREATE VIEW trend_pictures AS
    SELECT series, scale, wording, language, NULL AS png FROM trend_charts;
