-- Wrong sign-ins are counted in memory, by keyed hashes that each start draws anew.
DROP TABLE sign_in_attempts;
