"""The part of an event's page about its report and publication."""

import re
from dataclasses import replace

import pytest

from collector.actions.publication.build_report import build_report
from collector.actions.publication.publish import publish_events
from collector.actions.publication.readiness import find_obstacle
from collector.core.people.jobs import Outcome
from collector.core.rows.tables import Tables
from collector.core.waves import WaveName, fingerprint
from collector.store.events.events import get_event
from collector.store.people.jobs import JobState, list_jobs, save_job, save_outcome, save_progress
from collector.store.publication.results import EditionDocument, save_edition, save_report
from collector.web.site.inline import hash_source
from tests.data.published import make_report
from tests.data.reported import save_current_report, save_reported_event
from tests.support.factories import (
    NOW,
    close_event_wave,
    make_event,
    open_event_wave,
    send,
    submission,
)
from tests.support.organising import words_of

PAGE = "/organiser/events/spring"
NOBODY = {"pre": fingerprint([]), "post": fingerprint([])}
EMPTY_REPORT = replace(make_report(), fingerprints=NOBODY)


def test_report_button_asks_the_worker_once(db, organiser, event):
    for _ in range(2):
        response = organiser.post(f"{PAGE}/jobs/report", page=PAGE)

    assert response.location == f"{PAGE}#results"
    assert [job.kind for job in list_jobs(db, event.id)] == ["report"]


def test_running_job_shows_how_far_it_is_and_locks_the_buttons(db, organiser, event):
    job_id = save_job(db, "report", event.id, NOW)
    save_progress(db, job_id, JobState.RUNNING, 3, 8)

    part = organiser.get(f"{PAGE}/results").text

    assert '<progress id="progress" max="100" value="37">' in part
    assert words_of(part).startswith("Building the report… 37% done Stop Refresh the page")
    assert len(re.findall("<button[^>]* disabled", part)) == 2


@pytest.mark.parametrize(
    ("state", "outcome", "words"),
    [
        (
            JobState.DONE,
            Outcome("report_done", 61),
            "The report is ready: the answers of 61 people are linked across the waves.",
        ),
        (JobState.DONE, Outcome("publish_done", 2), "Published: edition 2."),
        (
            JobState.FAILED,
            Outcome("failed_publication", detail="it is so"),
            "Not published: a figure could point to a single person. In detail: it is so",
        ),
        (
            JobState.FAILED,
            Outcome("failed_publication", refusal="nothing_left", values={"rule": "R2", "k": 10}),
            (
                "Not published: a figure could point to a single person. Rule R2: too few people "
                "answered to be shown alone, at least 10 are needed. The results of such an event "
                "are published together with the next event of its series. In detail: R2: no "
                "question was answered by at least 10 people"
            ),
        ),
    ],
)
def test_ended_job_says_how_it_ended(db, organiser, event, state, outcome, words):
    save_outcome(db, save_job(db, "report", event.id, NOW), state, outcome)

    assert words_of(organiser.get(f"{PAGE}/results").text).startswith(words)


def test_a_correction_that_a_rule_forbids_says_why_in_the_readers_language(db, data, organiser):
    _, event = save_reported_event(db, make_report())
    publish_events(db, [event.slug], public_path=data / "public.db", now=NOW)
    save_current_report(db, event, make_report(pairs=60))
    preview = f"/organiser/events/{event.slug}/publication?kind=correction"

    pages = [organiser.get(f"{preview}&lang={each}").text for each in ("et", "ru")]

    assert ["Reegel R1:" in pages[0], "Правило R1:" in pages[1]] == [True, True]


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (None, "Before publishing, build the report and read it."),
        (
            make_report(),
            "Answers were added or withdrawn, or what is compared was changed,",
        ),
        (EMPTY_REPORT, "Publishing needs at least 10 people who answered the same wave."),
    ],
)
def test_publication_says_what_it_waits_for(db, organiser, closed_event, report, words):
    if report is not None:
        save_report(db, closed_event.id, NOW.date(), report)

    assert words in organiser.get(PAGE).text


def test_publication_that_nothing_hinders_says_that_it_is_final(db, keys, organiser, event):
    open_event_wave(db, event, WaveName.POST)
    for _ in range(10):
        send(db, keys, event, submission(db, event))
    for name in (WaveName.PRE, WaveName.POST):
        close_event_wave(db, event, name)

    build_report(db, event.slug, now=NOW)

    assert "Publishing cannot be undone." in organiser.get(PAGE).text


def test_publication_is_asked_again_after_the_risk_report(db, keys, organiser, event):
    open_event_wave(db, event, WaveName.POST)
    for _ in range(20):
        send(db, keys, event, submission(db, event))
    for name in (WaveName.PRE, WaveName.POST):
        close_event_wave(db, event, name)
    build_report(db, event.slug, now=NOW)
    asked = organiser.post(f"{PAGE}/jobs/publish")

    html = organiser.get(asked.location).text
    page, folded = (
        words_of(html),
        words_of(re.search(r'<details[^>]*id="passed">.*?</details>', html, re.DOTALL)[0]),
    )

    assert "Nothing was published. To publish, tick here." in page
    assert asked.location == f"{PAGE}/publication?unsure=yes"
    assert re.match("Passed: (R[0-9]+, )*R7, .*R7 Only the month of the event is published", folded)
    assert "R2" not in folded
    assert "R2 · something was changed Tables and changes not published" in page
    assert list_jobs(db, event.id) == []


def test_publication_page_says_why_nothing_can_be_published(organiser, event):
    page = words_of(organiser.get(f"{PAGE}/publication").text)

    assert page.endswith(
        "This cannot be published now. Before publishing, close the waves “Before the seminar” and"
        " “Right after the seminar”. To the event’s page"
    )


def test_publication_waits_for_open_waves(organiser, event):
    assert "Before publishing, close the waves" in organiser.get(PAGE).text


def test_published_event_leads_to_its_public_page(db, organiser, closed_event):
    save_edition(db, closed_event.id, 1, "2026-05", EditionDocument(Tables()))

    assert 'href="http://127.0.0.1:1/event/spring"' in organiser.get(PAGE).text


def test_missing_report_says_how_to_build_one(organiser, event):
    response = organiser.get(f"{PAGE}/report")

    assert response.status_code == 404
    assert "choose “Build the report”" in response.text


OUTDATED = "The report is out of date: answers were added or withdrawn,"


@pytest.mark.parametrize("page", [PAGE, f"{PAGE}/report"])
def test_report_does_not_tell_that_one_person_answered_since(db, keys, organiser, event, page):
    build_report(db, event.slug, now=NOW)
    before = organiser.get(page).text

    send(db, keys, event, submission(db, event))

    assert [OUTDATED in text for text in (before, organiser.get(page).text)] == [False, False]


def test_report_says_that_it_is_out_of_date_when_another_event_lost_an_answer(
    db, keys, organiser, event
):
    other = make_event(db, keys, "autumn")
    open_event_wave(db, other)
    send(db, keys, other, submission(db, other))
    close_event_wave(db, other)
    build_report(db, event.slug, now=NOW)
    before = organiser.get(PAGE).text

    db.execute("DELETE FROM responses")

    assert [OUTDATED in text for text in (before, organiser.get(PAGE).text)] == [False, True]


@pytest.mark.parametrize("change", [{"comparison_event": "waiting"}, {"chosen_low": True}])
def test_report_is_out_of_date_and_not_published_once_something_else_is_compared(
    db, keys, organiser, closed_event, change
):
    make_event(db, keys, slug="waiting")
    save_current_report(db, closed_event, EMPTY_REPORT)
    before = organiser.get(f"{PAGE}/results").text
    db.table("events").update(closed_event.id, change)  # as before it was fixed with the plan

    after = organiser.get(f"{PAGE}/results").text

    assert ['id="outdated"' in each for each in (before, after)] == [False, True]
    assert find_obstacle(db, get_event(db, "spring")).kind == "outdated"


def test_report_is_out_of_date_once_a_wave_of_the_comparison_has_ended(
    db, keys, organiser, closed_event
):
    waiting = make_event(db, keys, slug="waiting")
    db.table("events").update(closed_event.id, {"comparison_event": "waiting"})
    build_report(db, closed_event.slug, now=NOW, keys=keys)
    before = organiser.get(f"{PAGE}/results").text
    open_event_wave(db, waiting)
    close_event_wave(db, waiting)

    after = organiser.get(f"{PAGE}/results").text

    assert ['id="outdated"' in each for each in (before, after)] == [False, True]


def test_report_in_an_older_form_must_be_built_again(db, organiser, event):
    save_report(db, event.id, NOW.date(), {"format": 1, "fingerprints": NOBODY})

    assert organiser.get(f"{PAGE}/report").status_code == 404
    assert "Read the report" not in organiser.get(PAGE).text


def test_report_page_allows_its_own_style_by_hash_and_no_other(db, organiser, event):
    build_report(db, event.slug, now=NOW)

    response = organiser.get(f"{PAGE}/report")

    [styles] = re.findall("style-src ([^;]*)", response.headers["Content-Security-Policy"])
    hashes = [
        hash_source(style) for style in re.findall("<style>(.*?)</style>", response.text, re.DOTALL)
    ]
    assert set(styles.split()) == {"'self'", *hashes}
    assert "Spring seminar" in response.text


def test_job_is_stopped_and_stands_among_the_earlier_ones(db, organiser, event):
    job_id = save_job(db, "report", event.id, NOW)

    for _ in range(2):
        response = organiser.post(f"{PAGE}/jobs/{job_id}/stop", page=PAGE)

    words = words_of(organiser.get(PAGE).text)
    assert response.location == f"{PAGE}#results"
    assert "Stopped. Nothing is left half done" in words
    assert "Earlier jobs Report, today at 13:00: Stopped." in words
