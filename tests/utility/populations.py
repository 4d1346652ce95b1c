"""Seminars of several kinds of people, as the forms of the service would be answered by them."""

from dataclasses import replace
from random import Random

from collector.core.analysis.comparisons import AskedWave
from collector.core.report.evidence import Evidence
from collector.core.waves import WaveName
from tests.demo.simulated_evidence import linked, simulated_evidence

LEFT_OUT = {"complete": 0.0, "few left out": 0.01, "skewed": 0.01, "roles left blank": 0.01}
"""The share of ratings that people leave out, by kind of people; the first leave out none."""

KINDS = ("simulated", *LEFT_OUT)
UNLINKED = 0.03  # the share of people whose answers before and after are not linked
LIKELY = {"complete": (1, 2, 4, 8, 5), "skewed": (0, 0, 1, 6, 12)}
"""How often each point fills in what was left out, or stands in for what was said."""

WAVES = (WaveName.PRE, WaveName.POST)


def make_evidence(kind: str, people: int, seed: int) -> Evidence:
    """Return the answers of so many people of a kind, before and after."""
    draws = Random(f"{kind} {people} {seed}")
    held = simulated_evidence(people, seed)
    waves = [wave for wave in held.waves if wave.name in WAVES]
    if kind in LEFT_OUT:
        waves = [_answer(kind, wave, draws) for wave in waves]
    pairs = {
        comparison: [pair for pair in linked(waves, comparison) if draws.random() >= UNLINKED]
        for comparison in held.pairs
        if set(comparison.waves) <= set(WAVES)
    }
    return replace(held, waves=waves, pairs=pairs)


def _answer(kind: str, wave: AskedWave, draws: Random) -> AskedWave:
    """Let everybody rate everything that was shown, or leave it out by chance."""
    blank = set(draws.sample(sorted(wave.responses), min(len(wave.responses), draws.randint(1, 9))))
    responses = {}
    for person, given in wave.responses.items():
        answers = dict(given)
        for item in wave.questionnaire:
            if item.is_rating and item.relevant is None:
                answers[item.name] = _rate(kind, item, answers.get(item.name), draws)
                if draws.random() < LEFT_OUT[kind]:
                    del answers[item.name]
        if kind == "roles left blank" and person in blank:
            answers.pop("role", None)
        responses[person] = answers
    return replace(wave, responses=responses)


def _rate(kind, item, answer, draws: Random) -> str:
    names = item.agreement.names
    if answer in names and kind != "skewed":
        return answer
    [at] = draws.choices(range(5), LIKELY.get(kind, LIKELY["complete"]))
    return names[4 - at] if item.reverse else names[at]
