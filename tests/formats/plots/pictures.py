"""What is written in a drawing."""

from matplotlib.text import Text


def written(figure):
    """Return the lines of text in the order in which they were written, with plain spaces."""
    lines = (each.get_text() for each in figure.findobj(Text))
    return [line.replace("\u00a0", " ") for line in lines if line]
