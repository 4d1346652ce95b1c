"""Photograph every page that an organiser meets: `python -m tests.documents.workplace_gallery`.

The pictures go to `.screens/organiser/`, which git ignores: on a phone and at a desk, in three
languages. axe checks each page, and its table goes to `docs/accessibility.md`. The command fails
if axe finds anything or if a page is wider than its window.
"""

import io
from itertools import product
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from collector.texts.languages import LANGUAGES
from tests.documents.workplace_states import PAGES, page_of, sign_in, workplace
from tests.servers.chromium import CHROMIUM, OPTIONS
from tests.support.flaws import find_flaws

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".screens" / "organiser"
TABLE = ROOT / "docs" / "accessibility.md"
HEADING = "## Organisers' pages"
WIDTHS = ((390, "light"), (1280, "light"))
LOOKS = (*WIDTHS, (390, "dark"))
COLOURS = 16
TALLEST = 1600
"""Pictures of longer pages end here."""

Found = dict[str, list[list[str]]]
"""By page, for each language and look: what is wrong."""


def main() -> None:
    """Look at every page, photograph it, and write both lists."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    found: Found = {name: [] for name in PAGES}
    with workplace() as at, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        signed_in = sign_in(browser, at)
        for name, language, look in product(PAGES, LANGUAGES, LOOKS):
            with page_of(browser, signed_in, name, language, look) as page:
                if look in WIDTHS:
                    save(page.screenshot(full_page=True), f"{name}-{language}-{look[0]}.png")
                found[name].append(find_flaws(page, unfolded=True))
        browser.close()
    write_gallery()
    kept = TABLE.read_text("utf-8").partition(HEADING)[0].rstrip()
    TABLE.write_text(f"{kept}\n\n{write_table(found)}", "utf-8")
    flaws = {name: each for name, each in found.items() if any(each)}
    print(f"{len(PAGES)} pages, flaws: {flaws or 'none'}")  # noqa: T201 a program's output
    raise SystemExit(bool(flaws))


def save(picture: bytes, name: str) -> None:
    """Save the upper part of a picture in few colours."""
    whole = Image.open(io.BytesIO(picture)).convert("RGB")
    part = whole.crop((0, 0, whole.width, min(whole.height, TALLEST)))
    part.quantize(COLOURS, dither=Image.Dither.NONE).save(FOLDER / name, optimize=True)


def write_gallery() -> None:
    """Write the page that shows all pictures."""
    lines = ["<!doctype html><meta charset=utf-8><title>What an organiser meets</title>"]
    for name in PAGES:
        lines.append(f"<h2>{name.replace('_', ' ')}</h2>")
        for width, _ in WIDTHS:
            shown = 195 if width < 800 else 400
            lines += [
                f'<img src="{name}-{language}-{width}.png" width="{shown}" alt="{name} {language}">'
                for language in LANGUAGES
            ] + ["<br>"]
    (FOLDER / "index.html").write_text("\n".join(lines), "utf-8")


def write_table(found: Found) -> str:
    """Return the table of what is wrong, with what it means."""
    columns = [
        f"{language} {width} {scheme}" for language, (width, scheme) in product(LANGUAGES, LOOKS)
    ]
    rows = [["page", *columns], ["---", *("--:" for _ in columns)]]
    rows += [
        [name.replace("_", " "), *(str(len(flaws)) for flaws in each)]
        for name, each in found.items()
    ]
    return "\n".join(
        [
            HEADING,
            "",
            "Made by `make axe` with everything unfolded: the number of violations in every page",
            "of the organiser's gallery (`make screens`), by language, width and scheme.",
            "",
            *("| " + " | ".join(row) + " |" for row in rows),
            "",
        ]
    )


if __name__ == "__main__":
    main()
