"""A questionnaire as a YAML file: the three sheets of XLSForm, every cell as it was written."""

from collections.abc import Iterator

import yaml

from collector.core.questionnaire.model import SHEET_NAMES, Row, Sheets
from collector.errors import QuestionnaireError

_WIDTH = 100

_MISTAKES = (
    ("another document", "the file must be one document; remove the line ---"),
    ("mapping values", "a text with a colon and a space in it must stand in quotes"),
    ("could not find expected ':'", "write a column's name, a colon, a space and its text"),
    ("end of stream", "a quote is opened and never closed"),
    ("'\\t'", "a tab stands where only spaces may"),
    ("alias", "a text that begins with * must stand in quotes"),
    ("',' or", "a bracket is opened and never closed; a text with brackets must stand in quotes"),
    ("<block end>", "the line is not indented like those around it, or a quote is missing"),
)
"""What is said of a mistake, by a part of what the library says; any other is `_NO_YAML`."""

_NO_YAML = "this is no YAML; a text with signs in it must stand in quotes"


def read_yaml(text: str) -> Sheets:
    """Read a questionnaire; a missing sheet is empty, and `yes` or `1` stay what was written.

    Raises:
        QuestionnaireError: with the line, if it is not YAML, not of this shape or says one thing
            twice.
    """
    try:
        root = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        told = f"{error.context} {error.problem}"
        message = next((words for part, words in _MISTAKES if part in told), _NO_YAML)
        raise _error(error.problem_mark or error.context_mark, message) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        message = f"line {line}: the character {chr(error.character)!r} cannot stand in a YAML file"
        raise QuestionnaireError([message]) from error
    except RecursionError as error:
        raise QuestionnaireError(["the file is nested too deeply for a questionnaire"]) from error
    if root is None:
        raise QuestionnaireError(["the file is empty; write settings, survey and choices"])
    return _read_sheets(root)


def _read_sheets(root: yaml.Node) -> Sheets:
    sheets = _read_mapping(root, "the file must be the sheets settings, survey and choices")
    for name, node in sheets.items():
        if name not in SHEET_NAMES:
            raise _error(
                node.start_mark, f"unknown sheet {name}; known are {', '.join(SHEET_NAMES)}"
            )
    return Sheets(
        settings=_read_row(sheets["settings"], "settings") if "settings" in sheets else {},
        survey=list(_read_rows(sheets.get("survey"), "survey")),
        choices=list(_read_rows(sheets.get("choices"), "choices")),
    )


def _read_rows(node: yaml.Node | None, sheet: str) -> Iterator[Row]:
    if node is None:
        return
    if not isinstance(node, yaml.SequenceNode):
        raise _error(node.start_mark, f"{sheet} must be a list of rows, each beginning with -")
    for row in node.value:
        yield _read_row(row, f"a row of {sheet}")


def _read_row(node: yaml.Node, what: str) -> Row:
    cells = _read_mapping(node, f"{what} must be lines of column: text")
    return {column: _read_cell(cell, column) for column, cell in cells.items()}


def _read_mapping(node: yaml.Node, expected: str) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        raise _error(node.start_mark, expected)
    cells: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = _read_cell(key, "a column's name")
        if name in cells:
            raise _error(key.start_mark, f"{name} is written twice; remove one")
        cells[name] = value
    return cells


def _read_cell(node: yaml.Node, column: str) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise _error(node.start_mark, f"{column} must be one text; put it in quotes")
    return str(node.value)


def _error(mark: yaml.Mark | None, message: str) -> QuestionnaireError:
    place = f"line {mark.line + 1}: " if mark else ""
    return QuestionnaireError([f"{place}{message}"])


class _Dumper(yaml.SafeDumper):
    """Writes several lines as a block, and letters that YAML takes for line ends as escapes."""


def _represent_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    if any(separator in text for separator in "\x85\u2028\u2029"):
        style = '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _represent_text)


def write_yaml(sheets: Sheets) -> str:
    """Write a questionnaire so that `read_yaml` gives it back, a blank line between rows."""
    parts = [_dump({"settings": sheets.settings})]
    for name, rows in (("survey", sheets.survey), ("choices", sheets.choices)):
        dumped = "\n".join(_dump([row]) for row in rows)
        parts.append(f"{name}:\n{dumped}" if rows else f"{name}: []\n")
    return "\n".join(parts)


def _dump(part: object) -> str:
    return yaml.dump(part, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
