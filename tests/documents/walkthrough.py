"""A newcomer's way from an empty directory to a printed poster, by the stopwatch.

`python -m tests.documents.walkthrough` starts the service as a newcomer does, types and decides at
human speed in a real browser, and writes `docs/walkthrough.md`. Above five minutes it fails.
"""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.servers.chromium import CHROMIUM, OPTIONS
from tests.servers.serving import serving

DOCUMENT = Path(__file__).parents[2] / "docs" / "walkthrough.md"
MOST_S = 300

WORDS_A_MINUTE, LETTERS_A_WORD = 40, 5
LETTER_S = 60 / (WORDS_A_MINUTE * LETTERS_A_WORD)
FIELD_S, PAGE_S = 1.0, 2.0
"""How long one looks at a field before typing, and at a page before doing anything."""

ACCOUNT = {"#name": "Maavalitsus", "#password": "kolm sinist rattaventiili"}
PLAN = {
    "#title-et": "Koostööseminar",
    "#title-ru": "Семинар о сотрудничестве",
    "#title-en": "Cooperation seminar",
    "#place-et": "Jõhvi",
    "#place-ru": "Йыхви",
    "#place-en": "Jõhvi",
    "#starts": "",
    "#head_count": "80",
    "#new_series-title-et": "Turvalisuse nõukogu seminarid",
    "#new_series-title-ru": "Семинары совета безопасности",
    "#new_series-title-en": "Safety council seminars",
    "#new_series-organiser-et": "Turvalisuse nõukogu",
    "#new_series-organiser-ru": "Совет по безопасности",
    "#new_series-organiser-en": "Safety council",
    "#new_series-contact": "info@example.ee",
}
"""What is typed; the day is set when the walk begins."""


@dataclass
class Newcomer:
    """Somebody at a browser, as slow as people are, with a stopwatch."""

    page: Page
    letter_s: float = LETTER_S
    field_s: float = FIELD_S
    page_s: float = PAGE_S
    laps: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def lap(self, name: str) -> Iterator[None]:
        """Take the time of one part of the way."""
        started = time.monotonic()
        yield
        self.laps[name] = time.monotonic() - started

    def look(self) -> None:
        """Look at a new page."""
        time.sleep(self.page_s)

    def fill(self, fields: dict[str, str]) -> None:
        """Type into fields, looking at each first."""
        for selector, text in fields.items():
            time.sleep(self.field_s)
            self.page.focus(selector)
            if self.page.get_attribute(selector, "type") == "date":
                time.sleep(len(text) * self.letter_s)
                self.page.fill(selector, text)
            else:
                self.page.locator(selector).press_sequentially(text, delay=1000 * self.letter_s)

    def press(self, selector: str) -> None:
        """Decide to press something."""
        time.sleep(self.field_s)
        self.page.click(selector)
        self.page.wait_for_load_state()


def walk(newcomer: Newcomer, address: str, poster: Path) -> None:
    """Go from the one-time address to the poster as a file for the printer."""
    page = newcomer.page
    starts = date.today() + timedelta(days=30)  # noqa: DTZ011 a newcomer's calendar
    with newcomer.lap("first account, from the one-time address"):
        page.goto(address)
        newcomer.look()
        newcomer.fill(ACCOUNT)
        newcomer.press("main button")
    with newcomer.lap("event, series and three waves"):
        newcomer.look()
        newcomer.press("main a.button[href$='/plan']")
        newcomer.look()
        newcomer.fill(PLAN | {"#starts": starts.isoformat()})
        newcomer.press("main form .steps button")
        page.wait_for_url("**/organiser/events/koostooseminar-*")
        if page.locator(".wave").count() != 3:
            raise RuntimeError("the event does not have three waves")
    with newcomer.lap("poster, ready to print"):
        newcomer.look()
        newcomer.press("a[href$='/poster']")
        newcomer.look()
        page.evaluate("onafterprint = () => document.body.classList.add('printed')")
        newcomer.press("[data-print]")
        page.wait_for_selector("body.printed")
        page.pdf(path=poster, prefer_css_page_size=True)


def main() -> None:
    """Walk once at human speed and write down how long it took."""
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="et")
        newcomer = Newcomer(page)
        started = time.monotonic()
        with serving(Path(folder) / "data") as service:
            newcomer.laps["`collector serve` on an empty directory"] = time.monotonic() - started
            walk(newcomer, one_time_address(service.greeting), Path(folder) / "poster.pdf")
        browser.close()
    total = sum(newcomer.laps.values())
    DOCUMENT.write_text(document(newcomer.laps, total), "utf-8")
    print(DOCUMENT.read_text("utf-8"))  # noqa: T201 a program's output
    raise SystemExit(total > MOST_S)


def one_time_address(greeting: str) -> str:
    """Return the address at which the first account is made."""
    return next(word for word in greeting.split() if "/organiser/start/" in word)


def document(laps: dict[str, float], total: float) -> str:
    """Return the page that says how long each part took."""
    rows = [f"| {name} | {_minutes(seconds)} |" for name, seconds in laps.items()]
    return "\n".join(
        [
            "# From nothing to a poster",
            "",
            "Made by `make walkthrough`: a script in a real browser does what a newcomer does,",
            "from an empty data directory to the poster as a PDF. It",
            f"types {WORDS_A_MINUTE} words a minute and looks {FIELD_S:.0f} second at each field",
            f"and {PAGE_S:.0f} seconds at each page. Nothing is filled in beforehand, and the",
            "texts are typed in three languages.",
            "",
            "| part | minutes |",
            "|---|---:|",
            *rows,
            f"| **all** (at most {_minutes(MOST_S)}) | **{_minutes(total)}** |",
            "",
        ]
    )


def _minutes(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


if __name__ == "__main__":
    main()
