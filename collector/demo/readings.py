"""The texts of simulated participants and their codings: risk, stage and a paraphrase.

What has changed since a seminar stays uncoded, so that whoever tries the demonstration can code it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from collector.core.answering.coding import Stage
from collector.texts.catalogue import Phrases
from collector.texts.languages import LANGUAGES, Language, Translated

_About = Mapping[str, tuple[str, Stage | None]]

_RISKS: _About = {
    "elderly": ("", Stage.PREVENTION),
    "chimneys": ("fires", Stage.PREVENTION),
    "power_cut": ("emergency", Stage.RESPONSE),
    "youth": ("youth", Stage.PREVENTION),
    "russian": ("emergency", Stage.RESPONSE),
    "drugs": ("drugs_alcohol", Stage.PREVENTION),
    "home_violence": ("domestic_violence", Stage.RESPONSE),
    "railway": ("traffic", Stage.PREVENTION),
    "small_firms": ("work_accidents", Stage.PREVENTION),
    "lakes": ("drowning", Stage.PREVENTION),
}
_PROPOSALS: _About = {
    "home_visits": ("fires", Stage.PREVENTION),
    "telephone_list": ("emergency", Stage.RESPONSE),
    "two_languages": ("emergency", Stage.RESPONSE),
    "evacuation": ("emergency", Stage.ELIMINATION),
    "smoke_alarms": ("fires", Stage.PREVENTION),
    "school_lesson": ("", Stage.PREVENTION),
    "small_exercise": ("emergency", Stage.RESPONSE),
    "review": ("", Stage.ELIMINATION),
    "meet_often": ("", None),
}
"""The risk and the stage that a text is about, by its key."""


@dataclass(frozen=True)
class Reading:
    """What a text is about and how it is said in other words; `risk` and `stage` may be empty."""

    risk: str
    stage: Stage | None
    paraphrase: Translated


def _list_texts(group: str) -> tuple[Translated, ...]:
    return tuple(Phrases("demonstration", group).values())


def _list_readings(about: _About, group: str) -> tuple[Reading, ...]:
    paraphrases = Phrases("demonstration", group)
    return tuple(Reading(risk, stage, paraphrases[key]) for key, (risk, stage) in about.items())


RISKS = _list_texts("risks")
"""Answers to: one risk or problem that was not talked about enough."""

PROPOSALS = _list_texts("proposals")
"""Answers to: one proposal for a safer county."""

CHANGES = _list_texts("changes")
"""Answers to: what has changed since the seminar."""

RISK_READINGS = _list_readings(_RISKS, "risk_paraphrases")
"""One for each of `RISKS`, in their order."""

PROPOSAL_READINGS = _list_readings(_PROPOSALS, "proposal_paraphrases")
"""One for each of `PROPOSALS`, in their order."""

_READINGS: dict[tuple[str, str], tuple[Reading, Language]] = {
    (question, text[language]): (reading, language)
    for question, texts, readings in (
        ("risk_text", RISKS, RISK_READINGS),
        ("proposal_text", PROPOSALS, PROPOSAL_READINGS),
    )
    for text, reading in zip(texts, readings, strict=True)
    for language in LANGUAGES
}


def find_reading(question: str, text: str) -> tuple[Reading, Language] | None:
    """Return the coding of a text and its language; None if the readers leave it uncoded."""
    return _READINGS.get((question, text))
