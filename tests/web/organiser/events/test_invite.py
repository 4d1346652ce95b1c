"""E-mails and texts to read out, in three languages."""

from dataclasses import replace
from html import unescape

import pytest

from collector.core.events.planning import usual_sealing
from collector.core.waves import WaveName
from collector.store.events.events import save_event
from collector.texts.languages import Translated
from tests.support.factories import EVENT, close_event_wave, make_event, open_event_wave

PAGE = "/organiser/events/spring/invite"

LETTER = (
    "Hello,",
    (
        "Thank you for taking part in “Spring seminar” (12 May 2026, Jõhvi). "
        "Please answer a few questions now, so that we learn what has changed:"
    ),
    "http://127.0.0.1:8000/e/spring",
    (
        "It takes about 6 minutes, on a phone too. "
        "The questionnaire opens on 12 May 2026 at 15:30 and closes on 14 May 2026 at 16:00."
    ),
    (
        "You are not asked for your name. Only figures about at least 10 people are published. "
        "If you like, you can link your answers before and after the seminar "
        "without anyone learning who you are."
    ),
    "Topics: Ice, fire",
    "The council\nQuestions: council@example.ee",
)


@pytest.fixture
def planned(db, keys):
    return make_event(db, keys, sealing=usual_sealing(EVENT.ends))


def read_field(organiser, field):
    page = unescape(organiser.get(PAGE).text)
    return page.split(f'id="{field}"')[1].split(">", 1)[1].split("<")[0]


def test_letter_says_what_when_where_how_long_and_that_no_name_is_asked(db, planned, organiser):
    save_event(db, replace(planned, topics=Translated(et="Jää", ru="Лёд", en="Ice, fire")))

    assert read_field(organiser, "body-post-en") == "\n\n".join(LETTER)


@pytest.mark.parametrize(
    ("turn", "sentence"),
    [
        (open_event_wave, "Küsimustik on juba avatud ja sulgub 15. mail 2026 kell 10:00."),
        (close_event_wave, "Vastamiseks kulub umbes"),
    ],
)
def test_letter_says_how_long_it_is_still_open(db, planned, organiser, turn, sentence):
    db.execute("UPDATE waves SET closes = '2026-05-15T07:00:00+00:00'")
    open_event_wave(db, planned)
    if turn is close_event_wave:
        close_event_wave(db, planned)

    letter = read_field(organiser, "body-pre-et")

    assert sentence in letter
    assert ("sulgub" in letter) is (turn is open_event_wave)


def test_wave_that_comes_next_is_unfolded(db, planned, organiser):
    open_event_wave(db, planned)
    close_event_wave(db, planned)

    unfolded = organiser.get(PAGE).text.split('<details class="card" open>')[1]

    assert "<summary>Right after the seminar</summary>" in unfolded
    assert WaveName.PRE not in unfolded.split("</details>")[0].split("subject-")[1][:4]


def test_text_to_read_out_names_the_address_as_it_is_typed(planned, organiser):
    assert "наберите адрес 127.0.0.1:8000/e/spring." in read_field(organiser, "nudge-pre-ru")
