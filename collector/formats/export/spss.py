"""Answers for SPSS: numbers with labels, as a `.sav` file or as CSV with the syntax that reads it.

The `.sav` file needs pyreadstat and polars, which are optional (`tagasiside[spss]`).
"""

from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from collector.core.answering.tables import PLACE, Cell, Table, Variable, find_label
from collector.texts.languages import Language

MISSING = 99  # the number of “don't know”, declared as a user-missing value; others come after it

MOST = 10**9  # a name of a choice from which on it is not its number

LABEL_BYTES, VALUE_LABEL_BYTES = 240, 120
"""What is kept of a label of a variable and of a value, in UTF-8; a line of syntax has 256."""

OR = " / "  # between the labels of two versions

_PLACE_FORMATS = {"wave": "A8", "language": "A2", "questionnaire": "A12", "pair": "F8.0"}


def can_write_sav() -> bool:
    """Say whether the libraries for `.sav` files are installed."""
    return all(find_spec(name) is not None for name in ("pyreadstat", "polars"))


def number_answers(answers: Table, variables: Sequence[Variable]) -> Table:
    """Return the answers with a number for every value."""
    codes = [_codes(variable) for variable in variables]
    first = len(PLACE)
    rows = tuple((*row[:first], *map(_number, row[first:], codes)) for row in answers.rows)
    return Table(answers.name, answers.columns, rows)


def write_sav(numbered: Table, variables: Sequence[Variable], language: Language) -> bytes:
    """Return a `.sav` file of numbered answers; its labels are in one language."""
    import polars as pl  # noqa: PLC0415 optional
    import pyreadstat  # noqa: PLC0415 optional

    columns = dict(zip(numbered.columns, zip(*numbered.rows, strict=True), strict=False))
    types = {name: pl.String if name in PLACE[:3] else pl.Int64 for name in numbered.columns}
    frame = pl.DataFrame({name: columns.get(name, ()) for name in types}, schema=types)
    labels: dict[str, str | None] = {each.column: _label(each, language) for each in variables}
    values: dict[str, dict[int | float, str]] = {
        each.column: dict(_value_labels(each, language)) for each in variables if each.choices
    }
    with TemporaryDirectory() as folder:
        path = Path(folder, "answers.sav")
        pyreadstat.write_sav(
            frame,
            path,
            column_labels=labels,
            variable_value_labels=values,
            missing_ranges={
                each.column: [{"lo": codes[0], "hi": codes[-1]}]
                for each in variables
                if (codes := _missing_codes(each))
            },
        )
        return path.read_bytes()


def write_syntax(file: str, variables: Sequence[Variable], language: Language) -> str:
    """Return the SPSS syntax that reads a CSV file of numbered answers and labels them."""
    return "\n".join(_syntax_lines(file, variables, language)) + "\n"


def _syntax_lines(file: str, variables: Sequence[Variable], language: Language) -> Iterator[str]:
    yield "* Encoding: UTF-8."
    yield f'GET DATA /TYPE=TXT /FILE="{file}" /ENCODING="UTF8" /DELIMITERS=","'
    yield "  /QUALIFIER='\"' /ARRANGEMENT=DELIMITED /FIRSTCASE=2 /VARIABLES="
    yield from (f"  {name} {kind}" for name, kind in _PLACE_FORMATS.items())
    yield from (f"  {each.column} F9.0" for each in variables)
    yield "."
    for each in variables:
        yield f"VARIABLE LABELS {each.column}"
        yield f"  {_quote(_label(each, language))}."
        labels = [f"  {code} {_quote(text)}" for code, text in _value_labels(each, language)]
        if labels:
            yield f"VALUE LABELS {each.column}"
            yield "\n".join(labels) + "."
        if missing := _missing_codes(each):
            yield f"MISSING VALUES {each.column} ({missing[0]} THRU {missing[-1]})."
    yield "EXECUTE."


def _codes(variable: Variable) -> dict[str, int]:
    """Return the number of each choice: a rating's own, or its place among those of all versions.

    No two have the same number, also if one version has "don't know" where another has not.
    """
    names = [name for name in variable.choices if name not in _list_missing(variable)]
    own = [int(name) for name in names if name.isdecimal()]
    is_own = len(set(own)) == len(names) and max(own, default=0) < MOST
    numbers = own if is_own else range(1, len(names) + 1)
    most = max(numbers, default=0)
    first = MISSING if most < MISSING else most + 1
    return dict(zip(names, numbers, strict=True)) | {
        name: number for number, name in enumerate(_list_missing(variable), first)
    }


def _list_missing(variable: Variable) -> list[str]:
    """Return the choices that count as no answer in every version."""
    said = variable.choices.items()
    return [name for name, each in said if all(choice.missing for choice in each)]


def _missing_codes(variable: Variable) -> list[int]:
    codes = _codes(variable)
    return [codes[name] for name in _list_missing(variable)]


def _number(cell: Cell, codes: dict[str, int]) -> Cell:
    return codes[cell] if isinstance(cell, str) else cell


def _label(variable: Variable, language: Language) -> str:
    labels = (
        [find_label(question, variable.choice), question.label]
        for question in variable.asked.values()
    )
    return _join(
        (": ".join(each[language] for each in said if each) for said in labels), LABEL_BYTES
    )


def _value_labels(variable: Variable, language: Language) -> Iterable[tuple[int, str]]:
    codes = _codes(variable)
    for name, each in variable.choices.items():
        yield codes[name], _join([choice.label[language] for choice in each], VALUE_LABEL_BYTES)


def _join(labels: Iterable[str], size: int) -> str:
    """Return the labels of all versions, the first first; each has its share of the place."""
    different = list(dict.fromkeys(labels))
    share = size // len(different) - len(OR)
    return OR.join(_cut(each, share if different[1:] else size) for each in different)


def _cut(text: str, size: int) -> str:
    return text.encode()[:size].decode(errors="ignore")


def _quote(text: str) -> str:
    return '"' + " ".join(text.split()).replace('"', '""') + '"'
