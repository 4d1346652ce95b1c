"""Rules about ratings, scales, background questions and publication."""

import re
from collections import defaultdict
from collections.abc import Iterator

from collector.core.questionnaire.rows import Problem, SheetRow, SheetRows, guess
from collector.core.questionnaire.scale import POINTS, Scale, find_scale
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.texts.messages import advise

MAX_BACKGROUND = 2
"""Questions about the person; more would single people out."""

_SCALE_NAME = re.compile(r"[a-z][a-z0-9_]*")


def check_ratings_are_balanced(lines: SheetRows) -> Iterator[Problem]:
    """Yield rating lists that lack the middle or a side, are out of order, or end before dk."""
    for name, choices in lines.lists.items():
        if not lines.is_rating(name):
            continue
        points = lines.points(name)
        if find_scale(points) is None:
            balanced = " ".join(Scale(_nearest(len(points))).names)
            message = advise(
                "rating_lopsided", name=name, points=" ".join(points), balanced=balanced
            )
            yield choices[0].problem("name", message)
        for line in choices[: len(points)]:
            if line["missing"]:
                yield line.problem("name", advise("rating_missing_last"))


def _nearest(points: int) -> int:
    """Return the allowed number of points that is nearest, the larger of two."""
    return min(reversed(POINTS), key=lambda allowed: abs(allowed - points))


def check_scales_share_a_list(lines: SheetRows) -> Iterator[Problem]:
    """Yield ratings of one scale that use another list than its first rating."""
    scales: dict[str, list[SheetRow]] = defaultdict(list)
    for line in lines.questions:
        if line["bind::scale"] and lines.is_rating(line.list_name):
            scales[line["bind::scale"]].append(line)
    for scale, (first, *others) in scales.items():
        for line in others:
            if line.list_name != first.list_name:
                about = {"name": line.list_name, "other": first.list_name, "question": first.name}
                yield line.problem("type", advise("scale_lists", **about, scale=scale))


def check_scale_names(lines: SheetRows) -> Iterator[Problem]:
    """Yield names of scales that cannot be names in tables and addresses."""
    for line in lines.questions:
        if line["bind::scale"] and not _SCALE_NAME.fullmatch(line["bind::scale"]):
            yield line.problem("bind::scale", advise("name_symbols"))


def check_background_is_short(lines: SheetRows) -> Iterator[Problem]:
    """Yield background questions beyond the second."""
    background = [line for line in lines.questions if line["bind::scale"] == "background"]
    for line in background[MAX_BACKGROUND:]:
        yield line.problem("bind::scale", advise("background_long", number=MAX_BACKGROUND))


def check_reverse_items_are_ratings(lines: SheetRows) -> Iterator[Problem]:
    """Yield reverse items that cannot be reversed."""
    for line in lines.questions:
        if line["bind::reverse"] and not lines.is_rating(line.list_name):
            yield line.problem("bind::reverse", advise("reverse_rating"))


def check_then_items(lines: SheetRows) -> Iterator[Problem]:
    """Yield "then" items of something that is not a question with the same list."""
    for line in lines.questions:
        name = line["bind::then_item_of"]
        if not name:
            continue
        target = lines.named.get(name)
        if target is None or not target.is_question or target is line:
            others = lines.named.keys() - {line.name}
            nothing, item = (
                advise(kind, name=name) for kind in ("then_nothing", "then_nothing_name")
            )
            yield line.problem("bind::then_item_of", guess(name, others, nothing, item))
        elif target.list_name != line.list_name:
            message = advise("then_list", name=name, list=target.list_name)
            yield line.problem("bind::then_item_of", message)


def check_publication(lines: SheetRows) -> Iterator[Problem]:
    """Yield texts that would be published raw (R9) and breakdowns by what makes no groups (R3)."""
    for line in lines.questions:
        public = line["bind::public"]
        if QUESTION_TYPES[line.type].is_text and public not in {"", "never"}:
            yield line.problem("bind::public", advise("text_never_raw"))
        elif public == "breakdown" and not QUESTION_TYPES[line.type].makes_groups:
            yield line.problem("bind::public", advise("breakdown_groups"))
