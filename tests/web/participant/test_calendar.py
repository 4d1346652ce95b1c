import pytest

from collector.texts.languages import LANGUAGES
from tests.support.factories import make_event

URL = "http://127.0.0.1:8000/e/spring/post?lang="


@pytest.mark.parametrize("language", LANGUAGES)
def test_calendar_of_a_wave_is_in_the_readers_language(client, event, language):
    response = client.get(f"/e/spring/post.ics?lang={language}")

    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert event.title[language] in response.text
    assert f"URL:{URL}{language}\r\n" in response.text


def test_calendar_is_the_same_every_time(client, event):
    first, second = (client.get("/e/spring/post.ics?lang=et") for _ in range(2))

    assert first.data == second.data
    assert "UID:spring-post@127.0.0.1\r\n" in first.text
    assert first.headers["Content-Disposition"] == "attachment; filename=spring-post.ics"


@pytest.mark.parametrize("path", ["/e/spring/never.ics", "/e/nowhere/post.ics"])
def test_calendar_of_no_wave_is_not_found(client, event, path):
    response = client.get(f"{path}?lang=en")

    assert response.status_code == 404
    assert "There is no such page" in response.text


def test_calendar_without_a_planned_opening_is_not_found(db, keys, client):
    make_event(db, keys)
    db.execute("UPDATE waves SET opens = NULL")

    assert "There is no such page" in client.get("/e/spring/post.ics?lang=en").text
