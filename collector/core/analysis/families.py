"""Families: findings that are judged together, and how often each family may be wrong.

Where nothing happened, at most one comparison in twenty may say anything that is not so. The
families of a comparison share these five per cent. Primary scales have most of them, because the
seminar is judged by them; what is left is enough to find what is plain to see.
"""

from enum import Enum

from collector.core.events.analysis_plan import AnalysisPlan
from collector.core.rows.parts import Kind


class Family(Enum):
    """What is judged together, and how often anything in it is found where nothing is.

    All families together find something so in less than 5 % of cases.
    """

    PRIMARY = "primary", 0.04
    SCALES = "scales", 0.001
    ITEMS = "items", 0.001
    CHOICES = "choices", 0.001
    """Lists of choices, however many: how many people chose each, and how many each person."""
    LEADERS = "leaders", 0.0005
    """What most people chose, in a list of choices or in the texts that they wrote."""
    UNKNOWING = "unknowing", 0.0005
    """From and to "don't know"."""
    LOOKING_BACK = "looking_back", 0.001
    DRIVERS = "drivers", 0.001
    LEAVERS = "leavers", 0.002
    """People who were not linked, against those who were."""

    @property
    def level(self) -> float:
        """Return how often."""
        return self.value[1]


LISTS_WITH_LEADERS = 5
"""Risks before and after, partners, barriers and texts: in each something may be said to lead."""

LEADER_LEVEL = Family.LEADERS.level / LISTS_WITH_LEADERS
"""How often something leads in one of them where nothing does."""


def find_family(kind: Kind, name: str, plan: AnalysisPlan) -> Family:
    """Return the family of the change of a scale or an item."""
    if kind == "item":
        return Family.ITEMS
    return Family.PRIMARY if name in plan.primary_scales else Family.SCALES
