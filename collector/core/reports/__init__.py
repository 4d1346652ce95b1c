"""The report of an event as a document, by its parts; `document` puts them together.

What may be published of it is decided in `collector.core.excerpts`; charts are drawn from its rows
by `collector.formats.charts`, sentences about numbers are made in `collector.core.wording`.
"""

FORMAT = 2
"""Of the document: raised when a key changes its meaning or goes, so that no old one is shown."""
