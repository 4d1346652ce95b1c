"""What the phone's side of sending relies on: two addresses, and marks that only we give."""

import re
from datetime import timedelta

import pytest

from collector.store.events.waves import find_wave, save_state
from collector.web.participant.offline import outbox_version
from collector.web.site.inline import OUTBOX_SCRIPTS, hash_source, read_scripts
from tests.support.factories import NOW, close_event_wave

PAGE = "/e/spring/pre"


def test_worker_is_a_script_that_browsers_ask_for_anew(client):
    response = client.get("/sw.js")

    assert response.mimetype == "text/javascript"
    assert response.headers["Cache-Control"] == "no-cache"
    assert re.match(r"// [0-9a-f]{12}\n", response.text)


def test_page_names_its_sending_part_by_content(client, event):
    html = client.get(f"{PAGE}?lang=ru").text

    assert f'data-outbox="/outbox/{outbox_version()}?lang=ru"' in html


def test_sending_part_may_run_by_the_hash_of_its_script(client, event):
    response = client.get(f"/outbox/{outbox_version()}?lang=en")

    [script] = re.findall(r"<script>(.*?)</script>", response.text, re.DOTALL)
    assert script == str(read_scripts(OUTBOX_SCRIPTS))
    assert hash_source(script) in client.get(PAGE).headers["Content-Security-Policy"]
    assert response.headers["Cache-Control"] == "private, max-age=31536000, immutable"


@pytest.mark.parametrize(
    "address", ["/outbox?lang=en&v=0123456789ab", "/outbox/0123456789ab?lang=en"]
)
def test_old_page_gets_the_present_sending_part_which_is_not_kept(client, address):
    response = client.get(address)

    assert response.text == client.get(f"/outbox/{outbox_version()}?lang=en").text
    assert response.headers["Cache-Control"] == "no-store"


def test_receipt_repeats_the_id_of_the_submission(client, blank):
    headers = client.post(PAGE, data=blank).headers

    assert headers["Tagasiside-Receipt"] == blank["submission"]
    assert "Tagasiside-Refusal" not in headers


@pytest.mark.parametrize("wrong", [{"mot_interest": "9"}, {"version": "unknown"}])
def test_refusal_repeats_the_id_of_the_submission(client, blank, wrong):
    headers = client.post(PAGE, data={**blank, **wrong}).headers

    assert headers["Tagasiside-Refusal"] == blank["submission"]
    assert "Tagasiside-Receipt" not in headers


def test_fault_of_the_server_is_neither_receipt_nor_refusal(client, keys, blank):
    client.post(PAGE, data=blank)
    (keys / "spring.key").unlink()
    other = {**blank, "mot_interest": "2", "replace": "yes"}

    headers = client.post(PAGE, data=other).headers

    assert [name for name, _ in headers if name.startswith("Tagasiside-")] == []


@pytest.fixture
def closed_an_hour_ago(db, event):
    wave = find_wave(db, event.id, "pre")
    save_state(db, wave, wave.state, closes=NOW - timedelta(hours=1))


@pytest.mark.parametrize("age", ["3601", "999999999999"])
def test_late_answers_are_taken_if_old_enough(client, closed_an_hour_ago, blank, stored, age):
    response = client.post(PAGE, data=blank, headers={"Tagasiside-Age": age})

    assert "you answered before that" in response.text
    assert stored() == (1, 0, 0)


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("et", "Küsimustik oli juba suletud, kuid Te vastasite enne seda"),
        ("ru", "Анкета уже закрылась, но Вы ответили раньше"),
        ("en", "The questionnaire had already closed, but you answered before that"),
    ],
)
def test_late_answers_are_thanked_for_with_a_word(
    client, closed_an_hour_ago, blank, language, word
):
    sent = {**blank, "lang": language}

    html = client.post(PAGE, data=sent, headers={"Tagasiside-Age": "3601"}).text

    assert html.count(word) == 1


@pytest.mark.parametrize(("age", "kept"), [("16", 1), ("15", 0)])
def test_the_second_of_closing_counts(db, client, blank, stored, age, kept):
    wave = find_wave(db, 1, "pre")
    save_state(db, wave, wave.state, closes=NOW - timedelta(seconds=15))

    client.post(PAGE, data=blank, headers={"Tagasiside-Age": age})

    assert stored()[0] == kept


@pytest.mark.parametrize("age", ["3600", "0", "-5", "soon", ""])
def test_answers_finished_after_closing_are_refused(client, closed_an_hour_ago, blank, stored, age):
    response = client.post(PAGE, data=blank, headers={"Tagasiside-Age": age})

    assert response.status_code == 403
    assert stored() == (0, 0, 0)


def test_late_answers_with_a_mistake_can_still_be_mended(db, client, event, blank):
    close_event_wave(db, event)
    sent = {**blank, "mot_interest": "9"}

    response = client.post(PAGE, data=sent, headers={"Tagasiside-Age": "60"})

    assert response.status_code == 422


def test_page_that_is_not_open_can_send_what_waits(db, client, event):
    close_event_wave(db, event)

    html = client.get(PAGE).text

    assert 'id="waiting"' in html
    assert str(read_scripts(OUTBOX_SCRIPTS)) in html
