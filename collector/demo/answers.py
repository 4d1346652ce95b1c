"""Simulated answers: what a person sends in one wave.

A rating is the number of thresholds below a normal value, so its mean is known exactly.
"""

import math
from bisect import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from collector.core.questionnaire.conditions import Value
from collector.core.questionnaire.model import Question, Questionnaire
from collector.core.questionnaire.scale import Scale
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.core.waves import WaveName
from collector.demo.people import SHARES, Person, mix
from collector.demo.series import ASSUMED, Shifts
from collector.texts.catalogue import Phrases
from collector.texts.languages import Translated

UNDECIDED = "dk"  # the stage of a proposal that is about none

TEXTS: dict[str, Sequence[Translated]] = {
    **{
        f"{about}_text": list(Phrases("demonstration", f"{about}s").values())
        for about in ("risk", "proposal", "change")
    },
    "proposal_stage": [
        Translated(*[stage or UNDECIDED] * 3) for _, stage in ASSUMED["proposals"].values()
    ],
}
"""What people answer who write, by question; the stage is that of the proposal they write."""

THRESHOLDS = (-2.0, -1.3, -0.45, 0.75)
"""Between the five points: two in three of a standard normal agree."""

LOADING = 0.75  # the usual correlation of an item before rounding with what it measures
STABILITY = 0.85  # correlation of a person's trait with where the person stands in one wave

RECALL = -0.3
"""How far below the answers before the seminar people put themselves when they look back."""

KNOWN_MORE = {WaveName.PRE: 0.0, WaveName.POST: 0.12, WaveName.FOLLOWUP: 0.1}
"""By how much the seminar raises the share of services in which people know somebody."""

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
    """Answer a question; a fact about the person stays the same over the waves."""
    if question.name in _ANSWERS:
        return _ANSWERS[question.name](asked, question)
    whether = asked.draws(question.name, "whether").random()
    if not question.required and whether < SHARES["left_out"]:
        return ""
    if question.is_rating:
        unsure = [choice.name for choice in question.choices if choice.missing]
        is_unsure = unsure and whether > 1 - SHARES["unsure"]
        return unsure[0] if is_unsure else _rate(asked, question)
    kind = QUESTION_TYPES[question.type]
    if kind.takes_several:
        return _choose_several(asked, question)
    if kind.takes_choices:
        return asked.person.draws(question.name).choices(*_weighted(question))[0]
    # Nobody writes without something to write.
    return asked.draws(question.name).choice(kind.examples) if kind.spelling else ""


def _rate(asked: _Asked, question: Question) -> str:
    """Return the answer to a rating as it is read, also of a reverse item.

    An item that looks back is rated as the item it looks back on, from below.
    """
    item = question.then_item_of or question.name
    shift = asked.shifts.get(asked.wave, {}).get(question.scale, 0.0)
    standing = _standing(asked.person, asked.wave, question.scale)
    noise = asked.draws(question.name).gauss(0, 1)
    latent = ASSUMED["positions"].get(item, 0.0)
    latent += mix(ASSUMED["loadings"].get(item, LOADING), standing, noise)
    latent += RECALL if question.then_item_of else shift
    scale = question.agreement or Scale()
    # Of other numbers of points it is the one as far along the scale.
    place = bisect(THRESHOLDS, latent) * (scale.points - 1) // len(THRESHOLDS)
    return str(scale.score(scale.names[place], reverse=question.reverse))


@lru_cache(maxsize=16)  # the items of a scale are asked one after another
def _standing(person: Person, wave: WaveName, scale: str) -> float:
    """Return where the person stands on a scale in one wave: a trait and the mood of the day."""
    mood = person.draws(wave, "mood", scale).gauss(0, 1)
    return mix(STABILITY, person.trait(scale), mood)


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
    """Choose the services in which the person knows somebody; more after the seminar.

    With some of them the person has worked since.
    """
    lasting, today = asked.person.draws("know_person"), asked.draws(question.name)
    more = KNOWN_MORE[asked.wave] + 0.1 * asked.person.trait("sociable")
    chances = zip(*_weighted(question, "know_person"), strict=True)
    known = [name for name, chance in chances if lasting.random() < chance + more]
    share = SHARES.get(question.name, 1)
    return tuple(name for name in known if today.random() < share)


def _did_step(asked: _Asked, question: Question) -> Value:
    """Choose what became of the step; people with a low trait mostly had none in mind, the last."""
    names, weights = _weighted(question)
    if asked.person.trait("transfer") < LITTLE_DRIVE:
        return names[-1]
    return asked.draws("did_step").choices(names, weights)[0]


def _write(asked: _Asked, question: Question) -> Value:
    """Answer with one of the texts, if the person writes at all."""
    pen, texts = asked.person.pen, TEXTS[question.name]
    about = question.name.replace("_stage", "_text")
    if pen is None or asked.draws(about).random() > SHARES["written"]:
        return ""
    return texts[pen % len(texts)][asked.person.language]


def _weighted(question: Question, of: str = "") -> tuple[list[str], tuple[float, ...]]:
    """Return the choices, with how often each is chosen."""
    names = [choice.name for choice in question.choices if not choice.missing]
    weights = ASSUMED["weights"].get(of or question.name, ())
    return names, (*weights, *[0.1] * len(names))[: len(names)]


_ANSWERS: dict[str, Callable[[_Asked, Question], Value]] = {
    "know_person": _know_people,
    "worked_with": _know_people,
    "did_step": _did_step,
    **dict.fromkeys(TEXTS, _write),
}
"""The questions that are not answered just by their type."""
