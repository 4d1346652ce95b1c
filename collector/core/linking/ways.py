"""The ways to link a participant's waves, and which of them an event offers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from collector.core.linking.self_generated_code import ELEMENTS
from collector.texts.languages import Translated


class Way(StrEnum):
    """One way to link, in the order in which they are usually offered."""

    CARD = "card"
    PHONE = "phone"
    PERSONAL = "personal"


WITHOUT = "none"
"""What the field `link_way` says of somebody who answers without linking; always on offer."""

LINK_FIELDS = frozenset({"link_way", "card_code", *ELEMENTS})
"""Fields of the participant's page about linking."""


@dataclass(frozen=True)
class LinkingPlan:
    """The ways that an event offers, in their order; none means that linking is not offered.

    `texts` replaces the page's own sentence about a way.
    """

    ways: tuple[Way, ...] = tuple(Way)
    texts: Mapping[Way, Translated] = field(default_factory=dict, hash=False)
