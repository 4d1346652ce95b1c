"""The fields of a series' analysis plan: its primary scales and which change of each matters.

Errors are keys of the organiser's texts, below `primary_error_`.
"""

from dataclasses import dataclass, replace

from werkzeug.datastructures import MultiDict

from collector.core.events.analysis_plan import (
    MOST_PRIMARY,
    AnalysisPlan,
    Scales,
    read_benchmark,
)
from collector.core.wording.change import benchmark_decimals
from collector.texts.languages import Language
from collector.texts.numerals import write_number
from collector.web.organiser.events.plan_form import Problem

Sent = MultiDict[str, str]


@dataclass(frozen=True)
class ScaleField:
    """What the form shows of one scale: whether it is primary, and the change as it is written."""

    scale: str
    points: int
    is_primary: bool
    change: str
    usual: str
    error: str = ""


@dataclass(frozen=True)
class PrimaryFields:
    """The fields of all scales of a series; `error` is about the choice of primary scales."""

    prefix: str = ""
    scales: tuple[ScaleField, ...] = ()
    error: str = ""

    @property
    def problems(self) -> list[Problem]:
        """Return every field that must change, in the order of the page."""
        chosen = [(f"{self.prefix}primary", self.error)] if self.error else []
        wrong = [each for each in self.scales if each.error]
        return [*chosen, *((f"{self.prefix}change-{each.scale}", each.error) for each in wrong)]

    def read(self, plan: AnalysisPlan) -> AnalysisPlan:
        """Return the plan that the fields, which have no problem, make of another."""
        if not self.scales:
            return plan
        typed = {each.scale: read_benchmark(each.change, each.points) for each in self.scales}
        kept = {scale: change for scale, change in plan.benchmarks if scale not in typed}
        usual = {
            each.scale: AnalysisPlan().benchmark(each.scale, each.points) for each in self.scales
        }
        own = {
            scale: change for scale, change in typed.items() if change and change != usual[scale]
        }
        named = tuple(each.scale for each in self.scales if each.is_primary)
        return replace(plan, primary_scales=named, benchmarks=tuple((kept | own).items()))


def show_fields(
    plan: AnalysisPlan, scales: Scales, language: Language, prefix: str = ""
) -> PrimaryFields:
    """Return the fields as they stand for a plan in a series that asks these scales."""
    settled, usual = plan.settle(scales, ""), AnalysisPlan()

    def write(change: float) -> str:
        return write_number(change, benchmark_decimals(change), language)

    rows = (
        ScaleField(
            scale=scale,
            points=max(points),
            is_primary=scale in settled.primary_scales,
            change=write(settled.benchmark(scale, max(points))),
            usual=write(usual.benchmark(scale, max(points))),
        )
        for scale, points in scales.items()
    )
    return PrimaryFields(prefix, tuple(rows))


def take_fields(shown: PrimaryFields, sent: Sent) -> PrimaryFields:
    """Return the fields with what was sent, each with its problem; as shown if none was sent."""
    prefix = shown.prefix
    if not any(f"{prefix}change-{each.scale}" in sent for each in shown.scales):
        return shown
    chosen = set(sent.getlist(f"{prefix}primary"))
    rows = [
        _take(each, sent.get(f"{prefix}change-{each.scale}", ""), is_primary=each.scale in chosen)
        for each in shown.scales
    ]
    return PrimaryFields(prefix, tuple(rows), _judge(chosen, {each.scale for each in rows}))


def _take(field: ScaleField, typed: str, *, is_primary: bool) -> ScaleField:
    change = typed.strip()
    is_wrong = change and read_benchmark(change, field.points) is None
    return replace(
        field, is_primary=is_primary, change=change, error="benchmark" if is_wrong else ""
    )


def _judge(chosen: set[str], known: set[str]) -> str:
    if chosen - known:
        return "unknown"
    if len(chosen) > MOST_PRIMARY:
        return "many"
    return "" if chosen else "none"
