"""Response times: how long a questionnaire takes, by the medians so far or by an estimate.

Only counts of coarse times are stored, never one person's. The estimate: an ordinary closed
question takes about 10 seconds (Pew Research Center, “How we keep our online surveys from running
too long”, 2022); statements on one familiar scale are faster, lists and texts slower (our guess).
"""

import re
from bisect import bisect_left
from collections.abc import Mapping
from itertools import accumulate
from math import ceil

from collector.core.questionnaire.model import Questionnaire
from collector.core.questionnaire.types import QUESTION_TYPES

RATING_S = 7  # a rating is faster than other choices
SENDING_S = 20  # for linking and the button

START, SENDING = "start", "send"
"""The page's first and last step; between them is one for each section."""

BUCKET_S = 10
"""Times are counted this coarsely: enough for minutes, and too coarse to recognise a person."""

LONGEST_S = 600  # longer times are counted as this, because the phone was not in use
ENOUGH = 10  # people from whom a median is taken

_STEP = re.compile(r"([a-z0-9_]{1,64}):([0-9]{1,6})(?:,|$)", re.IGNORECASE)

Counts = Mapping[int, int]
"""How many people took how long; by the shortest time of a bucket, in seconds."""


def read_response_times(told: str, asked: Questionnaire) -> dict[str, int]:
    """Return the bucket of each step that a phone tells the seconds of, as `start:12,risks:40`.

    Impossible values are left out: nobody is asked for these times.
    """
    steps = {name: int(seconds) for name, seconds in _STEP.findall(told[:10_000])}
    return {
        name: min(steps[name], LONGEST_S) // BUCKET_S * BUCKET_S
        for name in estimate_steps(asked)
        if name in steps
    }


def list_minutes(
    asked: Questionnaire, counts: Mapping[str, Counts], others: Mapping[str, Counts]
) -> tuple[int, ...]:
    """Return the whole minutes left at each step, rounded up.

    `counts` are those of this version by step, `others` those of all versions: asked when too few
    answered this one. Questions that skip logic may leave out are counted, so that the time is
    rather too long.
    """
    seconds = [
        median_seconds(counts.get(step, {})) or median_seconds(others.get(step, {})) or estimated
        for step, estimated in estimate_steps(asked).items()
    ]
    return tuple(max(1, ceil(sum(seconds[place:]) / 60)) for place in range(len(seconds)))


def median_seconds(counts: Counts) -> float | None:
    """Return the median of grouped times, or None of too few people.

    People are taken to be spread evenly over their bucket.
    """
    people = sum(counts.values())
    if people < ENOUGH:
        return None
    buckets = sorted(counts)
    totals = list(accumulate(counts[bucket] for bucket in buckets))
    place = bisect_left(totals, people / 2)
    bucket = buckets[place]
    missing = people / 2 - totals[place] + counts[bucket]
    return bucket + BUCKET_S * missing / counts[bucket]


def estimate_steps(asked: Questionnaire) -> dict[str, float]:
    """Return how long each step of a questionnaire may take, in their order."""
    seconds: dict[str, float] = {START: 0}
    for section in asked.sections:
        seconds[section.name] = sum(
            RATING_S if question.is_rating else QUESTION_TYPES[question.type].seconds
            for question in section.questions
        )
    return {**seconds, SENDING: SENDING_S}
