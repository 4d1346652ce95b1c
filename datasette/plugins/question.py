"""The page of one question: its wording and answers at every event that asked it."""

import sqlite3
from collections.abc import Awaitable, Callable
from typing import NamedTuple

from datasette import NotFound, Response, hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request

DATABASE = "public"

ASKED = """
    SELECT questions.*, waves.position AS place, events.month, events.simulated, events.series,
        events.title_{language} AS title
    FROM questions JOIN waves USING (event, wave) JOIN events USING (event)
    WHERE question = :question ORDER BY events.month DESC, event, place
"""
ANSWERED = """
    SELECT event, results.wave, choice, count, share, n, choices.text_{language} AS label
    FROM results JOIN choices USING (event, wave, question, choice)
    WHERE question = :question ORDER BY event, choices.position
"""
CHANGED = """
    SELECT changes.*, findings.sentence_{language} AS sentence
    FROM changes LEFT JOIN findings USING (event, comparison, kind, name)
    WHERE changes.kind = 'item' AND name = :question ORDER BY event, comparison DESC
"""
TRENDS = """
    SELECT DISTINCT series, scale FROM trends WHERE scale = :scale
        AND series IN (SELECT series FROM questions JOIN events USING (event)
            WHERE question = :question)
"""
NEWEST = 5
"""So many events are shown at first."""

TABLES = {
    "results_in_words": "question",
    "changes": "name",
    "usefulness": "question",
    "drivers": "question",
    "network": "question",
    "partners": "question",
    "risks": "question",
    "lists": "question",
    "breakdowns": "question",
    "proposals": "question",
    "corrections": "question",
    "choices": "question",
}
"""Tables that may have rows about a question, with the column that names it."""

CHARTS = (
    "change_{scale}",
    "answers_{scale}",
    "network_{question}",
    "ranks_{question}",
    "lists_{question}",
)
"""Charts that show a question, whichever of them an event has."""


class Wording(NamedTuple):
    """A wording of a question, by language, and the waves that asked it so."""

    version: str
    texts: dict[str, str]
    asked: list[sqlite3.Row]


class Choice(NamedTuple):
    """A choice in the reader's language, and how many took it in each wave."""

    label: str
    told: dict[str, sqlite3.Row]


class Event(NamedTuple):
    """An event that asked a question: `n` people answered in each wave."""

    event: str
    title: str
    month: str
    simulated: int
    waves: list[str]
    choices: dict[str, Choice]
    n: dict[str, int]
    changes: list[sqlite3.Row]


async def show_question(datasette: Datasette, request: Request) -> Response:
    """Show one question."""
    name, language = request.url_vars["question"], request.scope["language"]
    database = datasette.get_database(DATABASE)

    async def rows(sql: str, **values: str) -> list[sqlite3.Row]:
        found = await database.execute(sql.format(language=language), {"question": name, **values})
        return list(found.rows)

    asked = await rows(ASKED)
    if not asked:
        message = f"no question {name}"
        raise NotFound(message)
    scale, wants_all = asked[0]["scale"], request.args.get("all") == "1"
    events = _list_events(asked, await rows(ANSWERED), await rows(CHANGED))
    context = {
        "question": asked[0],
        "wordings": _list_wordings(asked),
        "events": events if wants_all else events[:NEWEST],
        "asked_at": len(events),
        "trends": await rows(TRENDS, scale=scale),
        "tables": [table for table in TABLES if await rows(_about(table))],
        "column_of": TABLES,
        "charts": [each.format(scale=scale, question=name) for each in CHARTS],
    }
    page = await datasette.render_template("question.html", context, request=request)
    return Response.html(page)


def _about(table: str) -> str:
    return f"SELECT 1 FROM {table} WHERE {TABLES[table]} = :question LIMIT 1"  # noqa: S608 constants


def _list_wordings(asked: list[sqlite3.Row]) -> list[Wording]:
    """Return each wording once, the newest first, with the events and waves that had it."""
    wordings: dict[str, Wording] = {}
    for row in asked:
        texts = {code: row[f"text_{code}"] for code in ("et", "ru", "en")}
        wording = wordings.setdefault(row["version"], Wording(row["version"], texts, []))
        wording.asked.append(row)
    return list(wordings.values())


def _list_events(
    asked: list[sqlite3.Row], answered: list[sqlite3.Row], changed: list[sqlite3.Row]
) -> list[Event]:
    """Return the events in the order of `asked`, each with a row for each choice."""
    events: dict[str, Event] = {}
    for row in asked:
        about = (row["event"], row["title"], row["month"], row["simulated"])
        event = events.setdefault(row["event"], Event(*about, [], {}, {}, []))
        event.waves.append(row["wave"])
    for row in answered:
        event = events[row["event"]]
        choice = event.choices.setdefault(row["choice"], Choice(row["label"], {}))
        choice.told[row["wave"]] = row
        event.n[row["wave"]] = row["n"]
    for row in changed:
        events[row["event"]].changes.append(row)
    return list(events.values())


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Response]]]]:
    """Give every question its page."""
    return [(r"/question/(?P<question>[\w-]+)$", show_question)]
