-- Keep which events are published together (R2), and who asked and approved to publish.
CREATE TABLE pooled (
    event_id INTEGER PRIMARY KEY REFERENCES events(id),
    into_id INTEGER NOT NULL REFERENCES events(id)
) STRICT;
CREATE INDEX pooled_by_event ON pooled (into_id);
CREATE TABLE pooled_reports (
    event_id INTEGER PRIMARY KEY REFERENCES events(id),
    document TEXT NOT NULL CHECK (json_valid(document))
) STRICT;
ALTER TABLE series ADD COLUMN needs_approval INTEGER NOT NULL
    DEFAULT 0 CHECK (needs_approval IN (0, 1));
CREATE TABLE approvals (
    event_id INTEGER PRIMARY KEY REFERENCES events(id),
    draft_hash TEXT NOT NULL,
    is_correction INTEGER NOT NULL CHECK (is_correction IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('asked', 'approved', 'sent_back')),
    asker TEXT NOT NULL,
    approver TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT ''
) STRICT;
