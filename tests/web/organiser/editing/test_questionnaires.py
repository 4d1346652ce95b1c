"""The versions of a series' questionnaires: listed, looked at, downloaded, chosen for a wave."""

from dataclasses import replace

import pytest

from collector.actions.questionnaire.versions import read_shipped
from collector.formats.questionnaire.yaml import read_yaml, write_yaml
from collector.store.events.events import save_series
from collector.store.events.waves import find_wave
from collector.store.people.audit import list_audit
from collector.store.questionnaire.versions import save_questionnaire, save_series_version
from collector.texts.catalogue import read_texts
from tests.support.audit import told
from tests.support.factories import NOW, SERIES, make_event, send, submission
from tests.support.organising import words_of

LIST = "/organiser/questionnaires"
CHOICE = "/organiser/events/spring/questionnaires"


def find_version(db, event, name="pre"):
    return find_wave(db, event.id, name).questionnaire_version


@pytest.fixture
def other(db, event):
    """A second version for the wave before the seminar, published for the series."""
    written = read_yaml(write_yaml(read_shipped()[find_version(db, event)]))
    written.survey[1]["label::English (en)"] = "Working together <b>matters</b>."
    version = save_questionnaire(db, "pre", written)
    save_series_version(db, event.series_id, version, day=NOW.date(), account="Anna")
    return version


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("et", "Küsimustikud kuuluvad sarja juurde."),
        ("ru", "Анкеты относятся к серии."),
        ("en", "Questionnaires belong to a series."),
    ],
)
def test_list_without_a_series_teaches_what_to_do(organiser, language, words):
    assert words in organiser.get(f"{LIST}?lang={language}").text


def test_list_tells_versions_and_where_they_are_asked(db, event, other, organiser):
    words = words_of(organiser.get(LIST).text)

    assert f"Version 2 {other} Since 12 May 2026, published by Anna · Not answered yet" in words
    assert "Used at: 1 Spring seminar , 12 May 2026: 0 responses" in words


def test_version_that_came_with_the_service_has_no_number(db, event, organiser):
    save_series(db, replace(SERIES, slug="others"))

    words = words_of(organiser.get(LIST).text)

    assert words.count("Comes with the service, not used yet · Not answered yet") == 3
    assert words.count("Ready-made version") == 3


def test_version_is_frozen_at_its_first_answer(db, keys, event, organiser):
    send(db, keys, event, submission(db, event))

    words = words_of(organiser.get(LIST).text)

    assert words.count("Answered, no longer changes") == 1


def test_version_is_shown_on_three_phones(db, event, organiser):
    version = find_version(db, event)
    address = f"{LIST}/seminars/versions/{version}"

    page = organiser.get(address).text
    one = organiser.get(f"{address}?in=ru").text

    frames = [f'src="{address}/page/{language}"' for language in ("et", "ru", "en")]
    assert [frame in page for frame in frames] == [True, True, True]
    assert [frame in one for frame in frames] == [False, True, False]


def test_preview_is_the_participants_page_that_cannot_send(db, event, other, organiser):
    response = organiser.get(f"{LIST}/seminars/versions/{other}/page/en")

    policy = response.headers["Content-Security-Policy"]
    assert "Working together &lt;b&gt;matters&lt;/b&gt;." in response.text
    assert [
        part in policy
        for part in (
            "form-action 'none'",
            "frame-ancestors 'self'",
            "sandbox allow-scripts",
        )
    ] == [True, True, True]
    assert '<a href="' not in response.text
    assert ('data-outbox="data:,"' in response.text, "connect-src data:;" in policy) == (True, True)


def test_preview_leaves_the_organiser_the_language_that_was_chosen(db, event, other, organiser):
    organiser.get(f"{LIST}/seminars/versions/{other}/page/ru")

    assert '<html lang="en">' in organiser.get(LIST).text


def test_preview_of_a_series_without_events_has_one_to_come(db, event, organiser):
    version = find_version(db, event)
    db.executescript("DELETE FROM waves; DELETE FROM events;")

    page = organiser.get(f"{LIST}/seminars/versions/{version}/page/en").text

    assert "Your next event" in page


def test_version_is_downloaded_as_it_was_written(db, event, other, organiser):
    response = organiser.get(f"{LIST}/seminars/versions/{other}/file.yaml")

    assert read_yaml(response.text).version() == other
    assert response.headers["Content-Disposition"] == f"attachment; filename=pre-{other}.yaml"


@pytest.mark.parametrize("path", ["", "/page/et", "/file.yaml"])
def test_version_of_another_series_is_not_found(db, keys, event, other, organiser, path):
    save_series(db, replace(SERIES, slug="others"))

    response = organiser.get(f"{LIST}/others/versions/{other}{path}")

    assert (response.status_code, "or choose" in response.text) == (404, True)


def test_wave_asks_the_chosen_version(db, event, other, organiser):
    response = organiser.post(CHOICE, CHOICE, wave="pre", version=other)

    assert find_version(db, event) == other
    assert "Saved: Before the seminar." in organiser.get(response.location).text
    assert told(db) == ("version_chosen", {"event": "spring", "wave": "pre", "version": other})
    assert "Working together &lt;b&gt;" in organiser.get("/e/spring/pre?lang=en").text


def test_wave_that_was_answered_keeps_its_version(db, keys, event, other, organiser):
    before = find_version(db, event)
    send(db, keys, event, submission(db, event))

    response = organiser.post(CHOICE, CHOICE, wave="pre", version=other)

    assert (response.status_code, find_version(db, event)) == (409, before)
    assert "Somebody has answered meanwhile" in response.text
    assert 'name="wave" value="pre"' not in response.text


@pytest.mark.parametrize(("wave", "version"), [("post", None), ("pre", "none"), ("never", None)])
def test_version_of_another_wave_or_none_is_not_found(db, event, other, organiser, wave, version):
    response = organiser.post(CHOICE, CHOICE, wave=wave, version=version or other)

    assert response.status_code == 404
    assert find_version(db, event) != other


def test_choosing_what_is_chosen_changes_nothing(db, keys, organiser):
    event = make_event(db, keys)
    db.execute("UPDATE waves SET state = 'sealed'")

    response = organiser.post(CHOICE, CHOICE, wave="pre", version=find_version(db, event))

    assert response.status_code == 303
    assert list_audit(db)[0].kind != "version_chosen"


def test_words_of_the_editor_do_not_hide_those_of_its_frame():
    words = [key for name in ("editor", "question_types", "organiser") for key in read_texts(name)]

    assert sorted(set(words)) == sorted(words)
