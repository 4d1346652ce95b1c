"""Hours of arrival, which no single answer can be read from."""

from datetime import timedelta

from collector.store.answering.counts import count_arrival, list_arrivals
from collector.store.events.waves import find_wave
from tests.support.factories import NOW, send, submission

HOUR = timedelta(hours=1)


def test_hour_is_written_down_with_every_tenth_answer_alone(db, event):
    wave = find_wave(db, event.id, "pre")
    for number in range(9):
        count_arrival(db, wave.id, NOW + number * HOUR)
    before = list_arrivals(db, wave.id)

    for _ in range(12):
        count_arrival(db, wave.id, NOW + 9 * HOUR + timedelta(minutes=59))

    assert (before, list_arrivals(db, wave.id)) == ({}, {NOW + 9 * HOUR: 20})


def test_answer_sent_again_is_counted_once(db, keys, event):
    for _ in range(9):
        send(db, keys, event, submission(db, event))
    again = submission(db, event)

    for _ in range(5):
        send(db, keys, event, again)

    assert list_arrivals(db, find_wave(db, event.id, "pre").id) == {NOW: 10}
