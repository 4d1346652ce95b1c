"""Answers coming in, as an organiser watches them: in tens, never one by one."""

from collector.core.waves import WaveName
from tests.support.factories import close_event_wave, make_event, open_event_wave, send, submission
from tests.support.organising import words_of

PAGE = "/organiser/events/spring"
PART = f"{PAGE}/answers"


def test_answers_are_told_in_tens_by_wave_and_hour(db, keys, organiser, event):
    for _ in range(27):
        send(db, keys, event, submission(db, event))

    words = words_of(organiser.get(PART).text)

    assert words == (
        "Before the seminar at least 20 of 50 Before the seminar Hour Arrived"
        " 12 May 2026, 13:00–14:00 20"
    )


def test_one_more_answer_changes_nothing_that_is_shown(db, keys, organiser, event):
    for _ in range(4):
        send(db, keys, event, submission(db, event))
    before = organiser.get(PART).text

    send(db, keys, event, submission(db, event))

    assert organiser.get(PART).text == before
    assert "fewer than ten of 50" in words_of(before)


def test_part_asks_again_only_while_a_wave_is_open(db, organiser, event):
    is_open = "data-open" in organiser.get(PART).text
    close_event_wave(db, event)
    is_closed = "data-open" not in organiser.get(PART).text
    open_event_wave(db, event, WaveName.POST)

    assert (is_open, is_closed) == (True, True)
    assert "Right after the seminar fewer than ten of 50" in words_of(organiser.get(PART).text)


def test_simulated_answers_say_why_they_have_no_hours(db, keys, organiser):
    shown = make_event(db, keys, "shown", simulated=True)
    open_event_wave(db, shown)

    assert "Simulated answers came all at once" in organiser.get("/organiser/events/shown").text
