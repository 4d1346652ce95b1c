"""Families: findings that are judged together, and how often each family may be wrong.

Where nothing happened, at most one comparison in twenty may say anything that is not so. The
families of a comparison share these five per cent. Primary scales have most of them, because the
seminar is judged by them; what is left is enough to find what is plain to see.
"""

from enum import StrEnum

from collector.core.events.analysis_plan import AnalysisPlan
from collector.core.rows.parts import Kind


class Family(StrEnum):
    """What is judged together."""

    PRIMARY = "primary"
    SCALES = "scales"
    ITEMS = "items"
    CHOICES = "choices"
    """Lists of choices, however many: how many people chose each, and how many each person."""
    LEADERS = "leaders"
    """What most people chose, in a list of choices or in the texts that they wrote."""
    UNKNOWING = "unknowing"
    """From and to "don't know"."""
    LOOKING_BACK = "looking_back"
    DRIVERS = "drivers"
    LEAVERS = "leavers"
    """People who were not linked, against those who were."""


LEVELS = {
    Family.PRIMARY: 0.04,
    Family.SCALES: 0.001,
    Family.ITEMS: 0.001,
    Family.CHOICES: 0.001,
    Family.LEADERS: 0.0005,
    Family.UNKNOWING: 0.0005,
    Family.LOOKING_BACK: 0.001,
    Family.DRIVERS: 0.001,
    Family.LEAVERS: 0.002,
}
"""How often anything in a family is found where nothing is; together they are less than 0.05."""

LISTS_WITH_LEADERS = 5
"""Risks before and after, partners, barriers and texts: in each something may be said to lead."""

LEADER_LEVEL = LEVELS[Family.LEADERS] / LISTS_WITH_LEADERS
"""How often something leads in one of them where nothing does."""


def find_family(kind: Kind, name: str, plan: AnalysisPlan) -> Family:
    """Return the family of the change of a scale or an item."""
    if kind == "item":
        return Family.ITEMS
    return Family.PRIMARY if name in plan.primary_scales else Family.SCALES
