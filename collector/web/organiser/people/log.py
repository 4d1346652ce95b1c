"""The audit log in the reader's language: who did what, when, to which event, page by page."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from flask import render_template, request

from collector.core.people.audit import read_line
from collector.core.people.roles import Right
from collector.formats.days import write_day
from collector.store.people.audit import list_audit, list_audited_events
from collector.texts.catalogue import read_texts, translate
from collector.texts.languages import Language
from collector.web.organiser.frame.frame import reader
from collector.web.organiser.frame.sign_in import guarded
from collector.web.site.layout import say_day, say_time
from collector.web.site.service import service

ON_A_PAGE = 50
HIGHEST_NUMBER = 2**63 - 1

NAMED = {"wave": "wave_{}", "roles": "role_{}", "ways": "way_{}", "job": "audit_job_{}"}
"""Values that have a word in each language, and the texts in which it stands."""

SEPARATORS = {"roles": " and ", "ways": ", "}

blueprint = guarded("log", __name__, see=Right.RUN)


@blueprint.get("/log")
def show() -> str:
    """Show who did what, the latest first."""
    event, language = request.args.get("event", ""), reader()
    before = min(request.args.get("before", HIGHEST_NUMBER, type=int), HIGHEST_NUMBER)
    lines = list_audit(service().db(), event, before=before, limit=ON_A_PAGE + 1)
    shown = lines[:ON_A_PAGE]
    return render_template(
        "organiser/people/log.html",
        lines=[(line, say_line(line["what"], language)) for line in shown],
        say_when=lambda line: _say_when(line, language),
        events=list_audited_events(service().db()),
        event=event,
        older=shown[-1]["id"] if len(lines) > ON_A_PAGE else None,
        is_latest=before == HIGHEST_NUMBER,
    )


def say_line(what: str, language: Language) -> str | None:
    """Return a stored sentence in a language, or None if it is none that we know."""
    line = read_line(what)
    if line is None:
        return None
    values = {name: _say_value(name, line.values[name], language) for name in line.values}
    return translate("organiser", language, f"audit_{line.kind}", **values)


def _say_value(name: str, value: str, language: Language) -> str:
    if name == "day":
        return write_day(date.fromisoformat(value), language)
    if name not in NAMED:
        return value
    parts = value.split(SEPARATORS[name]) if name in SEPARATORS else [value]
    return ", ".join(_say_word(NAMED[name].format(part), part, language) for part in parts)


def _say_word(key: str, word: str, language: Language) -> str:
    return translate("organiser", language, key) if key in read_texts("organiser") else word


def _say_when(line: Mapping[str, Any], language: Language) -> str:
    if not line["at"]:
        return write_day(date.fromisoformat(line["day"]), language)
    moment = datetime.fromisoformat(line["at"])
    return f"{say_day(moment, language)}, {say_time(moment, language)}"
