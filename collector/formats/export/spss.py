"""Answers for SPSS: numbers with labels, as a `.sav` file or as CSV with the syntax that reads it.

The `.sav` file needs pyreadstat and polars, which are optional (`tagasiside[spss]`).
"""

from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from collector.core.answering.tables import PLACE, Cell, Table, Variable
from collector.texts.languages import Language

MISSING = 99  # the number of “don't know”, declared as a user-missing value

LABEL_BYTES, VALUE_LABEL_BYTES = 250, 120
"""What SPSS keeps of a label of a variable and of a value, in UTF-8."""

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
    decimals = {each.column for each in variables if not each.kind.spss_format.endswith(".0")}
    types = {
        name: pl.String if name in PLACE[:3] else pl.Float64 if name in decimals else pl.Int64
        for name in numbered.columns
    }
    frame = pl.DataFrame({name: columns.get(name, ()) for name in types}, schema=types)
    labels: dict[str, str | None] = {each.column: _label(each, language) for each in variables}
    values: dict[str, dict[int | float, str]] = {
        each.column: dict(_value_labels(each, language))
        for each in variables
        if each.question.choices
    }
    with TemporaryDirectory() as folder:
        path = Path(folder, "answers.sav")
        pyreadstat.write_sav(
            frame,
            path,
            column_labels=labels,
            variable_value_labels=values,
            missing_ranges={each.column: [MISSING] for each in variables if _has_missing(each)},
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
    yield from (f"  {each.column} {each.kind.spss_format}" for each in variables)
    yield "."
    for each in variables:
        yield f"VARIABLE LABELS {each.column} {_quote(_label(each, language))}."
        labels = " ".join(f"{code} {_quote(text)}" for code, text in _value_labels(each, language))
        if labels:
            yield f"VALUE LABELS {each.column} {labels}."
        if _has_missing(each):
            yield f"MISSING VALUES {each.column} ({MISSING})."
    yield "EXECUTE."


def _codes(variable: Variable) -> dict[str, int]:
    """Return the number of each choice: a rating's own, or its place in the list."""
    if variable.choice is not None:
        return {}
    choices = variable.question.choices
    counted = [choice.name for choice in choices if not choice.missing]
    own = all(name.isdecimal() for name in counted)
    codes = {name: int(name) if own else place for place, name in enumerate(counted, start=1)}
    return codes | {choice.name: MISSING for choice in choices if choice.missing}


def _number(cell: Cell, codes: dict[str, int]) -> Cell:
    return codes[cell] if isinstance(cell, str) else cell


def _has_missing(variable: Variable) -> bool:
    return MISSING in _codes(variable).values()


def _label(variable: Variable, language: Language) -> str:
    label = variable.question.label[language]
    if variable.choice is not None:
        label = f"{variable.choice.label[language]}: {label}"
    return _cut(label, LABEL_BYTES)


def _value_labels(variable: Variable, language: Language) -> Iterable[tuple[int, str]]:
    codes = _codes(variable)
    labels = {choice.name: choice.label[language] for choice in variable.question.choices}
    return [(code, _cut(labels[name], VALUE_LABEL_BYTES)) for name, code in codes.items()]


def _cut(text: str, size: int) -> str:
    return text.encode()[:size].decode(errors="ignore")


def _quote(text: str) -> str:
    return '"' + " ".join(text.split()).replace('"', '""') + '"'
