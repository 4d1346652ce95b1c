import re

import pytest

from collector.actions.answering.draw_room import draw_room
from collector.actions.answering.withdraw import withdraw_answers
from collector.core.waves import WaveName
from collector.store.events.events import get_series
from collector.store.writer import write_directly
from tests.actions.answering.test_draw_room import WHO, answer
from tests.support.factories import close_event_wave, make_event, open_event_wave


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

    assert "You can answer now." in page
    assert "A picture appears once at least 20 people have answered" in page


def test_the_wall_shows_the_room_and_says_when_it_was_drawn(client, db, data, room):
    answer(db, data, room, range(23))
    draw_room(db, "spring", WaveName.PRE, noise=lambda: 0, **WHO)

    wall = client.get("/room/spring/wall?lang=en&also=et").text

    assert 'aria-label="low 30%, medium 30%, high 30%"' in wall
    assert "Drawn on 12 May 2026 at 13:00, when at least 20 people had answered." in wall
    assert "Pildi aeg: 12. mai 2026 kell 13:00. Vastanud oli siis vähemalt 20 inimest." in wall
    assert "The bars are inexact on purpose" in wall


def test_no_answer_and_no_withdrawal_changes_a_word_of_the_wall(client, db, data, room):
    seen = []
    receipts = answer(db, data, room, range(20))
    for number in range(20, 45):
        seen.append(client.get("/room/spring/wall?lang=en").text)
        receipts += answer(db, data, room, [number])
    draw_room(db, "spring", WaveName.PRE, **WHO)
    drawn = [client.get("/room/spring/wall?lang=en").text]
    for receipt in receipts:
        withdraw_answers(write_directly(db), room, receipt, keys=data / "keys")
        drawn.append(client.get("/room/spring/wall?lang=en").text)

    assert [len(set(each)) for each in (seen, drawn)] == [1, 1]
    assert seen[0] != drawn[0]


def test_before_and_after_stand_beside_each_other(client, db, data, room):
    open_event_wave(db, room, WaveName.POST)
    for begin, name in ((0, WaveName.PRE), (99, WaveName.POST)):
        answer(db, data, room, range(begin, begin + 24), name)
        draw_room(db, "spring", name, noise=lambda: 0, **WHO)

    wall = client.get("/room/spring/wall?lang=en").text

    assert [wall.count(f'<p class="{name}">') for name in ("before", "after")] == [1, 1]
    assert [wall.count(f"{name}: Drawn on 12 May") for name in ("Before", "After")] == [1, 1]
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
