"""Photograph every page and state that a participant meets: `python -m tests.documents.gallery`.

The pictures and a page that shows them go to `.screens/participant/`, which git ignores: three
languages, light and dark. Names of states as arguments photograph these alone; `readme` takes the
two pictures that the README shows, into `docs/pictures/`.
"""

import io
import sys
from itertools import product
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from collector.texts.languages import LANGUAGES
from tests.documents.states import SCHEMES, STATES, state_of
from tests.servers.chromium import CHROMIUM, OPTIONS
from tests.servers.proov_seminar import seminar
from tests.servers.serving import serving

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".screens" / "participant"
PICTURES = ROOT / "docs" / "pictures"
README = "readme"
DESK = {"width": 1280, "height": 800}
COLOURS = 48
PUBLIC = "/event/koostooseminar-2017?lang=en"


def main() -> None:
    """Take the pictures that the arguments name, or those of every state."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = sys.argv[1:] or [*STATES]
    with seminar() as (data, url), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        if wanted == [README]:
            photograph_for_readme(browser, data, url)
        else:
            photograph_states(browser, url, wanted)
        browser.close()


def photograph_states(browser: Browser, url: str, wanted: list[str]) -> None:
    """Take the pictures of these states, and write the page that shows all states."""
    for state, language, scheme in product(wanted, LANGUAGES, SCHEMES):
        with state_of(browser, url, state, language, scheme) as page:
            save(page.screenshot(), FOLDER / f"{state}-{language}-{scheme}.png")
    write_list()


def photograph_for_readme(browser: Browser, data: Path, url: str) -> None:
    """Take the pictures for the README: a participant's page and a public one."""
    with state_of(browser, url, "section", "en", "light") as page:
        save(page.screenshot(), PICTURES / "participant.png")
    with serving(data) as service:
        page = browser.new_page(viewport=DESK)
        page.goto(f"{service.public_url}{PUBLIC}")
        page.locator("main img").first.evaluate("each => each.closest('section').scrollIntoView()")
        page.wait_for_load_state("networkidle")
        save(page.screenshot(), PICTURES / "public.png")


def save(picture: bytes, path: Path) -> None:
    """Save a picture in few colours."""
    few = Image.open(io.BytesIO(picture)).convert("RGB")
    few = few.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def write_list() -> None:
    """Write the page that shows all pictures."""
    lines = ["<!doctype html><meta charset=utf-8><title>What a participant meets</title>"]
    for state in STATES:
        lines.append(f"<h2>{state.replace('_', ' ')}</h2>")
        for scheme in SCHEMES:
            lines += [_show(f"{state}-{language}-{scheme}") for language in LANGUAGES] + ["<br>"]
    (FOLDER / "index.html").write_text("\n".join(lines), "utf-8")
    print(FOLDER / "index.html")  # noqa: T201 a program's output


def _show(name: str) -> str:
    return f'<img src="{name}.png" width="195" alt="{name}">'


if __name__ == "__main__":
    main()
