"""Which scales are primary and which change matters, in words, and since when that is fixed."""

from datetime import date

from collector.core.events.analysis_plan import REPLACED, UNRECORDED, AnalysisPlan
from collector.core.wording.change import benchmark_decimals
from collector.texts.catalogue import Phrases, translate
from collector.texts.days import write_day
from collector.texts.languages import Language, Translated
from collector.texts.numerals import write_month, write_number
from collector.texts.subjects import scale_name

PHRASES = Phrases("wording", "plan")


def describe_plan(plan: AnalysisPlan, *, is_public: bool = False) -> Translated | None:
    """Say which scales are primary and since when; None of questionnaires without a scale.

    In public nothing is finer than a month (R7).
    """
    if not plan.primary_scales:
        return None
    is_day = plan.locked not in {"", UNRECORDED, REPLACED}
    words = PHRASES["fixed" if is_day else plan.locked or "open"]

    def day(language: Language) -> str:
        if not is_day:
            return ""
        locked = date.fromisoformat(plan.locked)
        return write_month(plan.locked) if is_public else write_day(locked, language)

    return words.fill(scales=lambda at: _list(plan, at), day=day)


def _list(plan: AnalysisPlan, language: Language) -> str:
    changes = dict(plan.benchmarks)
    return ", ".join(
        translate(
            "wording",
            language,
            "plan.scale",
            scale=scale_name(scale)[language],
            change=write_number(changes[scale], benchmark_decimals(changes[scale]), language),
        )
        for scale in plan.primary_scales
    )
