from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from collector.core.events.planning import (
    LONGEST_SLUG,
    SLUG,
    list_problems,
    list_time_problems,
    make_slug,
    propose_next,
    read_local_timestamp,
    usual_sealing,
    usual_times,
    write_local_timestamp,
)
from collector.core.waves import Wave, WaveName, WaveState
from collector.texts.languages import Translated
from tests.support.factories import EVENT, NOW

PLAN = replace(EVENT, sealing=usual_sealing(EVENT.ends))


@pytest.mark.parametrize(
    ("name", "opens", "closes"),
    [
        (WaveName.PRE, "2026-05-05T13:30", "2026-05-12T14:30"),
        (WaveName.POST, "2026-05-13T11:30", "2026-05-15T12:00"),
        (WaveName.FOLLOWUP, "2026-08-11T12:00", "2026-08-25T12:00"),
    ],
)
def test_waves_open_and_close_relative_to_the_events_own_hours(name, opens, closes):
    event = replace(PLAN, ends=date(2026, 5, 13), starts_at=time(13, 30), ends_at=time(12))

    assert tuple(map(write_local_timestamp, usual_times(event, name))) == (opens, closes)


def test_plan_with_usual_values_has_no_problems():
    assert list_problems(PLAN) == {}


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"starts": date(1999, 5, 12)}, {"starts": "year"}),
        ({"starts": date(9999, 12, 31)}, {"starts": "year"}),
        ({"ends": date(2026, 5, 11)}, {"ends": "ends"}),
        ({"ends": date(2026, 6, 13)}, {"ends": "days"}),
        ({"ends_at": time(9)}, {"ends_at": "ends"}),
        ({"sealing": date(2026, 8, 24)}, {"sealing": "sealing"}),
        ({"sealing": date(2028, 5, 12)}, {"sealing": "sealing"}),
        ({"head_count": 0}, {"head_count": "number"}),
        ({"head_count": 20_001, "slug": "A b"}, {"head_count": "number", "slug": "slug"}),
        ({"slug": "a" * 61}, {"slug": "slug"}),
    ],
)
def test_plan_that_will_not_do_names_each_field(changes, problems):
    assert list_problems(replace(PLAN, **changes)) == problems


def test_usual_sealing_of_the_last_possible_day_can_be_computed():
    assert usual_sealing(date.max) == date(2101, 6, 29)


@pytest.mark.parametrize(
    ("title", "taken", "slug"),
    [
        ("Koostööseminar: õpe & žürii", (), "koostooseminar-ope-zurii-2027"),
        ("Kevadseminar 2027", (), "kevadseminar-2027"),
        ("Kevadseminar", ("kevadseminar-2027",), "kevadseminar-2027-2"),
        ("Семинар", (), "event-2027"),
    ],
)
def test_slug_is_made_of_the_title(title, taken, slug):
    assert make_slug(title, 2027, taken) == slug


@pytest.mark.parametrize("title", ["pikk sõna " * 20, "a" * 100])
def test_slug_of_a_long_title_is_short_enough_even_with_a_number(title):
    slug = make_slug(title, 2027, {make_slug(title, 2027, ())})

    assert len(slug) <= LONGEST_SLUG
    assert SLUG.fullmatch(slug)


def test_next_event_is_on_the_same_weekday_of_a_coming_year():
    title = Translated("Seminar 2026", "Семинар 2026", "Seminar")
    model = replace(PLAN, slug="seminar-2026", title=title, simulated=True)

    proposed = propose_next(model, date(2027, 6, 1), {"seminar-2028"})

    assert (proposed.starts, proposed.starts.weekday()) == (date(2028, 5, 9), 1)
    assert proposed.title == Translated("Seminar 2028", "Семинар 2028", "Seminar")
    assert (proposed.slug, proposed.simulated) == ("seminar-2028-2", False)
    assert proposed.sealing == usual_sealing(proposed.ends)


@pytest.mark.parametrize(
    ("opens_h", "closes_h", "problems"),
    [
        (1, 2, {}),
        (2, 2, {"closes": "times_order"}),
        (-2, 0, {"closes": "times_past"}),
        (1, 24 * 400, {"closes": "times_sealing"}),
        (-24 * 366 * 30, 1, {"opens": "year"}),
    ],
)
def test_times_of_a_wave_are_checked(opens_h, closes_h, problems):
    wave = Wave(1, 1, WaveName.PRE, "v", WaveState.DRAFT)
    opens, closes = (NOW + timedelta(hours=each) for each in (opens_h, closes_h))

    assert list_time_problems(wave, opens, closes, now=NOW, sealing=PLAN.sealing) == problems


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-05-12T09:00", datetime(2026, 5, 12, 6, 0, tzinfo=UTC)),
        ("2026-12-12T09:00:30", datetime(2026, 12, 12, 7, 0, tzinfo=UTC)),
        ("0001-01-01T00:00", None),
        ("tomorrow", None),
    ],
)
def test_local_moment_is_read_in_estonian_time(text, moment):
    assert read_local_timestamp(text) == moment
