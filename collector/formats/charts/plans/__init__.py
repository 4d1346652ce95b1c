"""What each chart shows: from the rows of a report to what a chart draws, in each language.

How it looks is decided in the modules of the charts, what is found in `core`.
"""
