"""The report of an event as a document: everything that was computed, in rows of plain values.

Numbers keep their full precision, because only organisers see them. What of them may be published
is decided in `disclosure`; charts are drawn from the rows by `formats/charts`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from collector.core.change import Change
from collector.core.comparisons import AskedWave, Compared, Comparison, Pairs, compare_waves
from collector.core.effect_size import Interval
from collector.core.events import Event, Series
from collector.core.languages import LANGUAGES, Translated
from collector.core.question_types import QUESTION_TYPES
from collector.core.questionnaire import Question, Section
from collector.core.results import summarise_results
from collector.core.wording import (
    describe_change,
    item_subject,
    scale_subject,
    summarise_event,
    title_change,
)
from collector.core.wording_texts import Subject

Document = dict[str, Any]


@dataclass(frozen=True)
class Evidence:
    """What a report is computed from.

    `pairs` holds the linked responses of each comparison whose waves were both planned;
    `duplicates` counts responses that were not linked because their code was used twice.
    """

    waves: Sequence[AskedWave]
    pairs: Mapping[Comparison, Pairs]
    duplicates: int


def make_report(series: Series, event: Event, evidence: Evidence) -> Document:
    """Compute everything a report says, except its charts."""
    compared = list(_compare(evidence))
    return {
        "event": event.slug,
        "title": event.title.as_dict(),
        "place": event.place.as_dict(),
        "starts": event.starts.isoformat(),
        "ends": event.ends.isoformat(),
        "simulated": event.simulated,
        "languages": list(LANGUAGES),
        "primary_scales": list(series.primary_scales),
        "waves": [{"name": wave.name, "n": len(wave.responses)} for wave in evidence.waves],
        "questions": [row for wave in evidence.waves for row in _question_rows(wave)],
        "results": [row for wave in evidence.waves for row in _result_rows(wave)],
        "linking": _linking_row(evidence),
        "changes": [_change_row(each) for each in compared],
        "summary": _summary(series, evidence, compared),
        "charts": [],
    }


def _compare(evidence: Evidence) -> Iterator[Compared]:
    waves = {wave.name: wave for wave in evidence.waves}
    for comparison, pairs in evidence.pairs.items():
        before, after = comparison.waves
        yield from compare_waves(comparison, waves[before], waves[after], pairs)


def _question_rows(wave: AskedWave) -> Iterator[Document]:
    for section in wave.questionnaire.sections:
        for question in section.questions:
            if QUESTION_TYPES[question.type].takes_answer:
                yield _question_row(wave, section, question)


def _question_row(wave: AskedWave, section: Section, question: Question) -> Document:
    return {
        "name": question.name,
        "wave": wave.name,
        "section": section.name,
        "scale": question.scale,
        "type": question.type,
        "version": question.version,
        "rating": question.is_rating,
        "reverse": question.reverse,
        "then_item_of": question.then_item_of,
        "public": question.public,
        "label": question.label.as_dict(),
        "choices": [
            {"name": choice.name, "label": choice.label.as_dict(), "missing": choice.missing}
            for choice in question.choices
        ],
    }


def _result_rows(wave: AskedWave) -> Iterator[Document]:
    for question in wave.questionnaire:
        if QUESTION_TYPES[question.type].takes_choices and question.public != "never":
            answers = (answers.get(question.name) for answers in wave.responses.values())
            result = summarise_results(question, answers)
            yield {
                "wave": wave.name,
                "question": question.name,
                "n": result.n,
                "missing": result.missing,
                "counts": result.counts,
            }


def _linking_row(evidence: Evidence) -> Document:
    """Count the pairs before to after; where one of those waves lacks, none can be."""
    pairs = len(evidence.pairs.get(Comparison.PRE_POST, ()))
    responses = {wave.name: len(wave.responses) for wave in evidence.waves}
    before, after = (responses.get(name, 0) for name in Comparison.PRE_POST.waves)
    return {
        "pairs": pairs,
        "unlinked_before": before - pairs,
        "unlinked_after": after - pairs,
        "duplicates": evidence.duplicates,
    }


def _change_row(compared: Compared) -> Document:
    change = compared.change
    low, high = change.interval or (None, None)
    words = (change, _subject(compared), compared.comparison)
    return {
        "comparison": compared.comparison,
        "kind": compared.kind,
        "name": compared.name,
        "n": change.n,
        "mean_before": change.mean_before,
        "mean_after": change.mean_after,
        "change": change.mean,
        "low": low,
        "high": high,
        "better": change.better,
        "same": change.same,
        "worse": change.worse,
        "superiority": change.superiority,
        "p": change.test.p,
        "p_is_exact": change.test.exact,
        "effects": _effect_rows(change),
        "claim": change.claim,
        "direction": change.direction,
        "title": title_change(*words).as_dict(),
        "sentence": describe_change(*words).as_dict(),
    }


def _subject(compared: Compared) -> Subject:
    if compared.kind == "scale":
        return scale_subject(compared.name)
    [item] = compared.items
    return item_subject(item.label, reverse=item.reverse)


def _effect_rows(change: Change) -> list[Document]:
    """Return d_z and d_av, each with Hedges' correction g and the interval of the d."""
    if change.effect is None:
        return []
    effect = change.effect
    return [
        _effect_row("z", effect.d_z, effect.g_z, effect.d_z_interval),
        _effect_row("av", effect.d_av, effect.g_av, effect.d_av_interval),
    ]


def _effect_row(unit: str, d: float, g: float, interval: Interval | None) -> Document:
    low, high = interval or (None, None)
    return {"unit": unit, "d": d, "g": g, "low": low, "high": high}


def _summary(
    series: Series, evidence: Evidence, compared: Sequence[Compared]
) -> dict[str, list[str]]:
    """Return the answer about the first comparison that has linked people."""
    about = next((each for each, pairs in evidence.pairs.items() if pairs), Comparison.PRE_POST)
    found = {
        each.name: describe_change(each.change, _subject(each), about)
        for each in compared
        if each.comparison == about and each.kind == "scale"
    }
    sentences = [found[scale] for scale in series.primary_scales if scale in found]
    responses = [len(wave.responses) for wave in evidence.waves]
    pairs = len(evidence.pairs.get(about, ()))
    texts: list[Translated] = summarise_event(responses, pairs, sentences)
    return {language: [text[language] for text in texts] for language in LANGUAGES}
