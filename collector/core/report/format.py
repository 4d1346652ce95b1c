"""The report of an event as a document, by its parts; `document` puts them together."""

FORMAT = 2
"""Of the document: raised when a key changes its meaning or goes, so that no old one is shown."""
