"""Markup in every text that an organiser or a participant can fill is shown, and never runs."""

from dataclasses import replace
from io import BytesIO

import pytest

from collector.actions.events.plan_event import plan_event
from collector.actions.publication.build_report import build_report
from collector.actions.questionnaire.edit_draft import Seen, begin_draft, change_draft
from collector.actions.questionnaire.publish_draft import publish_draft
from collector.core.answering.coding import Coding
from collector.core.questionnaire.model import Sheets
from collector.core.waves import WaveName
from collector.store.answering.texts import save_coding
from collector.store.events.events import get_series
from collector.store.events.waves import find_wave
from collector.store.people.audit import save_audit
from collector.texts.languages import LANGUAGES, Translated
from tests.support.factories import (
    EVENT,
    NOW,
    SERIES,
    close_event_wave,
    make_event,
    open_event_wave,
    send,
    submission,
)
from tests.support.markup import HOSTILE, Markup
from tests.support.organising import PASSWORD, make_account
from tests.support.workbooks import make_workbook
from tests.web.test_routes import list_addresses

NAME = "\"'><script>alert(1)</script><img src=x onerror=x>"
THREE = Translated(et=HOSTILE, ru=HOSTILE, en=HOSTILE)

PUBLIC = [
    "/",
    "/e/hostile",
    "/e/hostile/pre",
    "/e/hostile/pre?also=ru",
    "/e/hostile/post",
    "/e/hostile/followup",
    "/room/hostile",
    "/room/hostile/wall",
    "/receipt",
]


@pytest.fixture
def hostile(db, keys):
    """An event all of whose texts are hostile, with texts, a coding and a report."""
    model = make_event(db, keys, slug="model")
    versions = {name: find_wave(db, model.id, name).questionnaire_version for name in WaveName}
    series = replace(SERIES, slug="others", title=THREE, organiser=THREE, contact=HOSTILE)
    planned = replace(EVENT, slug="hostile", title=THREE, place=THREE)
    event = plan_event(db, series, planned, versions, keys=keys)
    make_account(db, NAME)
    for name in (WaveName.PRE, WaveName.POST):
        open_event_wave(db, event, name)
        for _ in range(12):
            texts = {"proposal_text": HOSTILE} if name is WaveName.POST else {}
            send(db, keys, event, submission(db, event, name, texts=texts), name)
    close_event_wave(db, event, WaveName.POST)
    [first, *_] = db.table("texts").rows
    save_coding(
        db,
        event.id,
        first["id"],
        Coding(
            id=0,
            question="proposal_text",
            coder=NAME,
            risk="",
            stage="prevention",
            paraphrase=HOSTILE[:200],
            language="et",
        ),
    )
    build_report(db, event.slug, now=NOW)
    save_audit(db, NOW, NAME, "answers_exported", event="hostile", reason=HOSTILE)
    return event


def test_markup_never_runs_on_an_organisers_page(organiser, hostile):
    organiser.post("/organiser/sign-out", page="/organiser/account")
    organiser.sign_in(name=NAME, password=PASSWORD)
    found, shown = {}, set()

    for method, _, path in list_addresses(organiser.client.application, "hostile"):
        for language in LANGUAGES if method == "GET" else ():
            response = organiser.get(f"{path}?lang={language}")
            html = response.text if response.mimetype == "text/html" else ""
            found[path, language] = Markup(html).found
            shown |= {path} if "&lt;script&gt;alert(1)" in html else set()

    assert {at: each for at, each in found.items() if each} == {}
    of_event = {f"/organiser/events/hostile{part}" for part in ("", "/texts", "/poster", "/report")}
    assert of_event | {"/organiser/", "/organiser/people", "/organiser/log"} <= shown


def test_markup_never_runs_on_a_participants_page(client, hostile):
    pages = {path: client.get(path).text for path in PUBLIC}

    assert {path: Markup(html).found for path, html in pages.items()} == {
        path: [] for path in PUBLIC
    }
    assert {path for path, html in pages.items() if "&lt;script&gt;alert(1)" in html} >= {
        "/",
        "/e/hostile/pre",
        "/room/hostile",
    }


def test_markup_that_was_typed_into_a_refused_form_comes_back_as_text(organiser):
    page = "/organiser/plan"
    fields = ("title_et", "title_ru", "title_en", "slug", "starts", "contact")

    html = organiser.post(page, page=page, **dict.fromkeys(fields, HOSTILE)).text

    assert "&lt;script&gt;alert(1)" in html
    assert Markup(html).found == []


def test_search_for_markup_finds_what_would_run():
    assert Markup(f"<p>{HOSTILE}</p>").found == ["script", "img onerror", "img"]


@pytest.fixture
def hostile_draft(db, event):
    """A draft every text of which is hostile, put there by a file with a hostile name."""
    series = get_series(db, event.series_id)
    version = find_wave(db, event.id, "pre").questionnaire_version
    draft = begin_draft(db, series, version, now=NOW, account=NAME)

    def spoil(sheets):
        rows = [sheets.settings, *sheets.survey, *sheets.choices]
        spoilt = [
            {
                column: HOSTILE if "::" in column and "(" in column else text
                for column, text in row.items()
            }
            for row in rows
        ]
        end = 1 + len(sheets.survey)
        return Sheets(spoilt[0], spoilt[1:end], spoilt[end:])

    seen = Seen(series, draft.id, 0, NOW, NAME)
    return change_draft(db, seen, spoil, "replaced", f"{HOSTILE}.yaml")


DRAFT_PAGES = (
    "",
    "/rows/0",
    "/rows/1",
    "/rows/2",
    "/translations",
    "/bank",
    "/preview",
    "/page/et",
    "/page/ru",
    "/page/en",
    "/publish",
)


@pytest.mark.parametrize("path", DRAFT_PAGES)
def test_markup_in_a_draft_is_shown_as_text(organiser, hostile_draft, path):
    page = f"/organiser/questionnaires/seminars/drafts/{hostile_draft.id}{path}"

    html = organiser.get(page).text

    assert Markup(html).found == []
    assert "&lt;script&gt;alert(1)" in html


def test_markup_in_a_published_draft_is_shown_to_participants_as_text(
    db, client, event, hostile_draft
):
    series = get_series(db, event.series_id)
    seen = Seen(series, hostile_draft.id, hostile_draft.step, NOW, NAME)
    publish_draft(db, seen, [event.slug])

    pages = [client.get(f"/e/{event.slug}/pre?lang={language}").text for language in LANGUAGES]

    assert [Markup(html).found for html in pages] == [[], [], []]
    assert all("&lt;script&gt;alert(1)" in html for html in pages)


@pytest.mark.parametrize(
    "field",
    ["name", "scale", "constraint", "relevant", "rule-0-question", "rule-0-value", "choice-1-name"],
)
def test_markup_in_a_field_of_a_draft_comes_back_as_text(organiser, hostile_draft, field):
    page = f"/organiser/questionnaires/seminars/drafts/{hostile_draft.id}/rows/2"
    sent = {"step": hostile_draft.step, "joint": "and", "name": "mot_interest", field: HOSTILE}

    organiser.post(page, page=page, **sent)

    assert Markup(organiser.get(page).text).found == []
    assert Markup(organiser.get(page.removesuffix("/rows/2")).text).found == []


@pytest.mark.parametrize("content", [f"settings: {{x: [{HOSTILE!r}]}}", HOSTILE * 3])
def test_markup_in_a_refused_file_comes_back_as_text(organiser, event, content):
    page = "/organiser/questionnaires/seminars/file"
    file = (BytesIO(content.encode()), f"{HOSTILE}.yaml")

    response = organiser.post(page, page=page, file=file)

    assert (response.status_code, Markup(response.text).found) == (422, [])


def test_markup_in_a_workbook_comes_back_as_text(organiser, event):
    page = "/organiser/questionnaires/seminars/file"
    book = make_workbook(
        survey=[
            ["type", HOSTILE, "name", "label"],
            [HOSTILE, "x", HOSTILE, "A"],
            ["text", HOSTILE, HOSTILE, HOSTILE],
        ]
    )

    response = organiser.post(page, page=page, wave="pre", file=(BytesIO(book), "a.xlsx"))

    assert (response.status_code, Markup(response.text).found) == (200, [])
    assert "&lt;script&gt;alert(1)" in response.text
