"""What a report is computed from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from collector.core.analysis.comparisons import AskedWave, Comparison, Pairs
from collector.core.events.events import Event
from collector.core.linking.linkage import Linking
from collector.core.waves import WaveName
from collector.texts.languages import Translated


@dataclass(frozen=True)
class OtherEvent:
    """Another event of the series, with its waves that have ended, for trends."""

    event: Event
    waves: Sequence[AskedWave]


@dataclass(frozen=True)
class Evidence:
    """What a report is computed from.

    `pairs` holds the linked responses of each comparison whose waves were both planned;
    `duplicates` counts responses that were not linked because their code was used twice;
    `linking` says how they were linked (`core/linking/linkage`); `coded` has risk and stage of
    every text whose coding was approved.
    """

    waves: Sequence[AskedWave]
    pairs: Mapping[Comparison, Pairs]
    duplicates: int
    others: Sequence[OtherEvent] = ()
    linking: Linking | None = None
    coded: Sequence[tuple[str, str]] = ()

    def wave(self, name: WaveName) -> AskedWave | None:
        """Return what a wave asked and was answered, or None if it was not planned."""
        return next((wave for wave in self.waves if wave.name == name), None)

    def labels(self, question: str) -> dict[str, Translated]:
        """Return the labels of a question's choices by name, in whatever wave asks it."""
        return {
            choice.name: choice.label
            for wave in self.waves
            if question in wave.questionnaire.questions
            for choice in wave.questionnaire.questions[question].choices
        }

    def compared_waves(self) -> Iterator[tuple[Comparison, AskedWave, AskedWave]]:
        """Yield every comparison with its wave before and its wave after."""
        waves = {wave.name: wave for wave in self.waves}
        for comparison in self.pairs:
            before, after = comparison.waves
            yield comparison, waves[before], waves[after]
