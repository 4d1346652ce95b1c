"""Count over many simulated events what is said without being so, what is found, and what holds."""

from collections import Counter
from collections.abc import Callable, Iterator

import numpy as np

from tests.simulations.claims import CLAIMS, list_unsupported, read_event
from tests.simulations.events import draw_world
from tests.simulations.power import PRIMARY, Truth, report_changes

SIZES = (10, 15, 30, 60, 100, 300)
ONE, ALL = (0.4, 0.0, 0.0), (0.4, 0.4, 0.4)
TRUTHS = {
    "one of three rises by 0.4, 60 people": Truth(60, ONE),
    "one of three that go together": Truth(60, ONE, common=0.5),
    "all three rise by 0.4, 60 people": Truth(60, ALL),
    "nothing happens, 300 people": Truth(300),
    "one rises, 10 people, long tail": Truth(10, ONE, skew=True),
    "one rises, 30 people, long tail": Truth(30, ONE, skew=True),
}
EARLIER = "trend"
"""What is claimed of a comparison with earlier events, which is one of its own."""


def count_unsupported(n: int, events: range) -> Counter[str]:
    """Count the events of which anything is said of before and after that is not so, by kind."""
    counts: Counter[str] = Counter()
    for at in events:
        random = np.random.default_rng([at, n])
        world = draw_world(random)
        unsupported = list_unsupported(world, read_event(world, n, random), "pre_post")
        kinds = {kind for each in unsupported for kind in each.claims - world.truths}
        counts.update({*kinds, *({"any"} if kinds - {EARLIER} else ())})
    return counts


def count_found(truth: Truth, events: range) -> Counter[str]:
    """Count the events that claim a true rise, say that nothing matters, and whose intervals hold.

    Of several rises the one that is claimed least counts.
    """
    counts: Counter[str] = Counter()
    for at in events:
        found = report_changes(truth, np.random.default_rng([at, truth.n]))
        for rise, (name, (_, said)) in zip(truth.rises, found.items(), strict=True):
            words = said.words
            counts[f"{name} claimed"] += rise > 0 and ("rose" in words or "risen" in words)
            counts[f"{name} settled"] += "no change that matters" in words
        bounds = [row.simultaneous for row, _ in found.values()]
        counts["held"] += all(
            bound is None or bound[0] - 1e-9 <= rise <= bound[1] + 1e-9
            for rise, bound in zip(truth.rises, bounds, strict=True)
        )
    return counts


def write_unsupported(counts: dict[int, tuple[int, Counter[str]]]) -> Iterator[str]:
    """Yield the rows of the table of what is said where nothing happens."""
    kinds = list(CLAIMS)
    yield f"| linked | events | **any** | {' | '.join(kinds)} |"
    yield f"|{'---|' * (3 + len(kinds))}"
    for n, (events, each) in sorted(counts.items()):
        shares = [f"{100 * each[kind] / events:.1f} %" for kind in ("any", *kinds)]
        yield f"| {n} | {events} | **{shares[0]}** | {' | '.join(shares[1:])} |"


def write_found(events: int, count: Callable[[Truth], Counter[str]]) -> Iterator[str]:
    """Yield the rows of the table of what is found, and how often all three intervals hold."""
    yield "| truth | events | claimed | “no change that matters” | all intervals hold |"
    yield f"|{'---|' * 5}"
    for name, truth in TRUTHS.items():
        each = count(truth)
        rising = [f"{at} claimed" for at, rise in zip(PRIMARY, truth.rises, strict=True) if rise]
        claimed = f"{100 * min(each[at] for at in rising) / events:.1f} %" if rising else "–"
        settled = min(each[f"{at} settled"] for at in PRIMARY) / events
        shown = "–" if rising else f"{100 * settled:.1f} %"
        yield f"| {name} | {events} | {claimed} | {shown} | {100 * each['held'] / events:.1f} % |"
