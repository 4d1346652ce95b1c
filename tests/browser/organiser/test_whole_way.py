"""The whole way, from two phones to the public page, through the real service in a browser."""

import random
from datetime import UTC, datetime
from uuid import UUID

import pytest

from collector.actions.events.run_wave import open_wave
from collector.core.linking.codes import card_code
from collector.core.waves import WaveName
from collector.store.events.waves import find_wave
from collector.store.linking.links import list_linked
from tests.servers.serving import fetch, serving
from tests.support.factories import make_event

pytestmark = pytest.mark.browser

RATINGS = ["mot_interest", "mot_value", "mot_effort", "safe_everyday", "safe_emergency"]
CODE = card_code(987_654_321 & (2**30 - 1))


@pytest.fixture
def service(data, db, keys):
    """The service with an event whose waves before and after are open."""
    event = make_event(db, keys)
    for name in (WaveName.PRE, WaveName.POST):
        open_wave(db, event.slug, name, now=datetime.now(UTC), account="test")
    with serving(data) as running:
        yield running


@pytest.fixture
def phone(new_page):
    return new_page(viewport={"width": 390, "height": 844}, has_touch=True)


def answer_as_others(service):
    """Answer before and after as fourteen people, who agree more afterwards."""
    draws = random.Random(5)
    for number in range(14):
        for wave, lowest in (("pre", 2), ("post", 3)):
            fields = {name: str(draws.randint(lowest, lowest + 2)) for name in RATINGS}
            fields["submission"] = str(UUID(int=draws.getrandbits(128), version=4))
            status, _ = fetch(
                f"{service.url}/e/spring/{wave}", {**fields, "card_code": card_code(number)}
            )
            assert status == 200


def answer_on(phone, address, value):
    """Fill in every rating that is shown, give the card code and send; return the receipt."""
    phone.goto(address)
    while phone.is_visible("#next"):
        for rating in phone.locator(f"fieldset.rating:visible input[value='{value}']").all():
            rating.press("Space")
        phone.click("#next")
    phone.locator("label:has(input[value=card])").click()
    phone.fill("#i-card_code", f"{CODE[:3]} {CODE[3:].lower()}")
    phone.click("#submit")
    return phone.inner_text("#words")


def test_two_waves_in_two_languages_become_a_public_change(service, phone, page, db):
    answer_as_others(service)
    before = answer_on(phone, f"{service.url}/e/spring/pre?lang=et", 3)
    after = answer_on(phone, f"{service.url}/e/spring/post?lang=ru", 5)

    [start] = [word for word in service.greeting.split() if "/organiser/start/" in word]
    page.goto(f"{start}?lang=en")
    page.fill("#name", "County office")
    page.fill("#password", "correct horse battery")
    page.click("main button")
    page.goto(f"{service.url}/organiser/events/spring")
    for wave in ("pre", "post"):
        page.click(f"form[action$='/waves/{wave}/close'] button")
    page.click("#build")
    page.wait_for_selector(
        "text=The report is ready: the answers of 15 people are linked across the waves.",
    )
    page.click("#publish")
    page.check("[name=confirmed]")
    page.click("#publish-now")
    page.wait_for_selector("text=Published: edition 1.")
    phone.goto(f"{service.public_url}/event/spring?lang=ru")

    pre, post = (find_wave(db, 1, name).id for name in ("pre", "post"))
    assert [len(words.split()) for words in (before, after)] == [3, 3]
    assert len(list_linked(db, pre, post)) == 15
    assert phone.get_attribute("html", "lang") == "ru"
    assert "Мотивация" in phone.inner_text("main")
    assert phone.locator("main img").first.evaluate(
        "async it => (await it.decode(), it.naturalWidth)"
    )
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
