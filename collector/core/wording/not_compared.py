"""Sentences about what was not compared, and why: the true reason, with what differed."""

from collections.abc import Iterable, Iterator, Sequence

from collector.core.questionnaire.asked import Difference, DifferenceKind
from collector.core.rows.answers import AskedQuestion, choice_labels
from collector.core.rows.changes import NoComparison, NotCompared
from collector.texts.catalogue import Phrases
from collector.texts.languages import Translated
from collector.texts.subjects import quote, scale_name

PHRASES = Phrases("not_compared")
NOTHING = Translated("", "", "")
TYPES, LANGUAGE_NAMES = Phrases("question_types"), Phrases("tables")


def describe_not_compared(
    rows: Iterable[NotCompared], questions: Sequence[AskedQuestion]
) -> list[Translated]:
    """Return why rows were not compared, a sentence for all of which the same is said."""
    named: dict[tuple[Translated, Translated], list[NotCompared]] = {}
    for row in rows:
        why = _why(row), _details(row, questions)
        named.setdefault(why, []).append(row)
    return [
        PHRASES.fill("because", why=why, details=details, names=_names(alike, questions))
        for (why, details), alike in named.items()
    ]


def explain_scales(rows: Iterable[NotCompared]) -> Translated:
    """Return why the main scales were not compared, as the end of a sentence."""
    reasons: dict[Translated, list[NotCompared]] = {}
    for row in rows:
        reasons.setdefault(_why(row), []).append(row)
    said = [
        PHRASES.fill("of_scales", names=_names(alike, ()), why=why)
        for why, alike in reasons.items()
    ]
    return Translated.join("; ", said or [PHRASES["none"]])


def _why(row: NotCompared) -> Translated:
    if row.reason == NoComparison.NOBODY and row.kind == "scale":
        return PHRASES["why.nobody_scale"]
    if row.reason not in {NoComparison.NEVER, NoComparison.ONCE}:
        return PHRASES[f"why.{row.reason}"]
    if not row.waves:
        return PHRASES["why.never_asked"]
    is_of_two = row.waves[0] in row.comparison.split("_")
    key = "why.asked_once" if is_of_two else "why.asked_elsewhere"
    return PHRASES.fill(key, wave=PHRASES[f"waves.{row.waves[0]}"])


def _names(rows: Sequence[NotCompared], questions: Sequence[AskedQuestion]) -> Translated:
    labels = {row.name: row.label for row in questions}
    named = (
        scale_name(row.name) if row.kind == "scale" else quote(labels[row.name]) for row in rows
    )
    return Translated.join(", ", named)


def _details(row: NotCompared, questions: Sequence[AskedQuestion]) -> Translated:
    """Return what differed, of a question; the questions of a scale have rows of their own."""
    if row.kind == "scale" or row.reason not in set(DifferenceKind):
        return NOTHING
    said = [each for difference in row.differences for each in _tell(difference, questions)]
    return PHRASES.fill("details", said=Translated.join("; ", said)) if said else NOTHING


def _tell(found: Difference, questions: Sequence[AskedQuestion]) -> Iterator[Translated]:
    key = f"differs.{found.kind}"
    if key in PHRASES:
        label = choice_labels(questions, found.question).get(found.choice)
        yield PHRASES.fill(
            key,
            label=label.__getitem__ if label else found.choice,
            language=LANGUAGE_NAMES.get(f"languages.in_{found.language}", NOTHING),
            before=_value(found.kind, found.before),
            after=_value(found.kind, found.after),
        )


def _value(kind: DifferenceKind, value: str) -> str | Translated:
    if kind is DifferenceKind.TYPE:
        return TYPES[f"type_{value}"]
    if kind is DifferenceKind.SCALE:
        return scale_name(value) if value else PHRASES["no_scale"]
    return value
