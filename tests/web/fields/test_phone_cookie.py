"""The phone's cookie: set only when asked, kept until sealing, forgotten by one request."""

from uuid import uuid4

import pytest

from collector.config import Settings
from collector.core.linking.codes import hash_element, read_phone_token
from collector.core.waves import WaveName
from collector.store.linking.keys import read_key
from collector.web.app import create_app
from tests.support.factories import NOW, make_event, open_event_wave

PAGE = "/e/spring/pre"


def token_of(client):
    cookie = client.get_cookie("phone", path="/e/spring")
    return cookie and cookie.value


def hashes(db):
    return [row["hash"] for row in db.query("SELECT hash FROM link_hashes WHERE element = 'phone'")]


@pytest.mark.parametrize("way", ["", "none", "card", "personal"])
def test_phone_is_remembered_only_when_asked(client, event, blank, way):
    client.get(PAGE)
    client.post(PAGE, data={**blank, "link_way": way})

    assert token_of(client) is None


def test_cookie_is_out_of_reach_of_scripts_and_other_sites_until_sealing(client, event, blank):
    response = client.post(PAGE, data={**blank, "link_way": "phone"})

    [cookie] = response.headers.getlist("Set-Cookie")
    parts = cookie.split("; ")
    assert read_phone_token(parts[0].removeprefix("phone=")) is not None
    assert {"HttpOnly", "Path=/e/spring", "SameSite=Lax"} <= set(parts)
    assert "Secure" not in parts
    [age] = [int(part[8:]) for part in parts if part.startswith("Max-Age=")]
    assert age == (event.sealing - NOW.date()).days * 86_400 + 14 * 3600


def test_cookie_stays_on_encrypted_connections(client, event, blank):
    response = client.post(PAGE, data={**blank, "link_way": "phone"}, base_url="https://localhost")

    assert "Secure" in response.headers["Set-Cookie"].split("; ")


def test_token_is_stored_as_a_keyed_hash_alone(client, db, keys, event, blank):
    client.post(PAGE, data={**blank, "link_way": "phone"})

    token = token_of(client)
    assert hashes(db) == [hash_element(read_key(keys, "spring"), "phone", token)]
    assert token not in "\n".join(db.conn.iterdump())


def test_sending_again_without_the_lost_reply_gives_the_same_token(client, db, event, blank):
    tokens = []
    for _ in range(2):
        client.delete_cookie("phone", path="/e/spring")
        client.post(PAGE, data={**blank, "link_way": "phone"})
        tokens.append(token_of(client))

    assert tokens[0] == tokens[1]
    assert len(hashes(db)) == 1


def test_next_wave_has_the_same_token(client, db, event, blank):
    open_event_wave(db, event, WaveName.POST)
    client.post(PAGE, data={**blank, "link_way": "phone"})
    first = token_of(client)
    client.post("/e/spring/post", data={"submission": str(uuid4()), "link_way": "phone"})

    assert token_of(client) == first
    assert len(hashes(db)) == 2
    assert len(set(hashes(db))) == 1


@pytest.mark.parametrize("tampered", ["", "0" * 31, "0" * 33, "G" * 32, "A" * 32, "'; DROP TABLE"])
def test_tampered_cookie_counts_as_none(client, event, blank, tampered):
    client.set_cookie("phone", tampered, path="/e/spring")
    client.post(PAGE, data={**blank, "link_way": "phone"})

    assert token_of(client) != tampered
    assert read_phone_token(token_of(client)) is not None


def test_token_means_nothing_at_another_event(client, db, keys, event, blank):
    other = make_event(db, keys, "autumn")
    open_event_wave(db, other)
    client.post(PAGE, data={**blank, "link_way": "phone"})

    client.post("/e/autumn/pre", data={"submission": str(uuid4()), "link_way": "phone"})

    assert client.get_cookie("phone", path="/e/autumn").value != token_of(client)
    assert len(set(hashes(db))) == 2


@pytest.mark.parametrize("name", ["phone", "lang"])
def test_cookie_stays_on_encrypted_connections_behind_a_front_server(db, data, blank, name):
    app = create_app(Settings(data=data, url="https://feedback.example"), clock=lambda: NOW)

    answers = app.test_client().post(PAGE, data={**blank, "link_way": "phone"})
    receipt = app.test_client().get("/receipt?lang=en")

    cookies = [*answers.headers.getlist("Set-Cookie"), *receipt.headers.getlist("Set-Cookie")]
    [cookie] = [each for each in cookies if each.startswith(f"{name}=")]
    assert "Secure" in cookie.split("; ")


def test_without_the_events_key_answers_are_stored_and_not_linked(client, db, keys, event, blank):
    (keys / "spring.key").unlink()

    client.post(PAGE, data={**blank, "link_way": "phone"})

    assert (db.table("responses").count, hashes(db)) == (1, [])


def test_sending_again_after_the_key_was_lost_is_the_same_sending(client, db, keys, event, blank):
    first = client.post(PAGE, data={**blank, "link_way": "phone"})
    (keys / "spring.key").unlink()

    again = client.post(PAGE, data={**blank, "link_way": "phone"})

    assert (first.status_code, again.status_code) == (200, 200)
    assert db.table("responses").count == 1


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("et", "Telefon ei mäleta enam midagi"),
        ("ru", "Телефон больше ничего не помнит"),
        ("en", "This phone remembers nothing now"),
    ],
)
def test_forgetting_deletes_the_cookie_and_says_so(client, event, blank, language, title):
    client.post(PAGE, data={**blank, "link_way": "phone"})

    page = client.post(f"/e/spring/forget?lang={language}", data=blank)

    assert token_of(client) is None
    assert f"<h1>{title}</h1>" in page.text


def test_forgetting_works_for_an_event_that_is_gone(client, event):
    response = client.post("/e/gone/forget")

    assert response.headers["Set-Cookie"].startswith("phone=; Expires=Thu, 01 Jan 1970")
    assert response.headers["Tagasiside"] == "1"


def test_another_site_cannot_make_a_phone_forget(client, event, blank):
    client.post(PAGE, data={**blank, "link_way": "phone"})
    client.post("/e/spring/forget", headers={"Sec-Fetch-Site": "cross-site"})

    assert read_phone_token(token_of(client)) is not None
