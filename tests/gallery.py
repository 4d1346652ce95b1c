"""Photograph every page and state that a participant meets: `python -m tests.gallery`.

The pictures and their list go to `docs/screens/`; three languages, light and dark. Names of states
as arguments photograph these alone.
"""

import io
import sys
from itertools import product
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from collector.texts.languages import LANGUAGES
from tests.browser.conftest import CHROMIUM, OPTIONS
from tests.proov_seminar import seminar
from tests.serving import serving
from tests.states import SCHEMES, STATES, state_of

FOLDER = Path(__file__).parent.parent / "docs" / "screens"
DESK = {"width": 1280, "height": 800}
COLOURS = 48
MOST_BYTES = 4_000_000
PUBLIC = "/event/koostooseminar-2017?lang=en"


def main() -> None:
    """Take the pictures, and the two that the project's page shows."""
    FOLDER.mkdir(exist_ok=True)
    wanted = sys.argv[1:] or [*STATES]
    with seminar() as (data, url), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        for state, language, scheme in product(wanted, LANGUAGES, SCHEMES):
            with state_of(browser, url, state, language, scheme) as page:
                save(page.screenshot(), f"{state}-{language}-{scheme}.png")
        if not sys.argv[1:]:
            photograph_showpieces(browser, data, url)
        browser.close()
    write_list()
    check_size()


def photograph_showpieces(browser: Browser, data: Path, url: str) -> None:
    """Take the pictures for the README: a participant's page and a public one."""
    with state_of(browser, url, "section", "et", "light") as page:
        save(page.screenshot(), "participant.png")
    with serving(data) as service:
        page = browser.new_page(viewport=DESK)
        page.goto(f"{service.public_url}{PUBLIC}")
        save(page.screenshot(), "public.png")


def save(picture: bytes, name: str) -> None:
    """Save a picture in few colours."""
    few = Image.open(io.BytesIO(picture)).convert("RGB")
    few = few.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(FOLDER / name, optimize=True)


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


def check_size() -> None:
    """Stop if the pictures weigh too much for a repository."""
    pictures = list(FOLDER.glob("*.png"))
    total = sum(path.stat().st_size for path in pictures)
    print(f"{len(pictures)} pictures, {total:,} bytes")  # noqa: T201 a program's output
    if total > MOST_BYTES:
        raise SystemExit(f"the pictures must stay below {MOST_BYTES:,} bytes")


def _show(name: str) -> str:
    return f'<img src="{name}.png" width="195" alt="{name}">'


if __name__ == "__main__":
    main()
