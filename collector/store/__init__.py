"""The private and the public database: the only SQL."""
