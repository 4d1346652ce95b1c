"""Charts as SVG text, drawn by matplotlib from the rows of a report and from nothing else.

Which charts an event gets is decided in `report_charts`; pages that show them belong elsewhere.
"""
