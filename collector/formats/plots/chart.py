"""A chart before it is drawn: its name, and what it shows in a language."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from collector.formats.charts.palette import QUIET
from collector.formats.charts.shapes import Figure
from collector.formats.charts.sheet import MARGIN, Chart, Sheet
from collector.formats.charts.svg import write_svg
from collector.texts.languages import Language, Translated


@dataclass(frozen=True)
class Drawn:
    """A chart in one language between its title and its notes, and what a screen reader says."""

    title: str
    description: str
    chart: Chart
    notes: Sequence[str]

    def add(self, words: Iterable[Translated], language: Language) -> "Drawn":
        """Return it with more said to a screen reader."""
        said = (self.description, *(each[language] for each in words))
        return replace(self, description=" ".join(said))

    @property
    def figure(self) -> Figure:
        """Draw the whole."""
        sheet = Sheet()
        bottom = self.chart.draw(sheet, sheet.write_lines(MARGIN, self.title, bold=True))
        for note in self.notes:
            bottom = sheet.write_lines(bottom + MARGIN / 2, note, colour=QUIET)
        return sheet.finish(bottom + MARGIN)

    def write_svg(self, name: str, language: Language) -> str:
        """Return it as SVG text; `name` is its identity on a page."""
        identity = f"{name}-{language}".replace("_", "-")
        texts = {"title": self.title, "description": self.description, "language": language}
        return write_svg(self.figure, name=identity, **texts)


@dataclass(frozen=True)
class Drawing:
    """A chart by name, with the wave or comparison that it is a part of."""

    name: str
    part: str
    draw: Callable[[Language], Drawn]
