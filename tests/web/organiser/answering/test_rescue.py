import io
import re

import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import stream_encode_multipart

from collector.core.answering.rescue import Outcome
from collector.core.waves import WaveName
from collector.store.answering.responses import list_responses
from collector.store.events.waves import find_wave, save_state
from collector.store.people.audit import list_audit
from collector.texts.catalogue import read_texts
from collector.texts.languages import LANGUAGES
from tests.support.factories import NOW
from tests.support.organising import find_token, make_organiser
from tests.support.rescuing import rescue_file, unsent

EVENT_PAGE = "/organiser/events/spring"
PAGE = f"{EVENT_PAGE}/rescue"


@pytest.fixture
def organiser(db, data, event):
    browser = make_organiser(db, data)
    browser.sign_in(query="?lang=en")
    return browser


@pytest.fixture
def load(organiser):
    """Load a file as the page's form does."""

    def load(data, name="tagasiside.json", query=""):
        token = find_token(organiser.get(PAGE).text)
        file = FileStorage(io.BytesIO(data), filename=name)
        fields = {"csrf_token": token, "file": file}
        body, _, boundary = stream_encode_multipart(fields, use_tempfile=False)
        kind = f'multipart/form-data; boundary="{boundary}"'
        return organiser.client.post(PAGE + query, data=body.read(), content_type=kind)

    return load


@pytest.fixture
def stored(db, event):
    wave = find_wave(db, event.id, WaveName.PRE)
    return lambda: [each.answers for each in list_responses(db, wave.id)]


def said(response):
    """Return what the page says of each submission."""
    return re.findall(r'<li class="notice (\w+)">.*?<p>([^<]+)</p>', response.text, re.DOTALL)


def test_event_page_leads_to_the_page(organiser):
    assert f'href="{PAGE}"' in organiser.get(EVENT_PAGE).text


def test_each_submission_is_listed_with_what_became_of_it(load, stored):
    file = rescue_file(unsent(), unsent("/e/other/pre"), "damaged")

    response = load(file)

    assert [kind for kind, _ in said(response)] == ["good", "bad", "bad"]
    assert said(response)[0] == ("good", "The answers are stored.")
    assert "Before the seminar, complete today at 13:00" in response.text
    assert stored() == [{"mot_interest": "4"}]


def test_second_loading_says_that_nothing_has_changed(load, stored):
    file = rescue_file(unsent())
    load(file)

    response = load(file)

    assert said(response) == [
        ("good", "These answers were stored already, nothing has changed."),
    ]
    assert len(stored()) == 1


def test_page_never_shows_an_answer(load):
    secret = "drowned<b>"  # no choice, and a text that a careless page would tell back
    file = rescue_file(unsent(mot_interest=secret), unsent(**{secret: secret}))

    response = load(file)

    assert [kind for kind, _ in said(response)] == ["bad", "bad"]
    assert "drowned" not in response.text


@pytest.mark.parametrize("name", ['a "quoted" name.json', "'; x.json", "файл\u202e.json", ""])
def test_name_of_the_file_does_not_matter(load, stored, name):
    response = load(rescue_file(unsent()), name or "x")

    assert [kind for kind, _ in said(response)] == ["good"]
    assert stored() == [{"mot_interest": "4"}]


@pytest.mark.parametrize(
    ("content", "status", "sentence"),
    [
        (b"not JSON", 422, "This file cannot be read."),
        (b'{"format": "other"}', 422, "This is not a file of unsent answers."),
        (b'{"format": "tagasiside-unsent"}', 422, "There are no answers in this file."),
        (b" " * 1_000_001, 422, "The file has more than 1 MB."),
        (b" " * 10_000_000, 413, "The file has more than 1 MB."),
    ],
)
def test_bad_file_is_explained_and_loads_nothing(db, load, stored, content, status, sentence):
    response = load(content)

    assert (response.status_code, stored()) == (status, [])
    assert f"{sentence}" in response.text
    assert "Nothing was loaded and nothing is lost." in response.text
    assert [line for line in list_audit(db) if line.kind == "rescue_loaded"] == []


def test_form_without_a_file_is_explained(organiser):
    response = organiser.post(PAGE, page=PAGE)

    assert "Choose a file first." in response.text


def test_page_without_the_token_loads_nothing(organiser, stored):
    data = {"file": (io.BytesIO(rescue_file(unsent())), "x")}

    response = organiser.client.post(PAGE, data=data)

    assert "This page is out of date" in response.text
    assert stored() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_closed_wave_says_what_can_be_done(db, event, load, language):
    wave = find_wave(db, event.id, WaveName.PRE)
    save_state(db, wave, wave.state, closes=NOW)

    response = load(rescue_file(unsent()), query=f"?lang={language}")

    [(kind, sentence)] = said(response)
    assert (kind, sentence.count(":")) == ("bad", 1)


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_its_sentence(organiser, outcome):
    assert f"rescue_{outcome}" in read_texts("organiser")
