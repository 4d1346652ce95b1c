"""Which scales are primary and which change matters, in words, and since when that is fixed."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

from collector.core.events.analysis_plan import REPLACED, UNRECORDED, AnalysisPlan
from collector.core.events.events import Event
from collector.core.rows.report import EventPart
from collector.core.wording.change import write_benchmark
from collector.texts.catalogue import Phrases
from collector.texts.languages import Language, Translated
from collector.texts.numerals import write_day, write_month
from collector.texts.subjects import quotable, scale_name

PHRASES, COMPARED = Phrases("wording", "plan"), Phrases("wording", "plan_compared")

Titles = Mapping[str, Mapping[Language, str]]  # of events, by their short names


def describe_plan(
    plan: AnalysisPlan,
    event: Event | EventPart | None = None,
    titles: Titles | None = None,
    *,
    is_public: bool = False,
) -> Translated | None:
    """Say which scales are primary and since when; None of questionnaires without a scale.

    Of an event it also says with what its change is compared. In public nothing is finer than a
    month (R7), and no other event is named, because it may not be published.
    """
    if not plan.primary_scales:
        return None
    judged = _describe_scales(plan, is_public=is_public)
    if event is None:
        return judged
    named = {} if is_public or titles is None else titles
    return Translated.join(" ", [judged, *_describe_comparison(event, plan, named)])


def _describe_scales(plan: AnalysisPlan, *, is_public: bool) -> Translated:
    scales = Translated.join(", ", (_tell_scale(plan, each) for each in plan.primary_scales))
    if plan.locked in {"", UNRECORDED, REPLACED}:
        return PHRASES.fill(plan.locked or "open", scales=scales)
    day = partial(write_day, date.fromisoformat(plan.locked))
    return PHRASES.fill("fixed", scales=scales, day=write_month(plan.locked) if is_public else day)


def _describe_comparison(
    event: Event | EventPart, plan: AnalysisPlan, titles: Titles
) -> Iterator[Translated]:
    if event.comparison_event in titles:
        yield COMPARED.fill("event", against=quotable(titles[event.comparison_event]))
    elif event.comparison_event:
        yield COMPARED["public"]
    elif event.control_scale:
        yield COMPARED.fill("scale", against=scale_name(event.control_scale))
    else:
        yield COMPARED["none"]
    if event.chosen_low:
        yield COMPARED["low"]
    if plan.compared:
        yield COMPARED["fixed"]


def _tell_scale(plan: AnalysisPlan, scale: str) -> Translated:
    change = partial(write_benchmark, dict(plan.benchmarks)[scale])
    return PHRASES.fill("scale", scale=scale_name(scale), change=change)
