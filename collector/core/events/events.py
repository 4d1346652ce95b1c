"""A series of events and one event of it; dates are days in the organiser's place."""

from dataclasses import dataclass, field
from datetime import date, time

from collector.core.events.analysis_plan import AnalysisPlan
from collector.core.linking.linkage import LinkingPlan
from collector.texts.languages import Translated

NOTHING = Translated("", "", "")

COMPARED = ("comparison_event", "control_scale", "chosen_low")
"""What says with what the change of an event is compared; it is fixed with the plan."""


@dataclass(frozen=True)
class Series:
    """A programme of events repeated over years.

    `plan` says by what its events are judged; `threshold` is the k of disclosure control, 5 or more
    respondents; `needs_approval` says that a second person approves every edition.
    """

    id: int
    slug: str
    title: Translated
    organiser: Translated
    contact: str
    plan: AnalysisPlan = field(default_factory=AnalysisPlan)
    threshold: int = 10
    needs_approval: bool = False


@dataclass(frozen=True)
class Event:
    """One seminar or conference; `simulated` events say so on every page and table.

    It begins at `starts_at` on its first day and ends at `ends_at` on its last. `partners` and
    `topics` stand in invitations; `moderator` may be a person and is for organisers alone.
    `plan` is by what it is judged, from the day on which its first wave opened. Its change is
    compared with that of `comparison_event`, another one of its series, or of `control_scale`,
    which it does not touch; `chosen_low` says that people were invited for their low scores.
    """

    id: int
    series_id: int
    slug: str
    title: Translated
    place: Translated
    starts: date
    ends: date
    head_count: int
    sealing: date
    simulated: bool = False
    linking: LinkingPlan = field(default_factory=LinkingPlan)
    starts_at: time = time(9)
    ends_at: time = time(16)
    partners: Translated = NOTHING
    topics: Translated = NOTHING
    moderator: str = ""
    plan: AnalysisPlan | None = None
    comparison_event: str = ""
    control_scale: str = ""
    chosen_low: bool = False
