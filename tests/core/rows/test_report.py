import re
from dataclasses import is_dataclass
from pathlib import Path
from types import UnionType
from typing import get_args, get_origin, get_type_hints, is_typeddict

from collector.core.rows.report import Report

DOCUMENTATION = Path(__file__).parents[3] / "docs" / "report-json.md"
DOCUMENTED = re.findall(r"^\| `([^`]+)` \|", DOCUMENTATION.read_text("utf-8"), re.MULTILINE)


def paths_of(hint, path=""):
    """Yield the path of every defined value, as deep as the documentation goes."""
    if get_origin(hint) is UnionType:
        hint = get_args(hint)[0]
    if path not in DOCUMENTED and (is_typeddict(hint) or is_dataclass(hint)):
        for key, each in get_type_hints(hint).items():
            yield from paths_of(each, f"{path}.{key}".lstrip("."))
    elif path not in DOCUMENTED and get_origin(hint) is list:
        yield from paths_of(get_args(hint)[0], f"{path}[]")
    else:
        yield path


VIEWS = {"summary", "findings", "advice", "changes[].title", "changes[].sentence"}
"""Where the JSON shows statements."""


def test_every_key_of_a_report_is_defined_and_documented():
    keys = {path for path in paths_of(Report) if not path.startswith("statements[]")}

    assert sorted(keys | VIEWS) == sorted(DOCUMENTED)
