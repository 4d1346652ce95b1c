"""The rows of a release: what of a report may be published."""

from collections.abc import Mapping
from typing import NotRequired, TypedDict

from collector.core.rows.answers import Breakdown, Profiles
from collector.core.rows.codings import CodedText
from collector.core.rows.readings import Suppressed
from collector.core.rows.report import CompleteCases, Told


class ReleasedProfiles(TypedDict):
    """The combinations of a wave that may be shown; `withheld` people have none of them."""

    wave: str
    n: int
    columns: list[str]
    counts: Mapping[tuple[str, ...], int]
    withheld: int


class Base(TypedDict):
    """A question whose answers are of the people who answered all of its scale."""

    wave: str
    outcome: str
    n: int


class Kept(Told):
    """What is left of a report when other waves and what is never public are left out."""

    breakdowns: list[Breakdown]
    profiles: list[Profiles]
    together: list[CompleteCases]
    bases: NotRequired[list[Base]]


class Release(Told):
    """What of a report may be published, and what is suppressed of it."""

    breakdowns: list[Breakdown]
    profiles: list[ReleasedProfiles]
    together: list[CompleteCases]
    withheld: list[Suppressed]
    coded_texts: list[CodedText]
    bases: NotRequired[list[Base]]
