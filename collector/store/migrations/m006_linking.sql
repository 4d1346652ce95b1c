-- Keep a hash for every way to link, the ways an event offers, and how it was linked.
-- `code_hash` finds texts by a card or personal code; without key and code nothing joins
-- `texts` and `responses`.
CREATE TABLE link_hashes (
    response_id INTEGER NOT NULL REFERENCES responses(id) ON DELETE CASCADE,
    element TEXT NOT NULL CHECK (element IN (
        'card', 'phone', 'birth_day', 'mother_month', 'mother_letter',
        'older_siblings', 'house_digit', 'father_month'
    )),
    hash BLOB NOT NULL CHECK (length(hash) = 8),
    PRIMARY KEY (response_id, element)
) STRICT, WITHOUT ROWID;
INSERT INTO link_hashes SELECT response_id, method, hash FROM link_codes;
DROP TABLE link_codes;
CREATE INDEX link_hashes_by_hash ON link_hashes (hash, element);
ALTER TABLE texts ADD COLUMN code_hash BLOB;
CREATE INDEX texts_by_code ON texts (code_hash);
ALTER TABLE events ADD COLUMN linking TEXT NOT NULL
    DEFAULT '{"ways": ["card", "phone", "personal"], "texts": {}}'
    CHECK (json_valid(linking));
ALTER TABLE sealings ADD COLUMN linking TEXT NOT NULL
    DEFAULT '{}' CHECK (json_valid(linking));
CREATE TRIGGER published_waves_are_only_sealed BEFORE UPDATE OF state ON waves
WHEN OLD.state = 'published' AND NEW.state NOT IN ('published', 'sealed')
BEGIN SELECT RAISE(ABORT, 'a published wave can only be sealed'); END;
CREATE TRIGGER sealed_waves_take_no_link_hashes BEFORE INSERT ON link_hashes
WHEN (SELECT state FROM waves JOIN responses ON wave_id = waves.id
    WHERE responses.id = NEW.response_id) = 'sealed'
BEGIN SELECT RAISE(ABORT, 'a sealed wave takes no link hashes'); END;
CREATE TRIGGER sealed_waves_take_no_pairs BEFORE INSERT ON pairs
WHEN (SELECT state FROM waves JOIN responses ON wave_id = waves.id
    WHERE responses.id = NEW.response_id) = 'sealed'
BEGIN SELECT RAISE(ABORT, 'the pairs of a sealed wave are final'); END;
