"""What a sentence claims, read off its English words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from collector.core.disclosure.release import make_release
from collector.core.report.document import make_report
from collector.core.rows.report import Told
from collector.errors import PublicationError
from collector.formats.plots.report_charts import list_drawings
from tests.simulations.events import SERIES, World, hold_event

CLAIMS = {
    "change": r"\b(rose|risen|fell|fallen)\b|rise right after|were rated (lower|higher)",
    "leavers": r"gave (higher|lower) ratings",
    "others": r"changed differently",
    "lists": r"(?<!no )(more|less) often\b(?!.*not)|people now .*(more|fewer)",
    "first": r"most often|fewest people|begin the next|highest afterwards",
    "together": r"(?<!what )(?<!clearly )goes together with",
    "apart": r"look first at|with usefulness most",
    "yardstick": r"looking back, people rated .*(lower|higher)",
    "trend": r"compared with .*: (higher|lower)|same words – .*(higher|lower):",
    "knowing": r"true share of people who (do not know|can answer) rose",
}
"""What is claimed, by the words that claim it; where nothing happened nothing supports it."""


@dataclass(frozen=True)
class Said:
    """A sentence, where it stands and of which comparison it is."""

    surface: str
    comparison: str
    words: str

    @property
    def claims(self) -> set[str]:
        """Return the kinds of what is claimed."""
        words = self.words.replace("\u00a0", " ")
        found = {kind for kind, said in CLAIMS.items() if re.search(said, words, re.IGNORECASE)}
        return found - {"change"} if "knowing" in found else found


def list_said(told: Told, surface: str) -> Iterator[Said]:
    """Yield every sentence and every title that is shown, of charts too."""
    for each in told.statements:
        yield Said(surface, each.comparison, each.words.en)
        if each.title is not None:
            yield Said(f"{surface} title", each.comparison, each.title.en)
    for drawing in list_drawings(told):
        yield Said(f"{surface} chart", drawing.part, drawing.draw("en").title)


def read_event(world: World, n: int, random) -> list[Said]:
    """Return everything that is said of a simulated event, to organisers and in public."""
    event, evidence = hold_event(world, n, random)
    report = make_report(SERIES, event, evidence)
    said = list(list_said(report, "report"))
    try:
        release = make_release(report, [wave.name for wave in evidence.waves], SERIES.threshold)
    except PublicationError:
        return said
    return [*said, *list_said(release, "public")]


def list_unsupported(world: World, said: list[Said], comparison: str) -> list[Said]:
    """Return what is said of a comparison, or of no single one, and is not so."""
    about = [each for each in said if each.comparison in {"", "pre", "post", comparison}]
    return [each for each in about if each.claims - world.truths]
