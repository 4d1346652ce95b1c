"""The page before publication: what each rule of disclosure control would do, and the last step.

Looking at it publishes nothing; the worker's job is asked for in `results`.
"""

from flask import render_template

from collector.actions.draft_edition import draft_edition
from collector.core.risk_report import Verdict
from collector.core.roles import Right
from collector.errors import PublicationError, StateError
from collector.store.events import get_event
from collector.web.organiser.sign_in import guarded
from collector.web.service import service

blueprint = guarded("publication", __name__, see=Right.RUN)


@blueprint.get("/events/<slug>/publication")
def show(slug: str) -> str:
    """Show the risk report of the next edition, or why there can be none."""
    db = service().db()
    verdicts: tuple[Verdict, ...] = ()
    refusal = ""
    try:
        draft = draft_edition(db, slug)
        draft.lay_out()
        verdicts = draft.verdicts
    except (PublicationError, StateError) as error:
        refusal = str(error)
    return render_template(
        "organiser/publication.html",
        event=get_event(db, slug),
        verdicts=verdicts,
        refusal=refusal,
    )
