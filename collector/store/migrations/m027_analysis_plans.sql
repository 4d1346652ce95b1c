-- Keep by what the events of a series are judged, and the plan of an event from the day it is fixed.
ALTER TABLE series ADD COLUMN plan TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(plan));
UPDATE series SET plan = json_object('primary_scales', json(primary_scales));
ALTER TABLE series DROP COLUMN primary_scales;
UPDATE earlier_series SET series = json_remove(
    json_set(
        series, '$.plan',
        json_object('primary_scales', json(json_extract(series, '$.primary_scales'))) || ''
    ),
    '$.primary_scales'
);
ALTER TABLE events ADD COLUMN plan TEXT CHECK (plan IS NULL OR json_valid(plan));
