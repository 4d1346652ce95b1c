"""Rows of a report about one wave: its questions, their results, groups and profiles."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypedDict

from collector.texts.languages import Language

Texts = Mapping[Language, str]
"""A text by language."""

Sentences = Mapping[Language, list[str]]
"""Sentences by language, as many in each."""

Fingerprints = Mapping[str, str]
"""The fingerprint of each wave's responses, by the wave's name."""

Kind = Literal["scale", "item"]


class Bounds(TypedDict):
    """The ends of an interval; None where there is none."""

    low: float | None
    high: float | None


@dataclass(frozen=True, kw_only=True)
class WaveSize:
    """How many responses a wave has."""

    name: str
    n: int


@dataclass(frozen=True, kw_only=True)
class AskedChoice:
    """A choice of a question; `missing` says that it counts as no answer."""

    name: str
    label: Texts
    missing: bool


@dataclass(frozen=True, kw_only=True)
class AskedQuestion:
    """A question of a wave that takes an answer."""

    name: str
    wave: str
    section: str
    scale: str
    type: str
    version: str
    rating: bool
    reverse: bool
    then_item_of: str
    public: str
    label: Texts
    choices: list[AskedChoice]


@dataclass(frozen=True, kw_only=True)
class ResultCounts:
    """How the answers to a question are spread."""

    wave: str
    question: str
    n: int
    missing: int
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Group:
    """People of one kind: `n` of them answered, spread over `counts` categories."""

    name: str
    n: int
    counts: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class Breakdown:
    """How a rating is answered by each group of a variable."""

    wave: str
    question: str
    variable: str
    groups: list[Group]


class People(TypedDict):
    """How many people share a combination of values."""

    values: list[str]
    count: int


class Profiles(TypedDict):
    """How many people of a wave have each combination of scale levels and group."""

    wave: str
    columns: list[str]
    n: int
    people: list[People]


class ReportChart(TypedDict):
    """A chart in three languages."""

    name: str
    wave_or_comparison: str
    title: Texts
    description: Texts
    svg: Texts
