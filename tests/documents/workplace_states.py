"""Every page that an organiser meets, in every state of an event, and how to get there.

Nothing here depends on the day. What participants meet stands in `states`.
"""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page
from sqlite_utils import Database

from collector.actions.events.plan_event import plan_event
from collector.actions.events.run_wave import close_wave, open_wave
from collector.actions.linking.seal import begin_sealing
from collector.actions.publication.approve import ask_for_approval
from collector.actions.publication.build_report import build_report
from collector.actions.publication.publish import publish_events
from collector.actions.questionnaire.edit_draft import begin_draft
from collector.actions.questionnaire.versions import load_questionnaires
from collector.config import Settings
from collector.core.events.events import Event
from collector.core.events.planning import usual_sealing
from collector.core.waves import WaveName
from collector.store.database import create_database
from collector.store.events.events import list_series
from collector.store.events.waves import list_waves
from collector.texts.languages import Language, Translated
from collector.web.app import create_app
from tests.servers.threaded import Silent, serving_app
from tests.support.approving import ANNA
from tests.support.factories import EVENT, SERIES, send, submission, written_questionnaires
from tests.support.organising import NAME, PASSWORD, make_account

NOW = datetime(2026, 5, 12, 10, 0, tzinfo=UTC)
PEOPLE = 24
TEXTS = ("Talvel on teed libedad", "Мало совместных учений", "Young people have nowhere to go")

EMPTY, FILLED = "empty", "filled"

PAGES: dict[str, tuple[str, str]] = {
    "sign_in": (FILLED, "/organiser/sign-in"),
    "empty": (EMPTY, "/organiser/"),
    "start": (FILLED, "/organiser/"),
    "plan": (FILLED, "/organiser/plan"),
    "draft": (FILLED, "/organiser/events/draft"),
    "open": (FILLED, "/organiser/events/open"),
    "closed": (FILLED, "/organiser/events/closed"),
    "published": (FILLED, "/organiser/events/published"),
    "sealed": (FILLED, "/organiser/events/sealed"),
    "invite": (FILLED, "/organiser/events/open/invite"),
    "texts": (FILLED, "/organiser/events/closed/texts"),
    "archive": (EMPTY, "/organiser/archive"),
    "people": (FILLED, "/organiser/people"),
    "log": (FILLED, "/organiser/log"),
    "protection": (FILLED, "/organiser/protection"),
    "protection_document": (FILLED, "/organiser/protection/record"),
    "account": (FILLED, "/organiser/account"),
    "publication": (FILLED, "/organiser/events/closed/publication"),
    "approval": (FILLED, "/organiser/events/approval/publication"),
    "questionnaires": (FILLED, "/organiser/questionnaires"),
    "editor": (FILLED, "/organiser/questionnaires/seminars/drafts/1"),
    "editor_question": (FILLED, "/organiser/questionnaires/seminars/drafts/1/rows/4"),
    "editor_publish": (FILLED, "/organiser/questionnaires/seminars/drafts/1/publish"),
}
"""Every page: which service shows it, and its address."""


DAYS = {
    "draft": 40,
    "open": 3,
    "closed": -1,
    "published": -60,
    "approval": -90,
    "sealed": -190,
}
"""The events, named for their states: in how many days they begin."""


COUNCIL = replace(
    SERIES,
    slug="council",
    title=Translated(et="Nõukogu päevad", ru="Дни совета", en="Council days"),
    needs_approval=True,
)
"""A series whose editions a second person approves."""


@dataclass(frozen=True)
class Workplace:
    """The addresses of a service without and with events, and who is signed in to them."""

    urls: dict[str, str]
    cookies: dict[str, Any] = field(default_factory=dict)


@contextmanager
def workplace() -> Iterator[Workplace]:
    """Serve both until the block ends."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as servers:
        urls = {}
        for kind in (EMPTY, FILLED):
            data = Path(folder) / kind
            db = create_database(data / "collector.db")
            make_account(db)
            if kind == FILLED:
                fill(db, Settings(data=data))
            app = create_app(Settings(data=data), clock=lambda: NOW)
            urls[kind] = servers.enter_context(serving_app(app, Silent))
        yield Workplace(urls)


def fill(db: Database, settings: Settings) -> None:
    """Make an event in every state."""
    for number, (slug, days) in enumerate(DAYS.items(), 1):
        day = NOW.date() + timedelta(days=days)
        title = Translated(
            et=f"Koostööseminar {number}",
            ru=f"Семинар о сотрудничестве {number}",
            en=f"Cooperation seminar {number}",
        )
        dates = {"starts": day, "ends": day, "sealing": usual_sealing(day)}
        event = replace(EVENT, slug=slug, title=title, **dates)
        series = COUNCIL if slug == "approval" else SERIES
        versions = load_questionnaires(db, written_questionnaires())
        event = plan_event(db, series, event, versions, keys=settings.keys)
        if slug != "draft":
            answer(db, settings.keys, event, WaveName.PRE, is_over=slug != "open")
        if slug not in {"draft", "open"}:
            answer(db, settings.keys, event, WaveName.POST, is_over=True)
            build_report(db, slug, now=NOW)
        if slug == "published":
            publish_events(db, [slug], public_path=settings.public, now=NOW)
        if slug == "approval":
            ask_for_approval(db, slug, correct=False, account=ANNA, now=NOW)
        if slug == "sealed":
            begin_sealing(db, event, keys=settings.keys, now=NOW, account="Office")
    draft_questionnaire(db)


def draft_questionnaire(db: Database) -> None:
    """Begin to change the questionnaire after the seminar."""
    series = next(each for each in list_series(db) if each.slug == SERIES.slug)
    wave = next(each for each in list_waves(db, 1) if each.name is WaveName.POST)
    begin_draft(db, series, wave.questionnaire_version, now=NOW, account="Office")


def answer(db: Database, keys: Path, event: Event, name: WaveName, *, is_over: bool) -> None:
    """Let people answer a wave."""
    open_wave(db, event.slug, name, now=NOW - timedelta(hours=3), account="Office")
    for number in range(PEOPLE):
        texts = dict(zip(["risk_text"], TEXTS[number : number + 1], strict=False))
        answers = {"mot_interest": str(1 + number % 5), "mot_value": str(1 + number % 4)}
        texts = texts if name is WaveName.POST else {}
        send(db, keys, event, submission(db, event, name, answers=answers, texts=texts), name)
    if is_over:
        close_wave(db, event.slug, name, now=NOW, account="Office")


def sign_in(browser: Browser, at: Workplace) -> Workplace:
    """Sign in to both services, and remember it."""
    cookies = {}
    for kind, url in at.urls.items():
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{url}/organiser/sign-in?lang=en")
        page.fill("#name", NAME)
        page.fill("#password", PASSWORD)
        page.click("main button")
        page.wait_for_url("**/organiser/")
        cookies[kind] = context.storage_state()
        context.close()
    return replace(at, cookies=cookies)


@contextmanager
def page_of(
    browser: Browser, at: Workplace, name: str, language: Language, look: tuple[int, str]
) -> Iterator[Page]:
    """Open a page of the organiser's in a window so wide, light or dark."""
    width, scheme = look
    kind, path = PAGES[name]
    height = 844 if width < 800 else 800
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        reduced_motion="reduce",
        storage_state=None if name == "sign_in" else at.cookies[kind],
    )
    page = context.new_page()
    page.goto(f"{at.urls[kind]}{path}?lang={language}")
    yield page
    context.close()
