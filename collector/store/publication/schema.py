"""The schema of the public database."""

from collector.store.publication import schema_events as events
from collector.store.publication import schema_figures as figures
from collector.store.publication import schema_readings as readings

SCHEMA = events.TABLES + figures.TABLES + readings.TABLES
"""Every public table; WITHOUT ROWID, so that no hidden number tells the order of anything."""
