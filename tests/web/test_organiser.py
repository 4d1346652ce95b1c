import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from collector.actions.report import build_report
from collector.core.jobs import Outcome
from collector.core.waves import Wave, WaveName, WaveState
from collector.formats.days import write_days
from collector.store.jobs import JobState, list_jobs, save_job, save_outcome, save_progress
from collector.store.results import save_edition, save_report
from collector.store.waves import find_wave
from collector.web.inline import hash_source
from collector.web.organiser.words import say_wave
from tests.factories import (
    EVENT,
    NOW,
    close_event_wave,
    make_event,
    open_event_wave,
    send,
    submission,
)
from tests.organising import make_organiser

PAGE = "/organiser/events/spring"
EMPTY_REPORT = {"waves": [{"name": "pre", "n": 0}, {"name": "post", "n": 0}]}


@pytest.fixture
def organiser(db, data):
    browser = make_organiser(db, data)
    browser.sign_in(query="?lang=en")
    return browser


@pytest.fixture
def closed_event(db, event):
    """An event whose waves before and after the seminar are closed."""
    open_event_wave(db, event, WaveName.POST)
    for name in (WaveName.PRE, WaveName.POST):
        close_event_wave(db, event, name)
    return event


def words_of(html):
    """Return the text of a page without its markup."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_page_without_events_says_which_command_makes_one(organiser):
    assert "collector event add --help" in organiser.get("/organiser/").text


def test_list_shows_each_wave_with_state_and_count(db, keys, organiser, event):
    for _ in range(3):
        send(db, keys, event, submission(db, event))

    words = words_of(organiser.get("/organiser/").text)

    assert "Spring seminar 12 May 2026 · Jõhvi" in words
    assert "Before the seminar Open until you close it 3 of 50" in words
    assert "Three months later Opens on 10 August 2026 at 16:00 0 of 50" in words


def test_list_offers_the_participants_address(organiser, event):
    assert 'value="http://127.0.0.1:8000/e/spring"' in organiser.get("/organiser/").text


def test_simulated_event_says_so_on_list_and_page(db, keys, organiser):
    make_event(db, keys, simulated=True)

    for path in ("/organiser/", PAGE):
        assert "Demonstration, answers are simulated" in organiser.get(path).text


def test_every_page_but_sign_in_and_start_asks_to_sign_in(db, data, event):
    stranger = make_organiser(db, data)
    rules = stranger.client.application.url_map.iter_rules()
    paths = [
        rule.rule.replace("<slug>", "spring")
        for rule in rules
        if rule.rule.startswith("/organiser/") and "GET" in rule.methods
    ]

    asked = {path for path in paths if stranger.get(path).status_code == 303}

    assert set(paths) - asked == {"/organiser/sign-in", "/organiser/start/<token>"}


@pytest.mark.parametrize(
    "path",
    ["/organiser/sign-in", "/organiser/sign-out", f"{PAGE}/waves/pre/close", f"{PAGE}/jobs/report"],
)
@pytest.mark.parametrize("token", ["", "forged"])
def test_change_without_the_pages_token_is_refused(db, organiser, event, path, token):
    response = organiser.client.post(path, data={"csrf_token": token})

    assert response.status_code == 400
    assert "This page is out of date" in response.text
    assert find_wave(db, event.id, WaveName.PRE).state is WaveState.OPEN


def test_change_without_session_leads_to_sign_in(db, data, event):
    stranger = make_organiser(db, data)

    response = stranger.post(f"{PAGE}/waves/pre/close")

    assert response.location == "/organiser/sign-in?next=/organiser/"
    assert find_wave(db, event.id, WaveName.PRE).state is WaveState.OPEN


def test_event_page_offers_only_steps_that_the_state_allows(organiser, closed_event):
    buttons = re.findall(r'spring/waves/(\w+/\w+)"', organiser.get(PAGE).text)

    assert buttons == ["pre/open", "post/open", "followup/open"]


@pytest.mark.parametrize(
    ("wave", "step", "state"),
    [("pre", "close", WaveState.CLOSED), ("followup", "open", WaveState.OPEN)],
)
def test_button_turns_a_wave(db, organiser, event, wave, step, state):
    response = organiser.post(f"{PAGE}/waves/{wave}/{step}", page=PAGE)

    assert (response.status_code, response.location) == (303, PAGE)
    assert find_wave(db, event.id, wave).state is state


def test_step_that_is_no_longer_possible_shows_how_things_stand(organiser, event):
    response = organiser.post(f"{PAGE}/waves/followup/close", page=PAGE)

    assert response.status_code == 409
    assert "The page below is up to date." in response.text
    assert "Open until you close it" in response.text


def test_second_click_of_one_button_finds_the_wave_turned(db, organiser, event):
    for _ in range(2):
        response = organiser.post(f"{PAGE}/waves/pre/close", page=PAGE)

    assert (response.status_code, response.location) == (303, PAGE)


@pytest.mark.parametrize("path", ["events/winter", "events/winter/report", "events/winter/results"])
def test_unknown_event_leads_back_to_the_list(organiser, path):
    response = organiser.get(f"/organiser/{path}")

    assert response.status_code == 404
    assert "or choose the event from the list." in response.text


def test_unknown_language_is_refused_with_a_page(organiser):
    response = organiser.get("/organiser/?lang=fi")

    assert response.status_code == 400
    assert "<main" in response.text


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
    assert words_of(part).startswith("Building the report… 37% done Refresh the page")
    assert len(re.findall("<button[^>]* disabled", part)) == 2


@pytest.mark.parametrize(
    ("state", "outcome", "words"),
    [
        (JobState.DONE, Outcome("report_done", 61), "Report ready: 61 pairs."),
        (JobState.DONE, Outcome("publish_done", 2), "Published: edition 2."),
        (
            JobState.FAILED,
            Outcome("failed_publication", detail="R2 forbids it"),
            "Not published: a figure could point to a single person. In detail: R2 forbids it",
        ),
    ],
)
def test_ended_job_says_how_it_ended(db, organiser, event, state, outcome, words):
    save_outcome(db, save_job(db, "report", event.id, NOW), state, outcome.as_text())

    assert words_of(organiser.get(f"{PAGE}/results").text).startswith(words)


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (None, "Before publishing, build the report and read it."),
        ({"waves": []}, "The number of answers has changed since the report was built."),
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


def test_publication_waits_for_open_waves(organiser, event):
    assert "Before publishing, close the waves" in organiser.get(PAGE).text


def test_published_event_leads_to_its_public_page(db, organiser, closed_event):
    save_edition(db, closed_event.id, 1, "2026-05", "abc", {"tables": {}})

    assert 'href="http://127.0.0.1:8001/event/spring"' in organiser.get(PAGE).text


def test_missing_report_says_how_to_build_one(organiser, event):
    response = organiser.get(f"{PAGE}/report")

    assert response.status_code == 404
    assert "choose “Build the report”" in response.text


def test_report_page_allows_its_own_style_by_hash_and_no_other(db, organiser, event):
    build_report(db, event.slug, now=NOW)

    response = organiser.get(f"{PAGE}/report")

    [styles] = re.findall("style-src ([^;]*)", response.headers["Content-Security-Policy"])
    hashes = [
        hash_source(style) for style in re.findall("<style>(.*?)</style>", response.text, re.DOTALL)
    ]
    assert set(styles.split()) == {"'self'", *hashes}
    assert "Spring seminar" in response.text


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        (date(2017, 6, 14), date(2017, 6, 14), "14 June 2017"),
        (date(2017, 6, 14), date(2017, 6, 15), "14–15 June 2017"),
        (date(2017, 6, 30), date(2017, 7, 1), "30 June 2017 – 1 July 2017"),
    ],
)
def test_days_of_an_event_are_said_in_words(starts, ends, words):
    event = replace(EVENT, starts=starts, ends=ends)

    assert write_days(event.starts, event.ends, "en") == words


@pytest.mark.parametrize(
    ("state", "moment", "language", "words"),
    [
        (WaveState.DRAFT, None, "en", "Not open yet"),
        (WaveState.DRAFT, datetime(2026, 5, 13, 6, tzinfo=UTC), "en", "Opens tomorrow at 09:00"),
        (
            WaveState.OPEN,
            datetime(2026, 5, 12, 21, tzinfo=UTC),
            "ru",
            "Открыт, закроется завтра в 00:00",
        ),
        (
            WaveState.OPEN,
            datetime(2026, 12, 3, 7, tzinfo=UTC),
            "et",
            "Avatud, sulgub 3. detsembril 2026 kell 09:00",
        ),
        (WaveState.CLOSED, datetime(2026, 5, 11, 7, tzinfo=UTC), "et", "Suletud eile kell 10:00"),
        (
            WaveState.CLOSED,
            datetime(2026, 1, 1, 7, tzinfo=UTC),
            "ru",
            "Закрыт 1 января 2026\u202fг. в 09:00",
        ),
        (WaveState.PUBLISHED, NOW, "en", "Published, closed for good"),
        (WaveState.SEALED, NOW, "en", "Sealed: links and keys are destroyed"),
    ],
)
def test_wave_is_said_in_words(state, moment, language, words):
    wave = Wave(1, 1, WaveName.PRE, "v", state, opens=moment, closes=moment)

    assert say_wave(wave, NOW, language) == words


def test_web_process_never_imports_statistics_or_charts(data, event):
    program = (
        "import sys; from pathlib import Path; from collector.config import Settings\n"
        "from collector.web.app import create_app\n"
        "client = create_app(Settings(data=Path(sys.argv[1]))).test_client()\n"
        "print(client.get('/organiser/sign-in').status_code, client.get('/').status_code)\n"
        "print(sorted({'matplotlib', 'scipy'} & sys.modules.keys()))\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, str(data)], capture_output=True, text=True, check=True
    )

    assert done.stdout == "200 200\n[]\n"
