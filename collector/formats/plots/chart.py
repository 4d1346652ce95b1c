"""A chart before it is drawn: its name, and how it is drawn in a language."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from collector.core.rows.report import Told
from collector.formats.charts.shapes import Figure
from collector.texts.languages import Language


@dataclass(frozen=True)
class Drawn:
    """A chart in one language, with what a screen reader says of it."""

    title: str
    description: str
    figure: Figure


@dataclass(frozen=True)
class Drawing:
    """A chart by name, with the wave or comparison that it is a part of."""

    name: str
    part: str
    draw: Callable[[Language], Drawn]


Plan = Callable[[Told], Iterator[Drawing]]
"""Yields the charts that a report has rows for."""
