"""`python -m tests.bench.linking`: how well simulated people are linked by personal codes.

Prints a row a cell with its seeds and whether each mark is reached, and the time and memory of
matching 10 000 with 10 000 codes; returns how many marks were missed.
"""

import random
import resource
import sys
import time
from dataclasses import dataclass
from itertools import combinations
from statistics import mean

from collector.core.linking.codes import SelfGeneratedCode
from collector.core.linking.persons import Linkable, match_waves
from collector.demo.people import choose_wrong, misremember, simulate_code

EVENTS = 200
IN_BOTH, BEFORE_ONLY, IN_FOLLOWUP = 0.75, 0.15, 0.45


@dataclass(frozen=True)
class Cell:
    """One kind of event: `in_error` people have wrong elements, or each element is `wrong`."""

    people: int
    in_error: float
    wrong: float
    recall: float

    def __str__(self):
        errors = f"{self.in_error:.0%} of people" if self.in_error else f"{self.wrong:.0%} each"
        return f"N {self.people:3}, wrong: {errors:13}"


CELLS = [Cell(people, 0.1, 0.0, 0.97) for people in (30, 100, 300)] + [
    Cell(people, 0.0, 0.05, 0.95) for people in (30, 100, 300)
]


def main():
    """Print every figure and return how many marks were missed."""
    missed = sum(show(f"two waves, {cell}", cell, score) for cell in CELLS)
    missed += sum(show(f"three waves, {cell}", cell, score_three_waves) for cell in CELLS[:3])
    return missed + measure()


def show(name, cell, score_one):
    """Print the figures of one kind of event and return whether a mark was missed."""
    precision, low, recall = summarise(
        [score_one(cell, random.Random(seed)) for seed in range(EVENTS)]
    )
    reached = precision >= 0.998 and recall >= cell.recall
    reached = reached and (low >= 0.99 or not cell.in_error)
    print(  # noqa: T201 a program's output
        f"{name}  precision {precision:.4f} (5th percentile {low:.4f})  recall {recall:.4f}"
        f"  marks ≥ .998 {'(≥ .99)' if cell.in_error else ''} ≥ {cell.recall}"
        f"  {'reached' if reached else 'MISSED'}  seeds 0-{EVENTS - 1}"
    )
    return not reached


def measure():
    """Print time and memory of matching many codes."""
    before, after, _ = simulate(Cell(13_333, 0.1, 0.0, 0.0), random.Random(0))
    before, after = before[:10_000], after[:10_000]
    began = time.perf_counter()
    link(before, after)
    seconds = time.perf_counter() - began
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    reached = seconds <= 5 and megabytes <= 500
    print(  # noqa: T201 a program's output
        f"{len(before)} x {len(after)} codes: {seconds:.2f} s (≤ 5), {megabytes:.0f} MB (≤ 500)"
        f"  {'reached' if reached else 'MISSED'}"
    )
    return not reached


def summarise(scores):
    """Return mean precision, its 5th percentile and mean recall."""
    precisions = sorted(precision for precision, _ in scores)
    return mean(precisions), precisions[len(scores) // 20], mean(recall for _, recall in scores)


def score(cell, rng):
    """Return precision and recall at one simulated event."""
    before, after, truth = simulate(cell, rng)
    pairs = set(link(before, after))
    right = len(pairs & truth)
    return (right / len(pairs) if pairs else 1.0), right / len(truth)


def simulate(cell, rng):
    """Return the codes before and after, and the true pairs; 75 % are in both, 15 % before only."""
    both, first = round(cell.people * IN_BOTH), round(cell.people * (IN_BOTH + BEFORE_ONLY))
    people = [simulate_code(rng) for _ in range(cell.people)]
    before = [(n, as_hashes(code)) for n, code in enumerate(people[:first])]
    answering_after = [*range(both), *range(first, cell.people)]
    after = [(10**6 + n, as_hashes(retype(cell, people[n], rng))) for n in answering_after]
    rng.shuffle(before)
    rng.shuffle(after)
    return before, after, {(n, 10**6 + n) for n in range(both)}


def score_three_waves(cell, rng):
    """Return precision and recall over all pairs of three waves, erring in the second and third."""
    before, after, truth = simulate(cell, rng)
    codes = dict(before)
    followup = [
        (2 * 10**6 + n, as_hashes(retype(cell, SelfGeneratedCode(decode(codes[n])), rng)))
        for n in sorted(codes)
        if rng.random() < IN_FOLLOWUP
    ]
    later = {n % 10**6 for n, _ in followup}
    after_ids = {n for n, _ in after}
    truth |= {(n, 2 * 10**6 + n) for n in later}
    truth |= {(10**6 + n, 2 * 10**6 + n) for n in later if 10**6 + n in after_ids}
    persons = link(before, after, followup)
    pairs = {pair for each in persons for pair in combinations(each, 2)}
    right = len(pairs & truth)
    return (right / len(pairs) if pairs else 1.0), right / len(truth)


def link(*waves):
    """Return the persons found by the personal codes of waves."""
    linkable = [[Linkable(n, personal=code) for n, code in wave] for wave in waves]
    return match_waves(linkable).persons


def retype(cell, code, rng):
    """Return the code as given the next time."""
    places = [place for place in range(len(code)) if rng.random() < cell.wrong]
    if rng.random() < cell.in_error:
        places = choose_wrong(rng)
    return misremember(code, places, rng)


def as_hashes(code):
    """Return values as the bytes that matching compares; it needs no key to compare."""
    return tuple(value.encode() for value in code)


def decode(hashes):
    """Return the values again."""
    return tuple(value.decode() for value in hashes)


if __name__ == "__main__":
    sys.exit(main())
