"""Floods: more answers in a wave, or within a minute, than the people expected would give.

They may be one person's. Nothing is refused for that. The organiser is told of both at once, and
decides about the first before publication; a room that is asked to send now is no attack.
"""

from dataclasses import dataclass

from collector.core.linking.codes import default_count

LEAST_MORE = 5  # people more than expected, who may come to any event
LEAST_A_MINUTE = 10  # answers, which a small room may finish together


@dataclass(frozen=True)
class Flood:
    """What is saved of a wave: how many answers within a minute were a flood (`burst`), or 0.

    `decided` is with how many answers somebody decided to publish nevertheless.
    """

    burst: int = 0
    decided: int = 0


def most_answers(head_count: int) -> int:
    """Return how many may answer a wave: a fifth more than expected, as many as there are cards."""
    return max(head_count + LEAST_MORE, default_count(head_count))


def most_a_minute(head_count: int) -> int:
    """Return how many answers a room gives within a minute: half of the people expected.

    A room that begins together takes some minutes more or less, so no more than a third of it
    ends in the same minute.
    """
    return max(LEAST_A_MINUTE, head_count // 2)


def is_beyond(answers: int, head_count: int) -> bool:
    """Say whether more answered a wave than the people expected."""
    return answers > most_answers(head_count)


def is_flooded(flood: Flood, answers: int, head_count: int) -> bool:
    """Say whether a wave was flooded and nobody has decided since."""
    return answers > flood.decided and (flood.burst > 0 or is_beyond(answers, head_count))
