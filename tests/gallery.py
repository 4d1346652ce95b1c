"""Photograph every page and state that a participant meets: `python -m tests.gallery`.

The pictures and their list go to `docs/screens/`; three languages, light and dark.
"""

import io
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from collector.core.languages import LANGUAGES
from tests.browser.conftest import CHROMIUM, OPTIONS
from tests.serving import COLLECTOR, Serving, serving

FOLDER = Path(__file__).parent.parent / "docs" / "screens"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}
SCHEMES = ("light", "dark")
COLOURS = 48
MOST_BYTES = 3_000_000

SECOND = {"et": "&also=ru", "ru": "&also=et", "en": "&also=et"}
PUBLIC = "/event/koostooseminar-2017?lang=en"
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


def to_end(page: Page) -> None:
    while page.is_visible("#next"):
        page.click("#next")


def choose(page: Page, name: str, value: str) -> None:
    page.locator(f"label:has(input[name={name}][value='{value}'])").click()


def section(page: Page) -> None:
    page.click("#next")
    choose(page, "mot_interest", "4")


def limit(page: Page) -> None:
    while not page.is_visible("#q-top_risks"):
        page.click("#next")
    for risk in ("fires", "traffic", "youth", "drowning"):
        choose(page, "top_risks", risk)


def wrong_card(page: Page) -> None:
    to_end(page)
    page.fill("#i-card_code", "ABC1234")
    page.click("#submit")


def row(page: Page) -> None:
    section(page)
    to_end(page)
    page.click("#stored summary")
    page.locator("#stored").scroll_into_view_if_needed()


def restored(page: Page) -> None:
    section(page)
    page.reload()


def refused(page: Page) -> None:
    page.evaluate("document.querySelector('input[name=mot_value]').value = '9'")
    page.click("#next")
    choose(page, "mot_value", "9")
    to_end(page)
    page.click("#submit")
    page.wait_for_selector("#summary")


def waiting(page: Page) -> None:
    section(page)
    to_end(page)
    page.context.set_offline(True)
    page.click("#submit")
    page.wait_for_timeout(1000)


def send(page: Page) -> None:
    to_end(page)
    page.click("#submit")
    page.wait_for_selector("#words")


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
    "limit": (PRE, limit),
    "send": (PRE, to_end),
    "restored": (PRE, restored),
    "row": (PRE, row),
    "wrong_card": (PRE, wrong_card),
    "refused": (PRE, refused),
    "waiting": (PRE, waiting),
    "thanks": (PRE, send),
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
def seminar() -> Iterator[Serving]:
    """Serve the demonstration with the wave after its open seminar open as well."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        for command in (["demo", "--build-only"], ["event", "open", "proov", "post"]):
            subprocess.run([*COLLECTOR, *command, "--data", str(data)], check=True)
        with serving(data) as service:
            yield service


def photograph(browser: Browser, url: str, state: str, language: str, scheme: str) -> bytes:
    """Return the picture of one state."""
    path, act = STATES[state]
    context = browser.new_context(
        viewport=PHONE, color_scheme=scheme, locale=language, reduced_motion="reduce"
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(
        f"{url}{path}?lang={language}{SECOND[language] if state == 'second_language' else ''}"
    )
    act(page)
    page.wait_for_timeout(200)
    picture = page.screenshot()
    context.close()
    return picture


def save(picture: bytes, name: str) -> int:
    """Save a picture in few colours and return its size in bytes."""
    path = FOLDER / name
    few = Image.open(io.BytesIO(picture)).convert("RGB")
    few = few.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    return path.stat().st_size


def write_list() -> None:
    """Write the page that shows all pictures."""
    lines = [
        "# What a participant meets",
        "",
        "Made by `make screens`. 390 × 844 pixels; light, then dark.",
        "",
    ]
    for state in STATES:
        lines += [f"## {state.replace('_', ' ')}", ""]
        for scheme in SCHEMES:
            lines += [_show(f"{state}-{language}-{scheme}") for language in LANGUAGES] + ["<br>"]
        lines.append("")
    (FOLDER / "README.md").write_text("\n".join(lines), "utf-8")


def _show(name: str) -> str:
    return f'<img src="{name}.png" width="195" alt="{name}">'


def main() -> None:
    """Take every picture, and the two that the project's page shows."""
    FOLDER.mkdir(exist_ok=True)
    total = 0
    with seminar() as service, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        for state, language, scheme in product(STATES, LANGUAGES, SCHEMES):
            picture = photograph(browser, service.url, state, language, scheme)
            total += save(picture, f"{state}-{language}-{scheme}.png")
        total += save(photograph(browser, service.url, "section", "et", "light"), "participant.png")
        page = browser.new_page(viewport=DESK)
        page.goto(f"{service.public_url}{PUBLIC}")
        total += save(page.screenshot(), "public.png")
        browser.close()
    write_list()
    print(f"{2 * len(LANGUAGES) * len(STATES) + 2} pictures, {total:,} bytes")  # noqa: T201 a program's output
    if total > MOST_BYTES:
        raise SystemExit(f"the pictures must stay below {MOST_BYTES:,} bytes")


if __name__ == "__main__":
    main()
