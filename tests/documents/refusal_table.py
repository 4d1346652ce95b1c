"""Write what is refused of XLSForm and what to do instead.

`python -m tests.documents.refusal_table` writes the tables of the core into `docs/xlsform.md`.
"""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from collector.core.questionnaire.columns import REFUSED_COLUMNS, REFUSED_PREFIXES, REFUSED_TYPES
from collector.core.questionnaire.grammar import FUNCTIONS
from collector.formats.questionnaire.package import REFUSED_SHEETS

DOCUMENT = Path(__file__).parents[2] / "docs" / "xlsform.md"
BEGIN, END = "<!-- refused -->\n", "<!-- /refused -->"


def main() -> None:
    """Write the table into its document."""
    DOCUMENT.write_text(with_table(DOCUMENT.read_text("utf-8")), "utf-8")


def with_table(page: str) -> str:
    """Return the document with the table of today in place of its own."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    rows = [("in the workbook", "what to do instead"), ("---", "---"), *list_refused()]
    table = "".join(f"| {what} | {todo} |\n" for what, todo in rows)
    return f"{before}{BEGIN}{table}{END}{after}"


def list_refused() -> Iterable[tuple[str, str]]:
    """Yield what is refused and the advice, first the types with the same advice together."""
    by_advice = sorted(REFUSED_TYPES, key=lambda name: (str(REFUSED_TYPES[name]), name))
    for advice, names in groupby(by_advice, key=lambda name: str(REFUSED_TYPES[name])):
        yield f"type {_quote(names)}", advice
    columns = _quote(sorted(REFUSED_COLUMNS, key=str.lower))
    yield f"column or setting {columns}", "remove the column or the setting"
    yield (
        f"any other column that begins with {_quote(sorted(REFUSED_PREFIXES))}",
        "remove the column",
    )
    yield f"sheet {_quote(sorted(REFUSED_SHEETS))}", "remove the sheet"
    yield (
        f"any function but {_quote(f'{name}()' for name in sorted(FUNCTIONS))} in a condition",
        "write the condition with these functions and operators",
    )


def _quote(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    main()
