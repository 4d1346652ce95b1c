"""What the linked people of a planned event would show, as far as its series lets expect."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from collector.actions.events.plan_event import list_event_scales
from collector.core.analysis.families import LEVELS, Family
from collector.core.events.analysis_plan import AnalysisPlan
from collector.core.events.events import Event, Series
from collector.core.questionnaire.scale import FIVE_POINTS
from collector.core.statistics.power import LINKED, SPREAD, Reach, pool_spreads
from collector.core.wording.change import benchmark_decimals
from collector.formats.plots.reach import write_reach
from collector.store.publication.results import SeenChange, list_seen
from collector.texts.catalogue import translate
from collector.texts.numerals import write_count, write_number, write_proportion
from collector.web.organiser.frame.frame import reader
from collector.web.site.service import service


@dataclass(frozen=True)
class Expected:
    """One sentence, and one chart with its description."""

    sentence: str
    described: str
    svg: str


def describe_reach(series: Series, event: Event, model: Event | None = None) -> Expected:
    """Say what change the people expected would show, and how many show one that matters.

    The waves asked are those of the event or, until it is planned, of its model.
    """
    language = reader()
    seen = list_seen(service().db(), series.id, simulated=event.simulated)
    scale, points, plan = _find_scale(series, event, model or event)
    spread = pool_spreads([(each.n, each.spread) for each in seen if each.name == scale])
    share = _find_share(seen)
    # Against another event both changes vary, so the difference has twice the variance.
    wider = math.sqrt(2) if event.comparison_event else 1.0
    reach = Reach(
        n=round(share * event.head_count),
        spread=(spread or SPREAD * (points - 1)) * wider,
        benchmark=plan.benchmark(scale, points),
        level=LEVELS[Family.PRIMARY] / len(plan.primary_scales),
    )
    values = {
        "n": write_count(reach.n),
        "people": write_count(event.head_count),
        "share": write_proportion(share, 0, language),
        "smallest": write_number(math.ceil(10 * min(reach.smallest, points)) / 10, 1, language),
        "benchmark": write_number(reach.benchmark, benchmark_decimals(reach.benchmark), language),
        "needed": write_count(reach.needed),
        "spread": write_number(reach.spread, 2, language),
    }
    keys = ["planned" if reach.smallest <= points - 1 else "needed"]
    keys += ["seen" if spread else "assumed", *(["each"] if event.comparison_event else [])]
    said = (translate("organiser", language, f"reach_{key}", **values) for key in keys)
    return Expected(" ".join(said), *write_reach(reach, language))


def _find_scale(series: Series, event: Event, asked: Event) -> tuple[str, int, AnalysisPlan]:
    """Return the first primary scale with its points, and the plan; of nothing asked, the usual."""
    scales = list_event_scales(service().db(), asked)
    plan = (event.plan or series.plan).settle(scales, "") if scales else series.plan
    scale = plan.primary_scales[0]
    return scale, max(scales.get(scale, [FIVE_POINTS.points])), plan


def _find_share(seen: Sequence[SeenChange]) -> float:
    """Return what share of the people expected were linked at earlier events."""
    held = {each.event_id: each for each in seen}.values()
    expected = sum(each.head_count for each in held)
    pairs = sum(each.pairs for each in held)
    return min(1.0, pairs / expected) if pairs and expected else LINKED
