"""`python -m tests.bench.report`: time and memory of building reports, each on one core.

Every measurement runs in a process of its own, so that its memory is its own. Answers of 300
simulated people are drawn again for larger events. Prints a row a size and whether its mark is
reached, and how cost grows; returns how many marks were missed.
"""

import argparse
import json
import os
import random
import resource
import secrets
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from collector.actions.publication.build_report import build_report
from collector.core.waves import WaveName
from collector.demo.answers import simulate_answers
from collector.demo.people import simulate_people
from collector.store.database import create_database, transaction
from collector.store.events.waves import list_waves
from collector.store.linking.links import save_persons
from collector.store.publication.results import find_report
from collector.store.questionnaire.versions import get_questionnaire
from tests.support.factories import NOW, make_event

SHIFTS = {WaveName.POST: {"motivation": 0.4, "safety": -0.2, "competence": 0.6}}
DRAWN_FROM = 300


@dataclass(frozen=True)
class Mark:
    """How many people come to an event, and what its report may cost."""

    people: int
    seconds: float
    megabytes: float = 1000


MARKS = [Mark(300, 10), Mark(1_000, 10), Mark(10_000, 20), Mark(50_000, 60)]
"""People of whom most answer twice and many three times: 50 000 send 100 000 responses."""

LINEAR = 1.1
"""The exponent of the growth of cost beyond a thousand people, with room for noise."""


def main():
    """Print every figure and return how many marks were missed."""
    costs = [measure(mark) for mark in MARKS]
    missed = sum(show(*each) for each in zip(MARKS, costs, strict=True))
    return missed + show_growth(costs)


def measure(mark):
    """Return what the report of one event costs, measured in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.report", "--people", str(mark.people)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def show(mark, cost):
    """Print a row and say whether its mark was missed."""
    reached = cost["seconds"] <= mark.seconds and cost["megabytes"] <= mark.megabytes
    print(  # noqa: T201 a program's output
        f"{mark.people:6} people, {cost['responses']:6} responses: {cost['seconds']:5.1f} s"
        f" of which charts {cost['charts']:.1f} s, {cost['megabytes']:4.0f} MB,"
        f" opened in {1000 * cost['opening']:.0f} ms"
        f"  {'reached' if reached else 'MISSED'} (<= {mark.seconds:g} s, {mark.megabytes:g} MB)"
    )
    return not reached


def show_growth(costs):
    """Print how the seconds beyond those of a small event grow, and say whether too fast."""
    small, large = costs[1], costs[-1]
    times = large["seconds"] / small["seconds"]
    more = large["responses"] / small["responses"]
    reached = times <= more**LINEAR
    print(  # noqa: T201 a program's output
        f"from {small['responses']} to {large['responses']} responses ({more:.0f} times): "
        f"{times:.1f} times the seconds  {'reached' if reached else 'MISSED'} (at most linear)"
    )
    return not reached


def measure_here(people):
    """Fill an event, build its report on one core, and print what that cost."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        db = create_database(Path(folder) / "collector.db")
        event = make_event(db, Path(folder) / "keys", simulated=True)
        responses = fill(db, event, people)
        steps = []
        began = time.process_time()
        build_report(db, event.slug, now=NOW, progress=lambda *_: steps.append(time.process_time()))
        ended = time.process_time()
        find_report(db, event.id)
        opened = time.process_time()
    cost = {
        "responses": responses,
        "seconds": ended - began,
        "charts": steps[-1] - steps[1],
        "opening": opened - ended,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(cost))  # noqa: T201 a program's output


def fill(db, event, people):
    """Save linked responses of so many people, and return how many responses they sent."""
    rng = random.Random(f"{event.slug} {people}")
    waves = {wave.name: wave for wave in list_waves(db, event.id)}
    drawn = simulated_answers({name: questionnaire_of(db, wave) for name, wave in waves.items()})
    persons = []
    with transaction(db):
        for _ in range(people):
            answers = rng.choice(drawn)
            sent = {name: rng.getrandbits(62) for name in answers}
            persons.append(sent.values())
            for name, response_id in sent.items():
                save_row(db, response_id, waves[name], answers[name])
        save_persons(db, event.id, persons)
    return sum(len(person) for person in persons)


def questionnaire_of(db, wave):
    """Return what a wave asks."""
    return get_questionnaire(db, wave.questionnaire_version)


@cache
def simulated_people():
    """Return the people whose answers are drawn again and again."""
    return simulate_people(random.Random(1), DRAWN_FROM)


def simulated_answers(asked):
    """Return the answers of each simulated person in each wave, as they are stored."""
    return [
        {
            name: json.dumps(stored(simulate_answers(person, asked[name], name, SHIFTS)))
            for name in person.waves
        }
        for person in simulated_people()
    ]


def stored(fields):
    """Return fields of a page as answers: several choices as a list, texts left out."""
    several = {"know_person", "worked_with", "top_risks", "barriers"}
    return {
        name: values if name in several else values[0]
        for name, values in fields.items()
        if not name.endswith("_text")
    }


def save_row(db, response_id, wave, answers):
    """Save a response as quickly as it can be: how it is saved is not what is measured."""
    hashes = [secrets.token_bytes(16) for _ in range(3)]
    db.execute(
        "INSERT INTO responses VALUES (?, ?, ?, 'et', '2026-05-12', ?, ?, ?, ?)",
        [response_id, wave.id, wave.questionnaire_version, *hashes, answers],
    )


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--people", type=int)
    chosen = arguments.parse_args().people
    sys.exit(main() if chosen is None else measure_here(chosen))
