"""What can be wrong with a workbook before its cells make a questionnaire, each with its place.

The sentences stand in `workbook_texts`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from collector.texts.languages import Language
from collector.texts.workbook import SENTENCES


@dataclass(frozen=True)
class WorkbookProblem:
    """One problem; `place` is a cell as `survey!C7`, a sheet, or empty for the file itself."""

    place: str
    reason: str
    details: Mapping[str, str | int] = field(default_factory=dict)

    def say(self, language: Language) -> str:
        """Return the place and the sentence that says what to do."""
        sentence = SENTENCES[self.reason][language].format_map(self.details)
        return f"{self.place}: {sentence}" if self.place else sentence

    def __str__(self) -> str:
        """Return it in English, as commands say it."""
        return self.say("en")
