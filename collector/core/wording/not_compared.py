"""Sentences about what was not compared, and why: the true reason, with what differed."""

from collections.abc import Iterable, Iterator, Sequence

from collector.core.questionnaire.asked import Difference, DifferenceKind
from collector.core.rows.answers import AskedQuestion, choice_labels
from collector.core.rows.changes import NoComparison, NotCompared
from collector.texts.catalogue import Phrases
from collector.texts.languages import Language, Translated
from collector.texts.subjects import quotable, scale_name

PHRASES = Phrases("not_compared")
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
        PHRASES["because"].fill(why=why, details=details, names=_names(alike, questions))
        for (why, details), alike in named.items()
    ]


def explain_scales(rows: Iterable[NotCompared]) -> Translated:
    """Return why the main scales were not compared, as the end of a sentence."""
    reasons: dict[Translated, list[NotCompared]] = {}
    for row in rows:
        reasons.setdefault(_why(row), []).append(row)
    said = [
        PHRASES["of_scales"].fill(names=_names(alike, ()), why=why)
        for why, alike in reasons.items()
    ]
    return Translated.in_each(lambda at: "; ".join(each[at] for each in said or [PHRASES["none"]]))


def _why(row: NotCompared) -> Translated:
    if row.reason == NoComparison.NOBODY and row.kind == "scale":
        return PHRASES["why.nobody_scale"]
    if row.reason not in {NoComparison.NEVER, NoComparison.ONCE}:
        return PHRASES[f"why.{row.reason}"]
    if not row.waves:
        return PHRASES["why.never_asked"]
    is_of_two = row.waves[0] in row.comparison.split("_")
    return PHRASES["why.asked_once" if is_of_two else "why.asked_elsewhere"].fill(
        wave=PHRASES[f"waves.{row.waves[0]}"]
    )


def _names(rows: Sequence[NotCompared], questions: Sequence[AskedQuestion]) -> Translated:
    labels = {row.name: row.label for row in questions}

    def name(row: NotCompared, at: Language) -> str:
        if row.kind == "scale":
            return scale_name(row.name)[at]
        return PHRASES["quoted"].fill(label=quotable(labels[row.name][at], at))[at]

    return Translated.in_each(lambda at: ", ".join(name(row, at) for row in rows))


def _details(row: NotCompared, questions: Sequence[AskedQuestion]) -> Translated:
    """Return what differed, of a question; the questions of a scale have rows of their own."""
    if row.kind == "scale" or row.reason not in set(DifferenceKind):
        return Translated("", "", "")
    said = [each for difference in row.differences for each in _tell(difference, questions)]
    return Translated.in_each(
        lambda at: f" ({'; '.join(each[at] for each in said)})" if said else ""
    )


def _tell(found: Difference, questions: Sequence[AskedQuestion]) -> Iterator[Translated]:
    key = f"differs.{found.kind}"
    if key in PHRASES:
        labels = choice_labels(questions, found.question)
        label = labels.get(found.choice, dict.fromkeys(("et", "ru", "en"), found.choice))
        yield PHRASES[key].fill(
            label=lambda at: label[at],
            language=LANGUAGE_NAMES.get(f"languages.in_{found.language}", Translated("", "", "")),
            before=_value(found.kind, found.before),
            after=_value(found.kind, found.after),
        )


def _value(kind: DifferenceKind, value: str) -> str | Translated:
    if kind is DifferenceKind.TYPE:
        return TYPES[f"type_{value}"]
    if kind is DifferenceKind.SCALE:
        return scale_name(value) if value else PHRASES["no_scale"]
    return value
