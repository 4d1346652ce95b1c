"""Count what axe finds in every page and state: `python -m tests.documents.axe_table`.

The table goes to `docs/accessibility.md`. Any finding makes the command fail.
"""

from itertools import product
from pathlib import Path

from playwright.sync_api import sync_playwright

from collector.texts.languages import LANGUAGES
from tests.documents.states import SCHEMES, STATES, state_of
from tests.documents.workplace_gallery import HEADING
from tests.servers.chromium import CHROMIUM, OPTIONS
from tests.servers.proov_seminar import seminar
from tests.support.flaws import find_violations

DOCUMENT = Path(__file__).parents[2] / "docs" / "accessibility.md"
PLACES = tuple(product(LANGUAGES, SCHEMES))

Found = dict[str, list[list[str]]]
"""By state, for each language and scheme: the rules of axe that are broken."""


def main() -> None:
    """Look at every state, write the table, and fail if anything was found."""
    found: Found = {}
    with seminar() as (_, url), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        for state in STATES:
            found[state] = []
            for language, scheme in PLACES:
                with state_of(browser, url, state, language, scheme) as page:
                    results = find_violations(page)
                found[state].append([each["id"] for each in results["violations"]])
        browser.close()
    version = results["testEngine"]["version"]
    _, heading, about_pages = DOCUMENT.read_text("utf-8").partition(HEADING)
    DOCUMENT.write_text(f"{document(found, version)}\n{heading}{about_pages}", "utf-8")
    broken = {state: rules for state, rules in found.items() if any(rules)}
    print(f"{len(STATES) * len(PLACES)} pages and states, broken: {broken or 'none'}")  # noqa: T201 a program's output
    raise SystemExit(bool(broken))


def document(found: Found, version: str) -> str:
    """Return the table with what it means."""
    head = [
        "# What axe finds on a participant's phone",
        "",
        f"Made by `make axe` with axe-core {version}, all of its rules, at 390 × 844 pixels: the",
        "number of violations in every page and state of the gallery (`make screens`).",
        "",
    ]
    names = [f"{language} {scheme}" for language, scheme in PLACES]
    rows = [["page or state", *names], ["---", *("--:" for _ in names)]]
    rows += [
        [state.replace("_", " "), *(str(len(rules)) for rules in counts)]
        for state, counts in found.items()
    ]
    rows.append(
        ["**all**", *(str(sum(map(len, each))) for each in zip(*found.values(), strict=True))]
    )
    return "\n".join(head + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


if __name__ == "__main__":
    main()
