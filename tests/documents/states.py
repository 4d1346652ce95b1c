"""Every page and state that a participant meets, and how to get there in a browser.

Nothing here depends on the day: the submission ids stand still, as the served seminar does.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import NAMESPACE_URL, uuid5

from playwright.sync_api import Browser, Page

from collector.texts.languages import Language
from tests.servers.proov_seminar import CLOCK, NOW, SOON
from tests.support.filling_in import choose, go_to_end, wait_for_queue, wait_for_receipt

PHONE = {"width": 390, "height": 844}
SCHEMES = ("light", "dark")
SECOND = {"et": "&also=ru", "ru": "&also=et", "en": "&also=et"}
PRE, POST = "/e/proov/pre", "/e/proov/post"


RATINGS = {
    # item: before, after
    "mot_interest": "34",
    "mot_value": "45",
    "mot_effort": "33",
    "mot_pointless": "22",
    "safe_everyday": "44",
    "safe_emergency": "33",
    "safe_help": "43",
    "eff_prevent": "44",
    "eff_rely": "34",
    "comp_task": "44",
    "comp_call": "24",
}
"""One person's ratings before and after, for the picture of a change."""

KEEP = "kept => localStorage.setItem('answers:proov:pre', JSON.stringify(kept))"
CHECK = "([name, value]) => { document.querySelector(`[name=${name}][value='${value}']`).click(); }"
SAME_ID = "Object.defineProperty(crypto, 'randomUUID', {value: () => '%s'})"
FORBID_STORAGE = """for (const name of ["localStorage", "indexedDB"])
    Object.defineProperty(window, name, {get() { throw new DOMException("forbidden"); }});"""


def section(page: Page) -> None:
    page.click("#next")
    choose(page, "mot_interest", "4")


def cleared(page: Page) -> None:
    section(page)
    page.click(".clear")


def limit(page: Page) -> None:
    while not page.is_visible("#q-top_risks"):
        page.click("#next")
    for risk in ("fires", "traffic", "youth", "drowning"):
        choose(page, "top_risks", risk)


def link_by(way: str, field: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        page.wait_for_selector("#waiting", state="attached")
        go_to_end(page)
        choose(page, "link_way", way)
        page.locator(field).evaluate("each => each.scrollIntoView({block: 'center'})")

    return act


def wrong_card(page: Page) -> None:
    link_by("card", "#i-card_code")(page)
    page.fill("#i-card_code", "ABC1234")
    page.click("#submit")


def row(page: Page) -> None:
    section(page)
    go_to_end(page)
    page.click("#stored summary")
    page.locator("#stored").scroll_into_view_if_needed()


def restored(page: Page) -> None:
    section(page)
    page.reload()


def refused(page: Page) -> None:
    page.evaluate("document.querySelector('input[name=mot_value]').value = '9'")
    page.click("#next")
    choose(page, "mot_value", "9")
    go_to_end(page)
    page.click("#submit")
    page.wait_for_selector("#summary")


def other_answers(page: Page) -> None:
    send(page)
    page.go_back()
    page.reload()
    page.wait_for_selector("#waiting", state="attached")
    page.goto(page.url.partition("#")[0] + "#start")
    section(page)
    go_to_end(page)
    page.click("#submit")
    page.wait_for_selector("#summary")


def unkept(page: Page) -> None:
    page.add_init_script(FORBID_STORAGE)
    page.reload()
    section(page)


def elsewhere(page: Page) -> None:
    page.wait_for_selector("#waiting", state="attached")
    section(page)
    page.evaluate("caches.delete('pages')")
    page.context.set_offline(True)
    page.click(".switch:not(.second) button:not([aria-current])")


def waiting(page: Page) -> None:
    section(page)
    go_to_end(page)
    page.context.set_offline(True)
    page.click("#submit")
    wait_for_queue(page)


def unsent(page: Page) -> None:
    waiting(page)
    page.click("#waiting summary")


def send(page: Page) -> None:
    go_to_end(page)
    page.click("#submit")
    wait_for_receipt(page)


def late(page: Page) -> None:
    """Send what was finished two hours ago, an hour after the wave closed."""
    two_hours = {"Tagasiside-Age": "7200"}
    page.route(
        f"**{PRE}*",
        lambda route: route.continue_(headers={**route.request.headers, **two_hours}),
    )
    CLOCK.now = SOON + timedelta(hours=1)
    try:
        send(page)
    finally:
        CLOCK.now = NOW


def own_change(page: Page) -> None:
    page.evaluate(KEEP, {name: [before] for name, (before, _) in RATINGS.items()})
    for name, (_, after) in RATINGS.items():
        page.evaluate(CHECK, [name, after])
    send(page)
    page.locator("#own").scroll_into_view_if_needed()


def look_up(page: Page) -> None:
    send(page)
    words = page.inner_text("#words")
    page.goto(page.url.partition("/e/")[0] + "/receipt?lang=" + page.get_attribute("html", "lang"))
    page.fill("#i-words", words)
    page.click("main button")
    page.wait_for_selector(".danger")


def withdraw(page: Page) -> None:
    look_up(page)
    page.click(".danger")


def wrong_words(page: Page) -> None:
    page.fill("#i-words", "one two three")
    page.click("main button")


def stay(_page: Page) -> None:
    """Leave the page as it opens."""


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "home": ("/", stay),
    "start": (PRE, stay),
    "section": (PRE, section),
    "second_language": (PRE, section),
    "cleared": (PRE, cleared),
    "limit": (PRE, limit),
    "restored": (PRE, restored),
    "unkept": (PRE, unkept),
    "elsewhere": (PRE, elsewhere),
    "send": (PRE, go_to_end),
    "card": (PRE, link_by("card", "#i-card_code")),
    "phone": (PRE, link_by("phone", "[value=phone]")),
    "personal": (PRE, link_by("personal", "#q-mother_month")),
    "wrong_card": (PRE, wrong_card),
    "row": (PRE, row),
    "refused": (PRE, refused),
    "waiting": (PRE, waiting),
    "unsent": (PRE, unsent),
    "thanks": (PRE, send),
    "late": (PRE, late),
    "other_answers": (PRE, other_answers),
    "own_change": (POST, own_change),
    "receipt": ("/receipt", stay),
    "wrong_words": ("/receipt", wrong_words),
    "found": (PRE, look_up),
    "withdrawn": (PRE, withdraw),
    "not_open": ("/e/proov/followup", stay),
    "closed": ("/e/koostooseminar-2017/post", stay),
    "not_found": ("/e/nowhere", stay),
    "stored": ("/stored", stay),
    "accessibility": ("/accessibility", stay),
}
"""Every page and state: its address, and what a person does there first."""


@contextmanager
def state_of(
    browser: Browser, url: str, state: str, language: Language, scheme: str
) -> Iterator[Page]:
    """Open a state of a page on a phone that has never been here."""
    path, act = STATES[state]
    context = browser.new_context(
        viewport=PHONE, color_scheme=scheme, locale=language, reduced_motion="reduce"
    )
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    page.add_init_script(SAME_ID % uuid5(NAMESPACE_URL, f"{state}-{language}-{scheme}"))
    page.set_default_timeout(10_000)
    also = SECOND[language] if state == "second_language" else ""
    page.goto(f"{url}{path}?lang={language}{also}")
    act(page)
    page.mouse.move(0, 0)
    page.wait_for_timeout(300)
    yield page
    context.close()
