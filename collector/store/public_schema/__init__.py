"""The schema of the public database; writing the file belongs to `public`."""

from collector.store.public_schema import events, figures, readings

SCHEMA = events.TABLES + figures.TABLES + readings.TABLES
"""Every public table; WITHOUT ROWID, so that no hidden number tells the order of anything."""
