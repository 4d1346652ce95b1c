"""Write what each role may do and what odd requests led to, by `tests.documents.security_table`.

Both tables go into `docs/security.md`, between their marks. Any failure makes the command fail.
"""

import tempfile
from pathlib import Path

from collector.core.people.roles import RIGHTS, Role
from collector.store.database import create_database
from tests.support.factories import make_event, open_event_wave
from tests.support.organising import make_account, make_organiser
from tests.web.fuzzing import Found, ask, list_requests, sample, token_of
from tests.web.test_routes import FREE, NEEDS

DOCUMENT = Path(__file__).parents[2] / "docs" / "security.md"
WHO = (None, *Role)
ASKED = 2000
"""How many of the odd requests each asks, drawn the same way every time."""


def main() -> None:
    """Ask as everybody, write the tables, and fail if anything went wrong."""
    found = {role: ask_all(role) for role in WHO}
    text = DOCUMENT.read_text("utf-8")
    for mark, rows in (("roles", role_rows()), ("requests", request_rows(found))):
        text = between(text, mark, rows)
    DOCUMENT.write_text(text, "utf-8")
    failed = [line for each in found.values() for line in each.failed]
    print("\n".join(failed[:40]) or "no odd request failed")  # noqa: T201 a program's output
    raise SystemExit(bool(failed))


def ask_all(role: Role | None) -> Found:
    """Return what came of the odd requests of one role, or of nobody, to a fresh service."""
    found = Found()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        db = create_database(data / "collector.db")
        open_event_wave(db, make_event(db, data / "keys"))
        browser = make_organiser(db, data)
        if role is not None:
            make_account(db, "Other", roles=[role])
            browser.sign_in(name="Other")
        asked = list_requests(browser.client.application, "spring", 1)
        ask(browser.client, sample(asked, ASKED), token_of(browser.client), found)
        db.close()
    return found


def role_rows() -> list[list[str]]:
    """Return which role may ask which address."""
    rows = [["pages", *Role, "signed out"], ["---", *[":-:"] * 4]]
    for (method, endpoint), right in sorted(NEEDS.items(), key=lambda item: item[0][::-1]):
        may = ["yes" if role in RIGHTS[right] else "–" for role in Role]
        rows.append([f"`{method} {endpoint}`", *may, "–"])
    rows += [[f"`{endpoint}`", *["yes"] * 4] for endpoint in sorted(FREE)]
    return rows


def request_rows(found: dict[Role | None, Found]) -> list[list[str]]:
    """Return how many odd requests were answered how."""
    kinds = {2: "answered", 3: "sent on", 4: "refused", 5: "failed"}
    rows = [["asked by", "requests", *kinds.values(), "without guards"], ["---", *["--:"] * 6]]
    for role, each in found.items():
        counts = [
            sum(n for status, n in each.statuses.items() if status // 100 == kind) for kind in kinds
        ]
        rows.append(
            [role or "nobody signed in", *map(str, (sum(counts), *counts, len(each.failed)))]
        )
    return rows


def between(text: str, mark: str, rows: list[list[str]]) -> str:
    """Return the text with a table between its marks."""
    begin, end = f"<!-- {mark} -->\n", f"<!-- /{mark} -->"
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(end)
    table = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    return f"{before}{begin}{table}{end}{after}"


if __name__ == "__main__":
    main()
