"""The fields of a series' analysis plan: its primary scales and which change of each matters.

Errors are keys of the organiser's texts, below `primary_error_`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from werkzeug.datastructures import MultiDict

from collector.core.events.analysis_plan import AnalysisPlan, Scales
from collector.core.wording.change import benchmark_decimals
from collector.errors import PlanError
from collector.texts.languages import Language
from collector.texts.numerals import write_number
from collector.web.organiser.events.plan_form import Problem


@dataclass(frozen=True)
class PrimaryFields:
    """The fields of the scales that a series asks, as its plan stands or as they were sent."""

    plan: AnalysisPlan
    scales: Scales
    language: Language
    prefix: str = ""
    sent: MultiDict[str, str] = field(default_factory=MultiDict)

    @cached_property
    def typed(self) -> Mapping[str, str]:
        """Return the changes that were sent."""
        names = {scale: f"{self.prefix}change-{scale}" for scale in self.scales}
        return {at: self.sent[name].strip() for at, name in names.items() if name in self.sent}

    @cached_property
    def chosen(self) -> Collection[str]:
        """Return the primary scales."""
        shown = self.plan.settle(self.scales, "").primary_scales
        return self.sent.getlist(f"{self.prefix}primary") if self.typed else shown

    @cached_property
    def errors(self) -> Mapping[str, str]:
        """Return what must change by scale; below "" it is the choice of primary scales."""
        try:
            self.read()
        except PlanError as error:
            return error.problems
        return {}

    @property
    def problems(self) -> list[Problem]:
        """Return every field that must change, in the order of the page."""
        ids = {"": "primary"} | {scale: f"change-{scale}" for scale in self.scales}
        return [(self.prefix + ids[at], self.errors[at]) for at in ids if at in self.errors]

    def read(self) -> AnalysisPlan:
        """Return the plan that the fields make, or raise PlanError."""
        return self.plan.change(self.scales, self.chosen, self.typed) if self.typed else self.plan

    def usual(self, scale: str, plan: AnalysisPlan | None = None) -> str:
        """Return the change that usually matters, or that of a plan."""
        change = (plan or AnalysisPlan()).benchmark(scale, max(self.scales[scale]))
        return write_number(change, benchmark_decimals(change), self.language)
