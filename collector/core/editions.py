"""An edition of one event: the rows of the public tables, and the hash that names them.

What may be in them is decided before, in `excerpts`; writing the file belongs to `store/public`.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from collector.core.about import ABOUT
from collector.core.disclosure import (
    Figure,
    Row,
    check_same_numbers,
    check_successor,
    is_published,
    list_figures,
    round_mean,
    round_share,
)
from collector.core.events import Event, Series
from collector.core.excerpts import Excerpt
from collector.core.languages import LANGUAGES, Language, Translated
from collector.core.waves import WaveName

Tables = dict[str, list[Row]]
"""Rows by name of the public table."""

_NUMBERED = {
    "results": ("wave", "question", "choice"),
    "changes": ("comparison", "kind", "name"),
}
"""The tables of numbers about answers, with what names a row within its event."""

_EVERYDAY_NUMBERS = (0, 1, 2, 3, 4, 5, 95, 100)
"""Numbers that a sentence may hold without telling a result: the five points, 95 %."""


def make_tables(
    series: Series, event: Event, excerpt: Excerpt, charts: Iterable[Mapping[str, Any]]
) -> Tables:
    """Lay out what may be published of an event, with the charts drawn from it."""
    tables: Tables = {
        "events": [_event_row(series, event, excerpt["linking"]["pairs"])],
        "waves": [_wave_row(wave, series.threshold) for wave in excerpt["waves"]],
        "questions": [_question_row(*each) for each in enumerate(excerpt["questions"], start=1)],
        "choices": [row for question in excerpt["questions"] for row in _choice_rows(question)],
        "results": list(_result_rows(excerpt)),
        "changes": [_change_row(change) for change in excerpt["changes"]],
        "charts": [row for each in enumerate(charts, start=1) for row in _chart_rows(*each)],
        "withheld": excerpt["withheld"],
    }
    tables["findings"] = list(_finding_rows(excerpt, _numbers(tables)))
    of_event = {
        name: [{"event": event.slug, **row} for row in rows] for name, rows in tables.items()
    }
    return {"series": [_series_row(series)], **of_event}


def hash_tables(tables: Tables) -> str:
    """Return the content hash (64 hexadecimal digits) that names an edition's content."""
    canonical = json.dumps(tables, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def published_figures(tables: Tables) -> list[Figure]:
    """Return the figures that an edition shows, for comparison with the next one (R1)."""
    scales = {(row["wave"], row["question"]): row["scale"] for row in tables["questions"]}
    return list_figures(tables["results"], tables["changes"], scales)


def check_edition(new: Tables, earlier: Iterable[Tables], k: int) -> None:
    """Raise PublicationError (R1) if an edition less an earlier one shows a few people."""
    for tables in earlier:
        check_successor(published_figures(new), published_figures(tables), k)
        for name, key in _NUMBERED.items():
            check_same_numbers(new[name], tables[name], key)


def join_editions(editions: Iterable[Tables]) -> Tables:
    """Unite the latest editions of all events; of a series they share, the last one speaks."""
    joined: Tables = {"series": []}
    for tables in editions:
        for name, rows in tables.items():
            joined.setdefault(name, []).extend(rows)
    series = {row["series"]: row for row in joined["series"]}
    return {**joined, "series": list(series.values())}


def about_rows() -> list[Row]:
    """Return what the public database says about itself."""
    return [{"key": key, **_texts("text", text)} for key, text in ABOUT.items()]


def _texts(column: str, texts: Translated | Mapping[Language, str]) -> Row:
    return {f"{column}_{language}": texts[language] for language in LANGUAGES}


def _series_row(series: Series) -> Row:
    return {
        "series": series.slug,
        **_texts("title", series.title),
        **_texts("organiser", series.organiser),
    }


def _event_row(series: Series, event: Event, pairs: int) -> Row:
    return {
        "series": series.slug,
        "month": f"{event.starts:%Y-%m}",
        **_texts("title", event.title),
        **_texts("place", event.place),
        "simulated": int(event.simulated),
        "threshold": series.threshold,
        "pairs": pairs if pairs >= series.threshold else None,
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
        **_texts("text", question["label"]),
    }


def _choice_rows(question: Row) -> Iterator[Row]:
    for position, choice in enumerate(question["choices"], start=1):
        yield {
            "wave": question["wave"],
            "question": question["name"],
            "choice": choice["name"],
            "position": position,
            "missing": int(choice["missing"]),
            **_texts("text", choice["label"]),
        }


def _result_rows(excerpt: Excerpt) -> Iterator[Row]:
    """Yield a row per choice, those that nobody took included; "don't know" is none of them."""
    for result in excerpt["results"]:
        for choice, count in result["counts"].items():
            yield {
                "wave": result["wave"],
                "question": result["question"],
                "choice": choice,
                "count": count,
                "share": round_share(count, result["n"]),
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
        cells += [100 * row[column] / row["n"] for column in ("better", "same", "worse")]
    return {*_EVERYDAY_NUMBERS, *(cell for cell in cells if isinstance(cell, int | float))}


def _finding_rows(excerpt: Excerpt, numbers: Collection[float]) -> Iterator[Row]:
    """Yield the summary, then the sentence of each change; none twice or with unpublished numbers.

    A sentence of the summary that is about one change is left to that change.
    """
    changes = [
        ((row["comparison"], row["kind"], row["name"]), row["sentence"])
        for row in excerpt["changes"]
    ]
    summary = [
        (("", "summary", ""), dict(zip(LANGUAGES, sentence, strict=True)))
        for sentence in zip(*(excerpt["summary"][each] for each in LANGUAGES), strict=True)
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
                **_texts("sentence", sentence),
            }
