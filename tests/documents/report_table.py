"""Write what the keys of a report mean.

`python -m tests.documents.report_table` writes the tables of `docs/report-json.md` from the
definition of a report and its rows.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from inspect import get_annotations
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from collector.core.rows.report import Report
from collector.core.rows.tables import PUBLIC_ROWS, PUBLIC_TABLES
from tests.documents.described_tables import describe_unprotected

DOCUMENT = Path(__file__).parents[2] / "docs" / "report-json.md"
VIEWS = {
    "changes[].title": "the finding in few words",
    "changes[].sentence": "the finding as a sentence",
    "summary": "the answer, at most three sentences, by language",
    "findings": "sentences by part of the page, then by language",
    "advice": "what to do with it, sentences by language",
}
"""Keys under which the JSON shows the statements of a report."""

TABLE = re.compile(r"(<!-- keys: (.*?) -->\n).*?(<!-- /keys -->)", re.DOTALL)


def main() -> None:
    """Write the tables into their document."""
    DOCUMENT.write_text(with_tables(DOCUMENT.read_text("utf-8")), "utf-8")


def with_tables(page: str) -> str:
    """Return the document with the tables of today in place of its own."""
    return TABLE.sub(lambda found: found[1] + _write_table(found[2].split()) + found[3], page)


def list_sections(page: str) -> list[str]:
    """Return the parts of a report that the document has tables of."""
    return [name for _, names, _ in TABLE.findall(page) for name in names.split()]


def _write_table(names: list[str]) -> str:
    hints = get_type_hints(Report, include_extras=True)
    rows = [row for name in names if name in hints for row in _list_keys(hints[name], name)]
    rows += [view for view in VIEWS.items() if view[0].partition("[")[0] in names]
    return "| Key | Meaning |\n|---|---|\n" + "".join(
        f"| `{key}` | {told} |\n" for key, told in rows
    )


def _list_keys(hint: Any, path: str, row: type[object] = object) -> Iterator[tuple[str, str]]:
    """Yield every value that has a meaning of its own, or that of a public column, with that."""
    said = [each for each in getattr(hint, "__metadata__", ()) if isinstance(each, str)]
    if said:
        yield path, said[-1]
        return
    if get_origin(hint) is UnionType:
        hint = get_args(hint)[0]
    if get_origin(hint) is list:
        yield from _list_keys(get_args(hint)[0], f"{path}[]")
    elif is_dataclass(hint):
        hints = get_type_hints(hint, include_extras=True)
        for each in fields(hint):
            yield from _list_keys(hints[each.name], f"{path}.{each.name}", hint)
    else:
        yield path, _find_public_meaning(row, *path.removesuffix("[]").rsplit(".", 1))


def _find_public_meaning(row: type[object], path: str, field: str = "") -> str:
    """Return what the public column holds that is the same as a field of a row.

    It is of the table that is called like the list, or of the first whose rows have the field from
    the same part. The words begin with a common noun.
    """
    part = next(each for each in row.__mro__ if field in get_annotations(each))
    called = PUBLIC_TABLES.get(path.removesuffix("[]").rpartition(".")[2])
    if called is None or field not in get_type_hints(called):
        called = next((each for each in PUBLIC_ROWS if issubclass(each, part)), None)
    if called is None:
        message = f"{path}.{field} has no meaning"
        raise LookupError(message)
    words = describe_unprotected(called.table.name, field)
    return words[0].lower() + words[1:].removesuffix(".")


if __name__ == "__main__":
    main()
