"""What is written in a drawing."""

from collector.formats.charts.shapes import Words


def written(figure):
    """Return the lines of text in the order in which they were written, with plain spaces."""
    lines = (each.text for each in figure.shapes if isinstance(each, Words))
    return [line.replace("\u00a0", " ") for line in lines if line]
