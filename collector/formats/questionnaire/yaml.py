"""A questionnaire as a YAML file: the three sheets of XLSForm, every cell as it was written."""

import yaml

from collector.core.questionnaire.model import SHEET_NAMES, Row, Sheets
from collector.errors import QuestionnaireError
from collector.texts.messages import Message, advise

_MISTAKES = (
    ("another document", "yaml_documents"),
    ("mapping values", "yaml_colon"),
    ("could not find expected ':'", "yaml_column"),
    ("end of stream", "yaml_quote"),
    ("'\\t'", "yaml_tab"),
    ("alias", "yaml_star"),
    ("',' or", "yaml_bracket"),
    ("<block end>", "yaml_indented"),
)
"""What is said of a mistake, by a part of what the library says; any other is `yaml_none`."""


def read_yaml(text: str) -> Sheets:
    """Read a questionnaire; a missing sheet is empty, and `yes` or `1` stay what was written.

    Raise QuestionnaireError with the line if it is not YAML, not of this shape or repeats a name.
    """
    try:
        root = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        told = f"{error.context} {error.problem}"
        kind = next((kind for part, kind in _MISTAKES if part in told), "yaml_none")
        raise _error(error.problem_mark or error.context_mark, advise(kind)) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        reason = advise("yaml_character", character=repr(chr(error.character)))
        raise QuestionnaireError([advise("yaml_line", line=line, reason=reason)]) from error
    except RecursionError as error:
        raise QuestionnaireError([advise("yaml_deep")]) from error
    if root is None:
        raise QuestionnaireError([advise("yaml_empty")])
    return _read_sheets(root)


def _read_sheets(root: yaml.Node) -> Sheets:
    sheets = _read_mapping(root, advise("yaml_shape"))
    for name, node in sheets.items():
        if name not in SHEET_NAMES:
            known = ", ".join(SHEET_NAMES)
            raise _error(node.start_mark, advise("yaml_sheet", name=name, known=known))
    settings, survey, choices = map(sheets.get, SHEET_NAMES)
    return Sheets(
        _read_row(settings, advise("yaml_settings")) if settings else {},
        _read_rows(survey, "survey"),
        _read_rows(choices, "choices"),
    )


def _read_rows(node: yaml.Node | None, sheet: str) -> list[Row]:
    if node is None:
        return []
    if not isinstance(node, yaml.SequenceNode):
        raise _error(node.start_mark, advise("yaml_list", sheet=sheet))
    return [_read_row(row, advise("yaml_row", sheet=sheet)) for row in node.value]


def _read_row(node: yaml.Node, expected: Message) -> Row:
    cells = _read_mapping(node, expected)
    return {column: _read_cell(cell, column) for column, cell in cells.items()}


def _read_mapping(node: yaml.Node, expected: Message) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        raise _error(node.start_mark, expected)
    cells: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = _read_cell(key, advise("words_column_name"))
        if name in cells:
            raise _error(key.start_mark, advise("yaml_twice", name=name))
        cells[name] = value
    return cells


def _read_cell(node: yaml.Node, column: str | Message) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise _error(node.start_mark, advise("yaml_text", column=column))
    return str(node.value)


def _error(mark: yaml.Mark | None, message: Message) -> QuestionnaireError:
    placed = advise("yaml_line", line=mark.line + 1, reason=message) if mark else message
    return QuestionnaireError([placed])


class _Dumper(yaml.SafeDumper):
    """Writes several lines as a block, and letters that YAML takes for line ends as escapes."""

    def represent_str(self, data: str) -> yaml.ScalarNode:
        """Return a text in the style that it needs."""
        style = "|" if "\n" in data else None
        if any(separator in data for separator in "\x85\u2028\u2029"):
            style = '"'
        return self.represent_scalar("tag:yaml.org,2002:str", data, style)


_Dumper.add_representer(str, _Dumper.represent_str)


def write_yaml(sheets: Sheets) -> str:
    """Write a questionnaire so that `read_yaml` gives it back, a blank line between rows."""
    parts = [_dump({"settings": sheets.settings})]
    for name, rows in (("survey", sheets.survey), ("choices", sheets.choices)):
        dumped = "\n".join(_dump([row]) for row in rows)
        parts.append(f"{name}:\n{dumped}" if rows else f"{name}: []\n")
    return "\n".join(parts)


def _dump(part: object) -> str:
    return yaml.dump(part, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
