-- Call a draft that was archived so.
ALTER TABLE questionnaire_drafts RENAME COLUMN discarded TO archived;
