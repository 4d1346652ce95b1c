"""The report of an event, part by part."""

FORMAT = 3
"""Of the document: raised when a key changes its meaning or goes, so that no old one is shown."""
