"""The page of the audit log in the reader's language: who did what, when, to which event."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from flask import render_template, request

from collector.core.people.audit import AuditLine
from collector.core.people.roles import Right
from collector.formats.days import write_day
from collector.store.people.audit import list_audit, list_audited_events
from collector.texts.catalogue import translate
from collector.texts.languages import Language
from collector.web.organiser.frame.frame import guarded, reader
from collector.web.site.layout import say_day, say_time
from collector.web.site.service import service

ON_A_PAGE = 50
HIGHEST_NUMBER = 2**63 - 1

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
        lines=[(line, say_line(line, language)) for line in shown],
        say_when=lambda line: _say_when(line, language),
        events=list_audited_events(service().db()),
        event=event,
        older=shown[-1].id if len(lines) > ON_A_PAGE else None,
        is_latest=before == HIGHEST_NUMBER,
    )


def say_line(line: AuditLine, language: Language) -> str | None:
    """Return a line in a language, or None if only its text is known."""
    if not line.kind:
        return None
    values = {
        name: VALUES[name](value, language) if name in VALUES else value
        for name, value in line.values.items()
    }
    return translate("organiser", language, f"audit_{line.kind}", **values)


def _say_word(key: str, language: Language, **values: str | int) -> str:
    return translate("organiser", language, key, **values)


def _say_words(key: str, names: Sequence[str], language: Language) -> str:
    return ", ".join(_say_word(f"{key}_{name}", language) for name in names)


def _say_ended(waves: Mapping[str, str], language: Language) -> str:
    ended = (
        _say_word(f"audit_ended_{state}", language, wave=_say_word(f"wave_{name}", language))
        for name, state in waves.items()
    )
    return ", ".join(ended)


def _say_outcomes(outcomes: Mapping[str, int], language: Language) -> str:
    return ", ".join(
        _say_word(f"audit_outcome_{name}", language, n=n) for name, n in outcomes.items()
    )


VALUES: Mapping[str, Callable[[Any, Language], str]] = {
    "day": lambda day, language: write_day(date.fromisoformat(day), language),
    "wave": lambda wave, language: _say_word(f"wave_{wave}", language),
    "job": lambda job, language: _say_word(f"audit_job_{job}", language),
    "roles": lambda roles, language: _say_words("role", roles, language),
    "ways": lambda ways, language: _say_words("way", ways or ["none"], language),
    "waves": _say_ended,
    "outcomes": _say_outcomes,
}
"""Values that have words in each language; any other is shown as it is."""


def _say_when(line: AuditLine, language: Language) -> str:
    if line.at is None:
        return write_day(line.day, language)
    return f"{say_day(line.at, language)}, {say_time(line.at, language)}"
