"""The saved queries of metadata.yaml, in the reader's language and with lists to choose from."""

import re
from collections.abc import Callable

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request

DATABASE = "public"

MAGIC = ":_reader_language"
"""The parameter of a saved query that stands for the reader's language."""

CHOICES = {
    "event": "SELECT event, title_{language} FROM events ORDER BY month DESC, event",
    "scale": ("SELECT DISTINCT name, name FROM changes WHERE kind = 'scale' ORDER BY name"),
    "risk": "SELECT DISTINCT risk, risk FROM proposals WHERE risk <> '' ORDER BY risk",
    "question": (
        "SELECT question, min(text_{language}) FROM questions"
        " JOIN results USING (event, wave, question)"
        " GROUP BY question ORDER BY min(questions.position)"
    ),
}
"""The values that a reader may choose for a parameter of that name, each with its words."""

_PARAMETER = re.compile(r":(?!_)(\w+)")


@hookimpl
def register_magic_parameters() -> list[tuple[str, Callable[[str, Request], str]]]:
    """Let saved queries ask for the reader's language."""

    def tell(key: str, request: Request) -> str:
        if key != "language":
            raise KeyError(key)
        return str(request.scope.get("language", "et"))

    return [("reader", tell)]


@hookimpl
def extra_template_vars(
    datasette: Datasette, request: Request | None, view_name: str
) -> dict[str, object]:
    """Give the home page the questions, and a question's page what can be chosen in it."""
    queries = datasette.metadata("queries", database=DATABASE) or {}
    language = request.scope.get("language", "et") if request else "et"

    async def list_choices(sql: str) -> dict[str, list[tuple[str, str]]]:
        found = {}
        for name in dict.fromkeys(_PARAMETER.findall(sql)):
            if name in CHOICES:
                results = await datasette.get_database(DATABASE).execute(
                    CHOICES[name].format(language=language)
                )
                found[name] = [(row[0], row[1]) for row in results.rows]
        return found

    def own_sql(sql: str) -> str:
        return sql.replace(MAGIC, f"'{language}'")

    return {
        "saved": queries if view_name == "home" else {},
        "list_choices": list_choices,
        "own_sql": own_sql,
    }
