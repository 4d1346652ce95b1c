"""Random seminars, quickly made: who came, what each of them answered, and the report about them.

What attackers may read is in `published_files`; here is what they are after.
"""

import hmac
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from random import Random

from collector.core.analysis.comparisons import AskedWave, Comparison
from collector.core.answering.coding import Coding
from collector.core.events.events import Event, Series
from collector.core.questionnaire.model import Choice, Question
from collector.core.report.document import make_report
from collector.core.report.evidence import Evidence
from collector.core.waves import WaveName
from tests.core.ratings import questionnaire, rating, text

SERIES = Series(1, "seminars", text("Seminars"), text("The council"), "canary@example.ee")

ITEMS = (
    *(rating(f"mot_{at}", "motivation", reverse=at == 3) for at in range(1, 4)),
    *(rating(f"safe_{at}", "safety") for at in range(1, 4)),
    rating("only", "alone"),
)
ROLE = Question(
    "role",
    "select_one",
    text("My work is mostly"),
    choices=tuple(Choice(name, text(name)) for name in ("leading", "practice", "other")),
    scale="background",
    public="breakdown",
)
KNOWN = Question(
    "know_person",
    "select_multiple",
    text("Whom I know"),
    choices=tuple(Choice(name, text(name)) for name in ("police", "rescue", "social")),
    scale="network",
)
TOP_RISKS = replace(KNOWN, name="top_risks", label=text("Which risks first"), scale="risks")
PLANNED = replace(
    KNOWN,
    name="plan",
    type="select_one",
    label=text("Is there a plan"),
    choices=tuple(Choice(name, text(name)) for name in ("yes", "no")),
    scale="",
)
USEFUL = tuple(rating(f"use_{name}", "usefulness") for name in ("overall", "topics"))
BOOTSTRAPPED = 10
"""One seminar in so many asks what goes with usefulness, because its intervals take long."""
AVERAGE = 3.6  # the middle of people's moods
STAGES = ("response", "prevention", "elimination", "")
WRITTEN = Question("risk_text", "text", text("A risk"), scale="open", public="never")
ASKED = (ROLE, KNOWN, TOP_RISKS, PLANNED, *ITEMS, *USEFUL, WRITTEN)


@dataclass(frozen=True)
class Seminar:
    """A random event: the evidence in order of arrival, and what must not leave it."""

    seed: int
    event: Event
    evidence: Evidence
    canaries: frozenset[bytes]

    @cached_property
    def report(self):
        return make_report(SERIES, self.event, self.evidence)

    @cached_property
    def codings(self):
        """Return an approved coding, but no paraphrase, of every text that somebody wrote."""
        stages = STAGES if self.seed % 2 else STAGES[:1]
        texts = [
            answers["risk_text"]
            for wave in self.evidence.waves
            for answers in wave.responses.values()
            if "risk_text" in answers
        ]
        return [_code(at, text, stages) for at, text in enumerate(texts)]

    def shuffled(self):
        """Return the same people with other ids, come in another order."""
        draws = Random(f"again {self.seed}")
        ids = {old: draws.getrandbits(62) for wave in self.evidence.waves for old in wave.responses}
        waves = [
            AskedWave(
                wave.name,
                wave.questionnaire,
                {ids[old]: wave.responses[old] for old in _mixed(draws, wave.responses)},
            )
            for wave in self.evidence.waves
        ]
        pairs = {
            comparison: [(ids[one], ids[other]) for one, other in _mixed(draws, pairs)]
            for comparison, pairs in self.evidence.pairs.items()
        }
        evidence = Evidence(waves, pairs, self.evidence.duplicates)
        return Seminar(self.seed, self.event, evidence, self.canaries)

    def without(self, number, *, changed=False):
        """Return the seminar with so many people fewer, or only with other answers of theirs."""
        waves = [
            AskedWave(wave.name, wave.questionnaire, _without(wave.responses, number, changed))
            for wave in self.evidence.waves
        ]
        evidence = Evidence(waves, self.evidence.pairs, self.evidence.duplicates)
        return Seminar(self.seed, self.event, evidence, self.canaries)


def _mixed(draws, things):
    things = list(things)
    return draws.sample(things, len(things))


def _without(responses, number, changed):
    gone = list(responses)[:number]
    if not changed:
        return {each: answers for each, answers in responses.items() if each not in gone}
    other = {each: {**responses[each], "role": "other", "only": "1"} for each in gone}
    return {**responses, **other}


@cache
def make_seminar(seed):
    """Return the same seminar for the same seed: of 5 to 300 people, careful or careless."""
    draws = Random(f"seminar {seed}")
    n = round(5 * 60 ** draws.random())
    left_out = draws.choice((0, 0.01, 0.03, 0.08, 0.2))
    alike = {item.name: "5" for item in ITEMS if draws.random() < 0.15}
    names = [WaveName.PRE, WaveName.POST, *([WaveName.FOLLOWUP] if draws.random() < 0.4 else [])]
    comes = {name: draws.choice((1, 0.97, 0.9, 0.7)) for name in names}
    people = [_person(draws, left_out, alike, comes) for _ in range(n)]
    asked = ASKED if seed % BOOTSTRAPPED == 0 else [each for each in ASKED if each != USEFUL[1]]
    waves = [
        AskedWave(
            name,
            questionnaire(*asked, name=name.value),
            {waves[name][0]: waves[name][1] for waves in people if name in waves},
        )
        for name in names
    ]
    linked = draws.choice((1, 0.95, 0.8))
    known = [waves for waves in people if draws.random() < linked]
    pairs = {
        comparison: [
            (waves[one][0], waves[other][0])
            for waves in known
            for one, other in [comparison.waves]
            if one in waves and other in waves
        ]
        for comparison in Comparison
        if set(comparison.waves) <= set(names)
    }
    day = date(2026, 5, 1 + seed % 28)
    title = text(f"Seminar {'of' * (seed % 3)}")
    event = Event(1, 1, f"event-{seed}", title, text("Jõhvi"), day, day, n, date(2026, 11, 8))
    canaries = {day.isoformat().encode(), SERIES.contact.encode(), *_canaries(people)}
    return Seminar(seed, event, Evidence(waves, pairs, 0), frozenset(canaries))


def craft_seminar(people, *, seed=0):
    """Return a seminar before and after which so many people gave the answers given for each."""
    waves = [
        AskedWave(name, questionnaire(*ASKED, name=name.value), dict(enumerate(people, start)))
        for name, start in ((WaveName.PRE, 0), (WaveName.POST, len(people)))
    ]
    pairs = [(at, at + len(people)) for at in range(len(people))]
    day = date(2026, 5, 1)
    title = text("Seminar")
    event = Event(1, 1, f"crafted-{seed}", title, title, day, day, len(people), date(2026, 11, 8))
    return Seminar(seed, event, Evidence(waves, {Comparison.PRE_POST: pairs}, 0), frozenset())


def _person(draws, left_out, alike, comes):
    """Return the id and the answers in each wave to which the person came."""
    waves = {}
    [role] = draws.choices(("leading", "practice", "other"), (8, 5, 1))
    mood = draws.gauss(AVERAGE, 0.8)
    for name, share in comes.items():
        if draws.random() > share:
            continue
        answers = {"role": role, "know_person": draws.sample(("police", "rescue", "social"), 2)}
        answers["top_risks"] = draws.sample(("police", "rescue", "social"), draws.randint(1, 2))
        for item in (*ITEMS, *USEFUL):
            score = min(5, max(1, round(draws.gauss(mood, 0.7))))
            answers[item.name] = alike.get(item.name, str(score))
            mood += 0.05
        kept = {key: value for key, value in answers.items() if draws.random() >= left_out}
        if "top_risks" in kept:
            kept["plan"] = "yes" if mood > AVERAGE else "no"
        canary = draws.randbytes(12).hex()
        waves[name] = (draws.getrandbits(62), {**kept, "risk_text": f"Oht №{canary} сарай"})
    return waves


def _code(number, text, stages):
    """Return what two people agreed a text is about; the same text is always about the same."""
    draws = Random(text)
    [risk] = draws.choices(("traffic", "border", "fire", "ice", ""), (8, 4, 2, 1, 1))
    return Coding(number, "risk_text", risk, draws.choice(stages), "", "et", "one", "two")


def _canaries(people):
    """Yield what stands for codes, hashes and texts, as bytes."""
    for waves in people:
        for number, answers in waves.values():
            yield str(number).encode()
            yield number.to_bytes(8, "big")
            yield answers["risk_text"].encode()
            yield hmac.digest(b"key of the event", answers["risk_text"].encode(), "sha256")
