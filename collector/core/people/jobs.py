"""What the worker can be asked to do for an event, and how it ended."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class JobKind(StrEnum):
    """One kind of long work."""

    REPORT = "report"
    PUBLISH = "publish"
    CORRECTION = "correction"  # publish an edition that replaces the whole one before it


@dataclass(frozen=True)
class Outcome:
    """How a job ended: a key of the organiser's texts, the number in it, and why it was refused.

    That is the kind and values of a refusal, or in `detail` an English sentence.
    """

    key: str
    n: int = 0
    detail: str = ""
    refusal: str = ""
    values: Mapping[str, str | int] = field(default_factory=dict)
