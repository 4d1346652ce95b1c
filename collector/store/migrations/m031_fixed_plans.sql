-- An event that was opened before keeps the scales that its series named then; on which day they were
-- named is not known.
UPDATE events
SET plan = (
    SELECT json_set(series.plan, '$.locked', 'unrecorded') FROM series WHERE series.id = series_id
)
WHERE plan IS NULL AND EXISTS (
    SELECT 1 FROM waves WHERE event_id = events.id AND state <> 'draft'
);
