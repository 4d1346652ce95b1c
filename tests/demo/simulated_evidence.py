"""What a report is computed from, of simulated people who were all linked, without a database."""

from dataclasses import replace
from functools import cache
from random import Random

from collector.core.analysis.comparisons import AskedWave, Comparison
from collector.core.checking.rules import read_questionnaire
from collector.core.report.evidence import Evidence
from collector.core.waves import WaveName
from collector.demo.answers import simulate_answers
from collector.demo.people import simulate_people
from collector.demo.series import EVENTS
from tests.support.factories import written_questionnaires

SEMINAR = EVENTS[1]
SEVERAL = "select_multiple"


@cache
def questionnaires():
    written = map(read_questionnaire, written_questionnaires())
    return {WaveName(questionnaire.name): questionnaire for questionnaire in written}


@cache
def simulated_evidence(people, seed=7):
    """Return the answers of so many people; a person's response has one number in every wave."""
    came = list(enumerate(simulate_people(Random(seed), people)))
    asked = questionnaires()
    waves = [
        AskedWave(
            name,
            asked[name],
            {
                number: answers_of(person, asked[name], name)
                for number, person in came
                if name in person.waves
            },
        )
        for name in WaveName
    ]
    return Evidence(waves, {each: linked(waves, each) for each in Comparison}, 0)


def answers_of(person, asked, wave):
    """Return a person's answers as they are stored."""
    fields = simulate_answers(person, asked, wave, SEMINAR.shifts)
    return {
        name: values if asked.questions[name].type == SEVERAL else values[0]
        for name, values in fields.items()
    }


def linked(waves, comparison):
    """Return the pairs of those who answered in both waves."""
    before, after = (next(wave for wave in waves if wave.name == name) for name in comparison.waves)
    return [(number, number) for number in before.responses if number in after.responses]


def mixed(evidence, seed=1):
    """Return the same people, come in another order, with the pairs in another order."""
    draws = Random(seed)

    def shuffle(things):
        return draws.sample(list(things), len(things))

    waves = [
        replace(wave, responses={key: wave.responses[key] for key in shuffle(wave.responses)})
        for wave in evidence.waves
    ]
    pairs = {comparison: shuffle(each) for comparison, each in evidence.pairs.items()}
    return replace(evidence, waves=waves, pairs=pairs)
