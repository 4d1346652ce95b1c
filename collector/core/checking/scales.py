"""Rules about ratings, scales, background questions and publication."""

import re
from collections.abc import Iterator

from collector.core.questionnaire.rows import Problem, SheetRow, SheetRows, guess
from collector.core.questionnaire.scale import POINTS, Scale, find_scale
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.texts.messages import Message, advise

MAX_BACKGROUND = 2  # questions about the person; more would single people out

_SCALE_NAME = re.compile(r"[a-z][a-z0-9_]*")


def check_ratings_are_balanced(lines: SheetRows) -> Iterator[Problem]:
    """Yield rating lists that lack the middle or a side, are out of order, or end before dk."""
    for name in filter(lines.is_rating, lines.lists):
        choices, points = lines.lists[name], lines.points(name)
        if find_scale(points) is None:
            # The allowed number of points that is nearest, the larger of two.
            nearest = min(reversed(POINTS), key=lambda number: abs(number - len(points)))
            about = {"points": " ".join(points), "balanced": " ".join(Scale(nearest).names)}
            yield choices[0].problem("name", advise("rating_lopsided", name=name, **about))
        for line in choices[: len(points)]:
            if line["missing"]:
                yield line.problem("name", advise("rating_missing_last"))


def check_scales_share_a_list(lines: SheetRows) -> Iterator[Problem]:
    """Yield ratings of one scale that use another list than its first rating."""
    firsts: dict[str, SheetRow] = {}
    for line in lines.questions:
        scale = line["bind::scale"]
        if scale and lines.is_rating(line.list_name):
            first = firsts.setdefault(scale, line)
            if line.list_name != first.list_name:
                about = {"name": line.list_name, "other": first.list_name, "question": first.name}
                yield line.problem("type", advise("scale_lists", **about, scale=scale))


def check_scale_name(_lines: SheetRows, line: SheetRow) -> Iterator[Message]:
    """Refuse the name of a scale that cannot be a name in tables and addresses."""
    if line["bind::scale"] and not _SCALE_NAME.fullmatch(line["bind::scale"]):
        yield advise("name_symbols")


def check_background_is_short(lines: SheetRows) -> Iterator[Problem]:
    """Yield background questions beyond the second."""
    background = [line for line in lines.questions if line["bind::scale"] == "background"]
    for line in background[MAX_BACKGROUND:]:
        yield line.problem("bind::scale", advise("background_long", number=MAX_BACKGROUND))


def check_reverse_item(lines: SheetRows, line: SheetRow) -> Iterator[Message]:
    """Refuse a reverse item that cannot be reversed."""
    if line["bind::reverse"] and not lines.is_rating(line.list_name):
        yield advise("reverse_rating")


def check_then_item(lines: SheetRows, line: SheetRow) -> Iterator[Message]:
    """Refuse a "then" item of something that is not another question with the same list."""
    name = line["bind::then_item_of"]
    target = lines.named.get(name)
    if name and (target is None or not target.is_question or target is line):
        others = lines.named.keys() - {line.name}
        yield guess(name, others, "then_nothing", "then_nothing_name", name=name)
    elif name and target and target.list_name != line.list_name:
        yield advise("then_list", name=name, list=target.list_name)


def check_publication(_lines: SheetRows, line: SheetRow) -> Iterator[Message]:
    """Refuse texts that would be published raw (R9) and breakdowns that make no groups (R3)."""
    public, kind = line["bind::public"], QUESTION_TYPES[line.type]
    if kind.is_text and public not in {"", "never"}:
        yield advise("text_never_raw")
    elif public == "breakdown" and not kind.makes_groups:
        yield advise("breakdown_groups")
