"""A scale of agreement: its points, its ends and middle, and what a score on it means."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

POINTS = range(3, 10, 2)
"""How many points a scale may have: an odd number, so that it has a middle and two like sides."""

CATEGORIES = ("disagree", "neither", "agree")
"""The categories in which the points of a scale are published by group (R4)."""

LEVELS = ("low", "middle", "high")  # of a person's mean score
NEAR_MIDDLE = 0.5  # a mean score is of the middle level if the middle is the nearest point

Key = tuple[str, ...]  # what a list of choices is of, as a wave and a question


@dataclass(frozen=True, order=True)
class Scale:
    """Whole numbers from 1 to `points`, from the least to the most agreement."""

    points: int = 5
    lowest: ClassVar[int] = 1

    @property
    def highest(self) -> int:
        """Return the point of the most agreement."""
        return self.points

    @property
    def middle(self) -> int:
        """Return the point with as many points below as above."""
        return (self.lowest + self.highest) // 2

    @property
    def names(self) -> tuple[str, ...]:
        """Return the points as choices are named."""
        return tuple(str(point) for point in range(self.lowest, self.highest + 1))

    def score(self, answer: str, *, reverse: bool = False) -> int | None:
        """Return an answer as a number, reversed for a reverse item; None if it is no point."""
        if answer not in self.names:
            return None
        return self.lowest + self.highest - int(answer) if reverse else int(answer)

    def agrees(self, score: float) -> bool:
        """Say whether a score is agreement."""
        return score > self.middle

    def category(self, point: str) -> str:
        """Return the category in which a point is published by group (R4)."""
        return CATEGORIES[1 + (int(point) > self.middle) - (int(point) < self.middle)]

    def level(self, mean: float) -> str:
        """Return the level of a mean score; halfway belongs to the point above."""
        if mean < self.middle - NEAR_MIDDLE:
            return LEVELS[0]
        return LEVELS[2] if mean >= self.middle + NEAR_MIDDLE else LEVELS[1]

    def clip(self, value: float) -> float:
        """Return the value, or the end of the scale that it lies beyond."""
        return min(max(value, self.lowest), self.highest)

    def widen(self, means: Iterable[float]) -> "Scale":
        """Return the scale, or the smallest that has all the means."""
        most = max(means, default=self.points)
        return Scale(next((n for n in POINTS if n >= max(self.points, most)), self.points))

    def depth(self, mean: float) -> float:
        """Return how far a mean lies from the nearer end."""
        return min(mean - self.lowest, self.highest - mean)


FIVE_POINTS = Scale(5)


def find_scale(names: Iterable[str]) -> Scale | None:
    """Return the scale whose points the names are, in their order; None if there is none."""
    written = tuple(names)
    scale = Scale(len(written))
    return scale if len(written) in POINTS and written == scale.names else None


def find_scales(names: Iterable[tuple[Key, str]]) -> dict[Key, Scale]:
    """Return the scales among lists of names; each name comes with the key of its list."""
    lists: dict[Key, list[str]] = {}
    for key, name in names:
        lists.setdefault(key, []).append(name)
    return {key: scale for key, each in lists.items() if (scale := find_scale(each))}
