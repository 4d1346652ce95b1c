"""Rules about ratings, scales, background questions and publication."""

import re
from collections import defaultdict
from collections.abc import Iterator

from collector.core.questionnaire.model import RATING_POINTS
from collector.core.questionnaire.problems import Problem
from collector.core.questionnaire.rows import SheetRow, SheetRows, guess
from collector.core.questionnaire.types import QUESTION_TYPES

MAX_BACKGROUND = 2
"""Questions about the person; more would single people out."""

_SCALE_NAME = re.compile(r"[a-z][a-z0-9_]*")


def check_ratings_are_balanced(lines: SheetRows) -> Iterator[Problem]:
    """Yield rating lists that lack the middle or a side, are out of order, or end before dk."""
    for name, choices in lines.lists.items():
        if not lines.is_rating(name):
            continue
        points = lines.points(name)
        if points != RATING_POINTS:
            message = (
                f"the rating {name} has the points {' '.join(points)}; write 1 2 3 4 5 in this "
                "order, so that both sides and the middle are there (or name choices by words)"
            )
            yield choices[0].problem("name", message)
        for line in choices[: len(points)]:
            if line["missing"]:
                yield line.problem("name", "put the missing choice after the points of the rating")


def check_scales_share_a_list(lines: SheetRows) -> Iterator[Problem]:
    """Yield ratings of one scale that use another list than its first rating."""
    scales: dict[str, list[SheetRow]] = defaultdict(list)
    for line in lines.questions:
        if line["bind::scale"] and lines.is_rating(line.list_name):
            scales[line["bind::scale"]].append(line)
    for scale, (first, *others) in scales.items():
        for line in others:
            if line.list_name != first.list_name:
                message = (
                    f"{line.list_name} is another list than {first.list_name} of {first.name} "
                    f"in the same scale {scale}; use one list"
                )
                yield line.problem("type", message)


def check_scale_names(lines: SheetRows) -> Iterator[Problem]:
    """Yield names of scales that cannot be names in tables and addresses."""
    for line in lines.questions:
        if line["bind::scale"] and not _SCALE_NAME.fullmatch(line["bind::scale"]):
            message = "begin with a small letter a-z and use only small letters, digits and _"
            yield line.problem("bind::scale", message)


def check_background_is_short(lines: SheetRows) -> Iterator[Problem]:
    """Yield background questions beyond the second."""
    background = [line for line in lines.questions if line["bind::scale"] == "background"]
    for line in background[MAX_BACKGROUND:]:
        message = f"more than {MAX_BACKGROUND} background questions single people out; remove one"
        yield line.problem("bind::scale", message)


def check_reverse_items_are_ratings(lines: SheetRows) -> Iterator[Problem]:
    """Yield reverse items that cannot be reversed."""
    for line in lines.questions:
        if line["bind::reverse"] and not lines.is_rating(line.list_name):
            message = "only a rating from 1 to 5 can be turned round; empty the cell"
            yield line.problem("bind::reverse", message)


def check_then_items(lines: SheetRows) -> Iterator[Problem]:
    """Yield "then" items of something that is not a question with the same list."""
    for line in lines.questions:
        name = line["bind::then_item_of"]
        if not name:
            continue
        target = lines.named.get(name)
        if target is None or not target.is_question or target is line:
            advice = (
                guess(name, lines.named.keys() - {line.name}) or "; name the item it looks back on"
            )
            yield line.problem("bind::then_item_of", f"{name} is no other question{advice}")
        elif target.list_name != line.list_name:
            message = f"use the list of {name} ({target.list_name}), so that the two compare"
            yield line.problem("bind::then_item_of", message)


def check_publication(lines: SheetRows) -> Iterator[Problem]:
    """Yield texts that would be published raw (R9) and breakdowns by what makes no groups (R3)."""
    for line in lines.questions:
        public = line["bind::public"]
        if QUESTION_TYPES[line.type].is_text and public not in {"", "never"}:
            yield line.problem("bind::public", "texts are never published raw; write never")
        elif public == "breakdown" and line.type != "select_one":
            yield line.problem("bind::public", "only select_one makes groups; write results")
