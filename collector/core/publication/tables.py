"""The rows of an event's public tables, made from its release."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from collector.core.answering.coding import Coding
from collector.core.disclosure.release import Release
from collector.core.disclosure.statistics import Row, Tables
from collector.core.disclosure.suppression import is_published, round_mean, round_proportion
from collector.core.events.events import Event, Series
from collector.core.publication.seminar_tables import make_group_tables, make_seminar_tables
from collector.core.waves import WaveName
from collector.texts.languages import LANGUAGES, Language, Translated

_EVERYDAY_NUMBERS = (0, 1, 2, 3, 4, 5, 95, 100)
"""Numbers that a sentence may hold without telling a result: the five points, 95 %."""


def make_tables(
    series: Series,
    events: Sequence[Event],
    release: Release,
    charts: Iterable[Mapping[str, Any]],
    proposals: Iterable[Coding] = (),
) -> Tables:
    """Lay out what may be published of an event, with the charts drawn from it.

    Args:
        series: whose event it is.
        events: the event as the last, after those that are too small to be told without it.
        release: what may be published of its report.
        charts: drawn from the release.
        proposals: codings that a second person has approved.
    """
    event = events[-1]
    tables: Tables = {
        "events": [_event_row(series, event, release["linking"]["pairs"])],
        "waves": [_wave_row(wave, series.threshold) for wave in release["waves"]],
        "questions": [_question_row(*each) for each in enumerate(release["questions"], start=1)],
        "choices": [row for question in release["questions"] for row in _choice_rows(question)],
        "results": list(_result_rows(release)),
        "changes": [_change_row(change) for change in release["changes"]],
        **make_seminar_tables(release),
        **make_group_tables(release),
        "coded_texts": release.get("coded_texts", []),
        "proposals": list(_proposal_rows(proposals)),
        "charts": [row for each in enumerate(charts, start=1) for row in _chart_rows(*each)],
        "withheld": release["withheld"],
    }
    if len(events) > 1:
        tables["pooled"] = [_pooled_row(each) for each in events]
    tables["findings"] = list(_finding_rows(release, _numbers(tables)))
    of_event = {
        name: [{"event": event.slug, **row} for row in rows] for name, rows in tables.items()
    }
    return {"series": [_series_row(series)], **of_event}


def write_texts(column: str, texts: Translated | Mapping[Language, str]) -> Row:
    """Return a column for each language."""
    return {f"{column}_{language}": texts[language] for language in LANGUAGES}


def _series_row(series: Series) -> Row:
    return {
        "series": series.slug,
        **write_texts("title", series.title),
        **write_texts("organiser", series.organiser),
    }


def _event_row(series: Series, event: Event, pairs: int) -> Row:
    return {
        "series": series.slug,
        "month": f"{event.starts:%Y-%m}",
        **write_texts("title", event.title),
        **write_texts("place", event.place),
        "simulated": int(event.simulated),
        "threshold": series.threshold,
        "pairs": pairs if pairs >= series.threshold else None,
    }


def _pooled_row(event: Event) -> Row:
    return {
        "pooled_event": event.slug,
        "month": f"{event.starts:%Y-%m}",
        **write_texts("title", event.title),
    }


def _wave_row(wave: Row, k: int) -> Row:
    return {
        "wave": wave["name"],
        "position": list(WaveName).index(WaveName(wave["name"])) + 1,
        "responses": wave["n"] if wave["n"] >= k else None,
    }


def _question_row(position: int, question: Row) -> Row:
    return {
        "wave": question["wave"],
        "question": question["name"],
        "position": position,
        "section": question["section"],
        "type": question["type"],
        "scale": question["scale"],
        "reverse": int(question["reverse"]),
        "version": question["version"],
        **write_texts("text", question["label"]),
    }


def _choice_rows(question: Row) -> Iterator[Row]:
    for position, choice in enumerate(question["choices"], start=1):
        yield {
            "wave": question["wave"],
            "question": question["name"],
            "choice": choice["name"],
            "position": position,
            "missing": int(choice["missing"]),
            **write_texts("text", choice["label"]),
        }


def _result_rows(release: Release) -> Iterator[Row]:
    """Yield a row per choice, those that nobody took included; "don't know" is none of them."""
    for result in release["results"]:
        for choice, count in result["counts"].items():
            yield {
                "wave": result["wave"],
                "question": result["question"],
                "choice": choice,
                "count": count,
                "share": round_proportion(count, result["n"]),
                "n": result["n"],
            }


def _change_row(change: Row) -> Row:
    means = ("mean_before", "mean_after", "change", "low", "high")
    kept = ("comparison", "kind", "name", "n", "better", "same", "worse", "claim", "direction")
    return {
        **{column: change[column] for column in kept},
        **{column: round_mean(change[column], change["n"]) for column in means},
    }


def _chart_rows(position: int, chart: Mapping[str, Any]) -> Iterator[Row]:
    for language in LANGUAGES:
        yield {
            "part": chart["wave_or_comparison"],
            "chart": chart["name"],
            "language": language,
            "position": position,
            **{column: chart[column][language] for column in ("title", "description", "svg")},
        }


def _numbers(tables: Tables) -> set[float]:
    """Return every number that a sentence about changes may say, and what follows at once."""
    cells = [tables["events"][0]["pairs"], *(row["responses"] for row in tables["waves"])]
    for row in tables["changes"]:
        cells += row.values()
        cells += [
            100 * row[column] / row["n"]
            for column in ("better", "same", "worse")
            if row[column] is not None
        ]
    return {*_EVERYDAY_NUMBERS, *(cell for cell in cells if isinstance(cell, int | float))}


def _finding_rows(release: Release, numbers: Collection[float]) -> Iterator[Row]:
    """Yield the summary, then the sentence of each change; none twice or with unpublished numbers.

    A sentence of the summary that is about one change is left to that change.
    """
    changes = [
        ((row["comparison"], row["kind"], row["name"]), row["sentence"])
        for row in release["changes"]
    ]
    summary = [
        (("", "summary", ""), dict(zip(LANGUAGES, sentence, strict=True)))
        for sentence in zip(*(release["summary"][each] for each in LANGUAGES), strict=True)
    ]
    said = [sentence for _, sentence in changes]
    sentences = [*(each for each in summary if each[1] not in said), *changes]
    for position, ((comparison, kind, name), sentence) in enumerate(sentences, start=1):
        if all(is_published(sentence[language], numbers) for language in LANGUAGES):
            yield {
                "position": position,
                "kind": kind,
                "comparison": comparison,
                "name": name,
                **write_texts("sentence", sentence),
            }


def _proposal_rows(proposals: Iterable[Coding]) -> Iterator[Row]:
    """Yield approved paraphrases in the order of their words, which tells nothing of who wrote."""
    said = sorted(proposals, key=lambda each: (each.risk, each.stage, each.paraphrase))
    for position, coding in enumerate(said, start=1):
        yield {
            "position": position,
            "question": coding.question,
            "risk": coding.risk,
            "stage": coding.stage,
            "language": coding.language,
            "paraphrase": coding.paraphrase,
        }
