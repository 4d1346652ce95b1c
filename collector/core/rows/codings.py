"""Public rows about what people wrote: approved paraphrases, and counts of codings."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from collector.core.answering.coding import Stage
from collector.core.rows.columns import InLanguage, OfEvent, OneOf, Table


@dataclass(frozen=True, kw_only=True)
class ProposalRow(OfEvent):
    """What a participant proposed, in an approved paraphrase."""

    table: ClassVar = Table(
        "proposals", ("event", "position"), indexes=(("risk", ("risk", "stage")),)
    )

    position: int
    question: str
    risk: str
    stage: Annotated[str, OneOf(("", *Stage))]
    language: InLanguage
    paraphrase: str


@dataclass(frozen=True, kw_only=True)
class CodedText:
    """How many texts are about one risk and stage."""

    question: str
    risk: str
    stage: Annotated[str, OneOf((*Stage, ""))]
    count: int
    share: float
    n: int


@dataclass(frozen=True, kw_only=True)
class CodedTextRow(CodedText, OfEvent):
    """How many texts of an event are about one risk and stage."""

    table: ClassVar = Table(
        "coded_texts",
        ("event", "question", "risk", "stage"),
        indexes=(("risk", ("risk", "stage")),),
        part="question",
        has_numbers=True,
    )
