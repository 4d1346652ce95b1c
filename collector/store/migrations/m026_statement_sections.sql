-- A part is a wave or a comparison; what a statement of a report stands in is a section. A quote
-- inside a text is written with a backslash, so only keys are replaced.
UPDATE reports SET document = replace(document, '"part": "', '"section": "');
UPDATE pooled_reports SET document = replace(document, '"part": "', '"section": "');
