"""Which scales are primary and which change matters, in words, and since when that is fixed."""

from datetime import date
from functools import partial

from collector.core.events.analysis_plan import REPLACED, UNRECORDED, AnalysisPlan
from collector.core.wording.change import write_benchmark
from collector.texts.catalogue import Phrases
from collector.texts.languages import Translated
from collector.texts.numerals import write_day, write_month
from collector.texts.subjects import scale_name

PHRASES = Phrases("wording", "plan")


def describe_plan(plan: AnalysisPlan, *, is_public: bool = False) -> Translated | None:
    """Say which scales are primary and since when; None of questionnaires without a scale.

    In public nothing is finer than a month (R7).
    """
    if not plan.primary_scales:
        return None
    scales = Translated.join(", ", (_tell_scale(plan, each) for each in plan.primary_scales))
    if plan.locked in {"", UNRECORDED, REPLACED}:
        return PHRASES.fill(plan.locked or "open", scales=scales)
    day = partial(write_day, date.fromisoformat(plan.locked))
    return PHRASES.fill("fixed", scales=scales, day=write_month(plan.locked) if is_public else day)


def _tell_scale(plan: AnalysisPlan, scale: str) -> Translated:
    change = partial(write_benchmark, dict(plan.benchmarks)[scale])
    return PHRASES.fill("scale", scale=scale_name(scale), change=change)
