"""The page of the audit log in the reader's language: who did what, when, to which event."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from flask import render_template, request

from collector.core.people.audit import AuditLine
from collector.core.people.roles import Right
from collector.store.people.audit import list_audit, list_audited_events
from collector.texts.catalogue import translate
from collector.texts.days import write_day
from collector.texts.languages import Language
from collector.texts.subjects import scale_name
from collector.web.organiser.frame.frame import guarded, reader
from collector.web.site.layout import say_day, say_time
from collector.web.site.service import service

ON_A_PAGE = 50
HIGHEST_NUMBER = 2**63 - 1

_say = partial(translate, "organiser")

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
    return _say(language, f"audit_{line.kind}", **values)


VALUES: Mapping[str, Callable[[Any, Language], str]] = {
    "day": lambda day, at: write_day(date.fromisoformat(day), at),
    "wave": lambda wave, at: _say(at, f"wave_{wave}"),
    "job": lambda job, at: _say(at, f"audit_job_{job}"),
    "roles": lambda roles, at: ", ".join(_say(at, f"role_{role}") for role in roles),
    "ways": lambda ways, at: ", ".join(_say(at, f"way_{way}") for way in ways or ["none"]),
    "scales": lambda scales, at: ", ".join(scale_name(scale)[at] for scale in scales) or "–",
    "waves": lambda waves, at: ", ".join(
        _say(at, f"audit_ended_{state}", wave=_say(at, f"wave_{name}"))
        for name, state in waves.items()
    ),
    "outcomes": lambda outcomes, at: ", ".join(
        _say(at, f"audit_outcome_{name}", n=n) for name, n in outcomes.items()
    ),
}
"""Values that have words in each language; any other is shown as it is."""


def _say_when(line: AuditLine, language: Language) -> str:
    if line.at is None:
        return write_day(line.day, language)
    return f"{say_day(line.at, language)}, {say_time(line.at, language)}"
