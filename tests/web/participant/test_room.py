import re
from uuid import UUID

import pytest

from collector.core.waves import WaveName
from collector.store.events.events import get_series
from tests.actions.answering.test_view_room import answer
from tests.support.factories import close_event_wave, make_event, open_event_wave, send, submission


@pytest.fixture
def room(db, data):
    event = make_event(db, data / "keys")
    open_event_wave(db, event)
    return event


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ("lang=et", ("Kevadseminar", "Весенний семинар")),
        ("lang=ru", ("Весенний семинар", "Kevadseminar")),
        ("lang=en&also=ru", ("Spring seminar", "Весенний семинар")),
    ],
)
def test_the_room_reads_two_languages_at_once(client, room, asked, titles):
    page = client.get(f"/room/spring?{asked}").text

    title, second = re.search(r'<h1>(.+?) <small lang="\w+">(.+?)</small></h1>', page).groups()
    assert (title, second) == titles


def test_the_room_says_where_to_answer(client, room):
    page = client.get("/room/spring").text

    assert '<svg class="qr"' in page or 'class="qr"' in page
    assert "127.0.0.1:8000/e/spring</p>" in page


def test_an_empty_room_says_when_a_picture_will_appear(client, room):
    page = client.get("/room/spring?lang=en").text

    assert "Waiting for the first answers." in page
    assert "A picture appears once at least 10 people have answered" in page


def test_the_wall_shows_the_room_and_counts_in_tens(client, db, data, room):
    answer(db, data, room, range(13))

    wall = client.get("/room/spring/wall?lang=en").text

    assert "At least 10 people have answered." in wall
    assert 'aria-label="low 40%, medium 30%, high 30%"' in wall


def test_before_and_after_stand_beside_each_other(client, db, data, room):
    answer(db, data, room, range(12))
    open_event_wave(db, room, WaveName.POST)
    for number in range(12):
        points = dict.fromkeys(("mot_interest", "mot_value", "mot_effort"), "135"[number % 3])
        sent = submission(db, room, WaveName.POST, uuid=UUID(int=99 + number), answers=points)
        send(db, data / "keys", room, sent, WaveName.POST)

    wall = client.get("/room/spring/wall?lang=en").text

    assert [wall.count(f'<p class="{name}">') for name in ("before", "after")] == [1, 1]
    assert "Show the answers after the seminar" in wall
    assert "the picture does not say yet what changed" in wall
    assert "There was no comparison group" in wall


def test_the_room_hides_the_code_while_nothing_is_open(client, db, room):
    opened = client.get("/room/spring").text
    close_event_wave(db, room)
    closed = client.get("/room/spring").text

    assert [page.count('<body class="room closed">') for page in (opened, closed)] == [0, 1]
    assert ".room.closed .way" in closed


def test_a_room_of_no_event_is_not_found(client):
    assert client.get("/room/nowhere").status_code == 404


def test_the_room_carries_everything_inside(client, db, room):
    response = client.get("/room/spring")

    assert "connect-src 'self'" in response.headers["Content-Security-Policy"]
    assert not re.findall(r'(?:src|href)="(?!data:|/)', response.text)
    assert get_series(db, room.series_id).contact not in response.text
