"""Simulated answers: what a person sends in one wave."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from random import Random

from collector.core.questionnaire.conditions import Value
from collector.core.questionnaire.model import Question, Questionnaire
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.core.waves import WaveName
from collector.demo.assumptions import ASSUMED
from collector.demo.people import SHARES, Person
from collector.demo.ratings import Shifts, rate
from collector.demo.readings import CHANGES, PROPOSALS, RISKS
from collector.texts.languages import Translated

WEIGHTS: dict[str, list[float]] = ASSUMED["weights"]
"""How often the choices of a question are chosen, in the order in which they are listed."""

KNOWN_MORE = {WaveName.PRE: 0.0, WaveName.POST: 0.12, WaveName.FOLLOWUP: 0.1}
"""By how much the seminar raises the share of services in which people know somebody."""

UNDECIDED = "dk"  # the stage of a proposal that is about none
LITTLE_DRIVE = -1.2  # a trait below which people come away without a step in mind

TALKED_ABOUT = frozenset({1, 8, 9})
"""The places, in the list of risks, of those that the seminar makes more likely."""


@dataclass(frozen=True)
class _Asked:
    person: Person
    wave: WaveName
    shifts: Shifts

    def draws(self, *about: str) -> Random:
        return self.person.draws(self.wave, *about)


def simulate_answers(
    person: Person, questionnaire: Questionnaire, wave: WaveName, shifts: Shifts
) -> dict[str, list[str]]:
    """Return the fields that the person's phone sends: answers to questions that are shown."""
    asked = _Asked(person, wave, shifts)
    given: dict[str, Value] = {}
    for section in questionnaire.sections:
        if section.relevant is not None and not section.relevant.evaluate(given):
            continue
        for question in section.questions:
            if question.relevant is None or question.relevant.evaluate(given):
                given[question.name] = _answer(asked, question)
    return {
        name: [value] if isinstance(value, str) else list(value)
        for name, value in given.items()
        if value
    }


def _answer(asked: _Asked, question: Question) -> Value:
    if question.name in _ANSWERS:
        return _ANSWERS[question.name](asked, question)
    whether = asked.draws(question.name, "whether").random()
    if not question.required and whether < SHARES["left_out"]:
        return ""
    unsure = [choice.name for choice in question.choices if choice.missing]
    if question.is_rating and unsure and whether > 1 - SHARES["unsure"]:
        return unsure[0]
    kind = QUESTION_TYPES[question.type]
    if kind.takes_several:
        return _choose_several(asked, question)
    if kind.takes_choices:
        return _choose_one(asked, question)
    # Nobody writes without something to write.
    return asked.draws(question.name).choice(kind.examples) if kind.spelling else ""


def _choose_one(asked: _Asked, question: Question) -> Value:
    """Rate, or choose a fact about the person, which stays the same over the waves."""
    if question.is_rating:
        return rate(asked.person, asked.wave, question, asked.shifts)
    return asked.person.draws(question.name).choices(*_weighted(question))[0]


def _choose_several(asked: _Asked, question: Question) -> Value:
    """Choose several answers; a lasting preference weighs more than the day's."""
    names, weights = _weighted(question)
    lasting, today = asked.person.draws(question.name), asked.draws(question.name)
    appeal = {
        name: weight
        / lasting.expovariate(1)
        / math.sqrt(today.expovariate(1))
        * (1.5 if asked.wave is WaveName.POST and place in TALKED_ABOUT else 1)
        for place, (name, weight) in enumerate(zip(names, weights, strict=True))
    }
    most = today.choices((1, 2, 3), (0.15, 0.25, 0.6) if question.constraint else (0.7, 0.25, 0.05))
    return tuple(sorted(names, key=lambda name: -appeal[name])[: most[0]])


def _know_people(asked: _Asked, question: Question) -> Value:
    """Choose the services in which the person knows somebody; more after the seminar."""
    lasting = asked.person.draws("know_person")
    more = KNOWN_MORE[asked.wave] + 0.1 * asked.person.trait("sociable")
    chances = zip(*_weighted(question, "know_person"), strict=True)
    return tuple(name for name, chance in chances if lasting.random() < chance + more)


def _worked_with(asked: _Asked, question: Question) -> Value:
    today = asked.draws("worked_with")
    return tuple(
        name for name in _know_people(asked, question) if today.random() < SHARES["worked_with"]
    )


def _did_step(asked: _Asked, question: Question) -> Value:
    """Choose what became of the step; people with a low trait mostly had none in mind, the last."""
    names, weights = _weighted(question)
    if asked.person.trait("transfer") < LITTLE_DRIVE:
        return names[-1]
    return asked.draws("did_step").choices(names, weights)[0]


def _write(name: str, texts: Sequence[Translated], asked: _Asked, _question: Question) -> Value:
    """Answer the question of a name with one of the texts, if the person writes at all."""
    pen = asked.person.pen
    if pen is None or asked.draws(name).random() > SHARES["written"]:
        return ""
    return texts[pen % len(texts)][asked.person.language]


def _choose_stage(asked: _Asked, question: Question) -> Value:
    pen = asked.person.pen
    if pen is None or not _ANSWERS["proposal_text"](asked, question):
        return ""
    return PROPOSALS[pen % len(PROPOSALS)].stage or UNDECIDED


def _weighted(question: Question, of: str = "") -> tuple[list[str], tuple[float, ...]]:
    names = [choice.name for choice in question.choices if not choice.missing]
    weights = WEIGHTS.get(of or question.name, ())
    return names, (*weights, *[0.1] * len(names))[: len(names)]


_ANSWERS: dict[str, Callable[[_Asked, Question], Value]] = {
    "know_person": _know_people,
    "worked_with": _worked_with,
    "did_step": _did_step,
    "risk_text": partial(_write, "risk_text", [each.text for each in RISKS]),
    "proposal_text": partial(_write, "proposal_text", [each.text for each in PROPOSALS]),
    "proposal_stage": _choose_stage,
    "change_text": partial(_write, "change_text", CHANGES),
}
"""The questions that are not answered just by their type."""
