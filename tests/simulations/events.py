"""Simulated events of which it is known what is true: nothing happened, or this much did.

Every event draws its own kind of questionnaire and of people. A person has a level that never
changes by itself; each answer is that level and chance, cut into the points of the scale.
"""

from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import numpy.typing as npt

from collector.core.analysis.comparisons import AskedWave, Comparison
from collector.core.events.events import Event, Series
from collector.core.questionnaire.model import Answers, Choice, Question, Questionnaire, Section
from collector.core.report.evidence import Evidence, OtherEvent
from collector.core.waves import WaveName
from tests.core.ratings import text

SCALES = ("motivation", "safety", "efficacy", "competence", "our_own", "sixth")
PARTNERS = ("police", "school", "rescue", "health", "village", "firm", "church")
USEFUL = ("use_overall", "use_moderator", "use_topics", "use_people")
SERIES = Series(1, "series", text("Series"), text("Council"), "a@example.ee")
DAY = date(2026, 5, 12)
EVENT = Event(1, 1, "event", text("Event"), text("Narva"), DAY, DAY, 300, date(2026, 11, 8))
SHAPES = {
    "even": (-1.2, -0.4, 0.4, 1.2),
    "skewed": (-2.2, -1.5, -0.8, 0.2),
    "ceiling": (-2.6, -2.0, -1.5, -0.4),
    "floor": (0.3, 1.2, 1.9, 2.5),
}
SEVENS = {
    "even": (-1.5, -0.9, -0.3, 0.3, 0.9, 1.5),
    "skewed": (-2.4, -2.0, -1.5, -1.0, -0.4, 0.4),
    "ceiling": (-2.8, -2.5, -2.2, -1.8, -1.3, -0.4),
    "floor": (0.3, 0.9, 1.4, 1.9, 2.3, 2.7),
}


Matrix = npt.NDArray


@dataclass(frozen=True)
class World:
    """What is true of an event, and how its people answer.

    `levels` is how far apart people's levels are for one scale, `common` for all scales;
    `unsure` is how many say "don't know" to the second half of each scale before and after.
    """

    items: tuple[int, ...]
    shape: str = "even"
    points: int = 5
    levels: float = 0.7
    common: float = 0.5
    unsure: tuple[float, float] = (0.0, 0.0)
    unsure_depends: bool = False
    absent: float = 0.15
    absent_depends: bool = False
    rise: tuple[float, ...] = ()
    drivers: str = "alone"
    looking_back: bool = True
    followed: bool = False
    earlier: int = 0
    truths: frozenset[str] = field(default_factory=frozenset)


def draw_world(random: np.random.Generator) -> World:
    """Return an event at which nothing happens, of a kind drawn at random."""
    unsure = random.random() < 0.5
    depends = bool(random.random() < 0.35)
    drivers = str(random.choice(["alone", "alike"]))
    truths = {"leavers": depends, "together": drivers == "alike", "knowing": unsure}
    return World(
        items=tuple(random.integers(1, 6, size=random.integers(1, 7))),
        shape=str(random.choice(list(SHAPES))),
        points=int(random.choice([5, 5, 5, 7])),
        levels=float(random.choice([0.3, 0.7, 1.2])),
        common=float(random.choice([0.0, 0.5, 1.0])),
        unsure=tuple(random.choice([0.05, 0.2, 0.4], size=2)) if unsure else (0.0, 0.0),
        unsure_depends=bool(random.random() < 0.5),
        absent=float(random.choice([0.0, 0.15, 0.4])),
        absent_depends=depends,
        drivers=drivers,
        looking_back=bool(random.random() < 0.5),
        followed=bool(random.random() < 0.25),
        earlier=int(random.choice([0, 0, 1, 3])),
        truths=frozenset(kind for kind, is_so in truths.items() if is_so),
    )


def hold_event(world: World, n: int, random: np.random.Generator) -> tuple[Event, Evidence]:
    """Let `n` people be linked before and after, and others answer once."""
    once = int(np.ceil(n * world.absent))
    names = [WaveName.PRE, WaveName.POST, *([WaveName.FOLLOWUP] if world.followed else [])]
    people = _draw_people(world, n + 2 * once, random)
    order = np.arange(len(people))
    if world.absent_depends:
        order = np.argsort(people.sum(axis=1) + random.normal(scale=0.5, size=len(people)))
    linked, away = order[2 * once :], random.permutation(order[: 2 * once])
    asking = {
        WaveName.PRE: np.concatenate([linked, away[:once]]),
        WaveName.POST: np.concatenate([linked, away[once:]]),
        WaveName.FOLLOWUP: random.permutation(linked)[len(linked) // 4 :],
    }
    waves = [
        AskedWave(name, _ask(world, name), _answer(world, name, people, asking[name], random))
        for name in names
    ]
    pairs = {
        comparison: [
            (_response(one, person), _response(other, person))
            for person in linked
            if person in asking[one] and person in asking[other]
        ]
        for comparison in Comparison
        for one, other in [comparison.waves]
        if one in names and other in names
    }
    earlier = [_hold_earlier(world, n, at, random) for at in range(world.earlier)]
    return EVENT, Evidence(waves, pairs, 0, earlier)


def _hold_earlier(world: World, n: int, at: int, random: np.random.Generator) -> OtherEvent:
    event, held = hold_event(replace(world, earlier=0, followed=False), n, random)
    starts = DAY.replace(year=2020 + at)
    return OtherEvent(replace(event, id=9 + at, slug=f"earlier-{at}", starts=starts), held.waves)


def _response(wave: WaveName, person: int) -> int:
    return list(WaveName).index(wave) * 10**6 + int(person)


def _draw_people(world: World, n: int, random: np.random.Generator) -> Matrix:
    common = random.normal(scale=world.common, size=(n, 1))
    return common + random.normal(scale=world.levels, size=(n, len(world.items)))


def _ask(world: World, wave: WaveName) -> Questionnaire:
    points = [str(point) for point in range(1, world.points + 1)]
    agree = tuple(Choice(name, text(name), missing=name == "dk") for name in [*points, "dk"])

    def rate(name: str, scale: str, **options: object) -> Question:
        return Question(
            name, "select_one", text(f"About {name}."), None, agree, scale=scale, **options
        )

    scales = dict(zip(SCALES, world.items, strict=False))
    asked = [rate(f"{scale}_{at}", scale) for scale, k in scales.items() for at in range(k)]
    partners = tuple(Choice(name, text(name.title())) for name in PARTNERS)
    lists = [
        Question("know_person", "select_multiple", text("Know"), None, partners, scale="network"),
        Question("top_risks", "select_multiple", text("Risks"), None, partners, scale="risks"),
        Question("has_plan", "select_one", text("Plan?"), None, _yes_no(), scale="other"),
    ]
    after = [rate(name, "usefulness") for name in USEFUL]
    if world.looking_back:
        last = next(iter(scales))
        after += [
            rate(f"{last}_{at}_then", last, then_item_of=f"{last}_{at}")
            for at in range(scales[last])
        ]
    told = after if wave is WaveName.POST else []
    words = text(wave)
    sections = (Section("all", words, (*asked, *told)), Section("lists", words, tuple(lists)))
    return Questionnaire(wave, words, wave, sections)


def _yes_no() -> tuple[Choice, ...]:
    return tuple(Choice(name, text(name)) for name in ("yes", "no"))


def _answer(
    world: World, wave: WaveName, people: Matrix, asking: Matrix, random: np.random.Generator
) -> dict[int, Answers]:
    columns: dict[str, list[str] | list[list[str]]] = {}
    is_before = wave is WaveName.PRE
    for at, k in enumerate(world.items):
        level = people[asking, at]
        rise = 0.0 if is_before or at >= len(world.rise) else world.rise[at]
        for item in range(k):
            hard = k > 1 and item >= k // 2
            name = f"{SCALES[at]}_{item}"
            rated = _rate(world, level + rise - 0.3 * hard, random)
            share = world.unsure[not is_before] * hard * np.ones(len(asking))
            if world.unsure_depends:
                share *= np.where(level < 0, 1.6, 0.4)
            unsure = random.random(len(asking)) < share
            columns[name] = np.where(unsure, "dk", rated).tolist()
            if at == 0:
                columns[f"{name}_then"] = _rate(world, level - 0.3 * hard, random)
    together = random.normal(scale=0.7, size=len(asking)) * (world.drivers == "alike")
    columns |= {name: _rate(world, together, random) for name in USEFUL}
    named = random.random((len(asking), len(PARTNERS))) < 0.4
    columns["know_person"] = [_pick(each) for each in named]
    order = random.random((len(asking), len(PARTNERS))).argsort(axis=1)
    columns["top_risks"] = [_pick(each < 2) for each in order]
    columns["has_plan"] = np.where(random.random(len(asking)) < 0.5, "yes", "no").tolist()
    return {
        _response(wave, person): dict(zip(columns, given, strict=True))
        for person, given in zip(asking, zip(*columns.values(), strict=True), strict=True)
    }


def _pick(named: Matrix) -> list[str]:
    return [name for name, is_named in zip(PARTNERS, named, strict=True) if is_named]


def _rate(world: World, level: Matrix, random: np.random.Generator) -> list[str]:
    cuts = (SHAPES if world.points == 5 else SEVENS)[world.shape]
    points = 1 + np.searchsorted(cuts, level + random.normal(scale=0.7, size=len(level)))
    return points.astype(str).tolist()
