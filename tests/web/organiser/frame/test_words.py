"""Days and waves in an organiser's words."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from collector.core.waves import Wave, WaveName, WaveState
from collector.texts.numerals import write_days
from collector.web.organiser.frame.words import say_wave
from tests.support.factories import EVENT, NOW


@pytest.mark.parametrize(
    ("language", "starts", "ends", "words"),
    [
        ("en", date(2017, 6, 14), date(2017, 6, 14), "14 June 2017"),
        ("en", date(2017, 6, 14), date(2017, 6, 15), "14–15 June 2017"),
        ("en", date(2017, 6, 30), date(2017, 7, 1), "30 June 2017 – 1 July 2017"),
        ("ru", date(2017, 6, 30), date(2017, 7, 1), "30 июня 2017\u202fг. — 1 июля 2017\u202fг."),
    ],
)
def test_days_of_an_event_are_said_in_words(language, starts, ends, words):
    event = replace(EVENT, starts=starts, ends=ends)

    assert write_days(event.starts, event.ends, language) == words


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


def test_wave_whose_time_has_come_is_said_to_be_open():
    opens, closes = NOW - timedelta(minutes=1), NOW + timedelta(days=1)
    wave = Wave(1, 1, WaveName.PRE, "v", WaveState.DRAFT, opens=opens, closes=closes)

    assert say_wave(wave, NOW, "en").startswith("Open, closes tomorrow at ")
