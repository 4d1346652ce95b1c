"""No text is kept that no page can show: each is named whole, or its key can be composed."""

import re
from pathlib import Path

import pytest
import yaml
from datasette.filters import Filters

COLLECTOR = Path(__file__).parents[2] / "collector"
DATASETTE = COLLECTOR.parent / "datasette"
TEXTS = {
    **{
        name: (COLLECTOR / f"texts/pages/{name}.yaml", COLLECTOR)
        for name in ("editor", "invitation", "organiser")
    },
    "public": (DATASETTE / "texts.yaml", DATASETTE),
}
"""Each file of texts, and the folder in whose sources its keys stand."""

ELSEWHERE = {
    **dict.fromkeys(("scale_", "claim_", "kind_", "stage_"), ("",)),  # of a column and its value
    "wave_": ("", "_when"),  # of a key that is composed itself
    "when_": ("",),
}
"""What is composed in other ways than by a text and one variable."""


def read_sources(*folders):
    paths = [path for folder in folders for path in folder.rglob("*") if path.name != "texts.yaml"]
    kinds = {".py", ".html", ".xml", ".js"}
    named = [path for path in paths if path.suffix in kinds or path.name == "metadata.yaml"]
    return "\n".join(path.read_text("utf-8") for path in named).replace("::", "_")


def list_composed(source):
    """Return what stands before and after the variable part of keys."""
    formatted = re.findall(r"[\"'](\w+_)\{[^{}\"']*\}(\w*)[\"']", source)
    joined = re.findall(r"[\"'](\w+_)[\"'] [~+] [\w.]+(?: ~ \"(\w+)\")?", source)
    return {*formatted, *joined, *((a, b) for a, ends in ELSEWHERE.items() for b in ends)}


def is_composed(key, composed, words):
    return any(
        key.startswith(before)
        and key.endswith(after)
        and key.removeprefix(before).removesuffix(after) in words
        for before, after in composed
    )


@pytest.mark.parametrize("name", TEXTS)
def test_every_text_can_be_shown(name):
    path, folder = TEXTS[name]
    source, everything = read_sources(folder), read_sources(COLLECTOR, DATASETTE)
    named = set(re.findall(r"[\"'](\w+)[\"']", source))
    words = {*re.findall(r"\w+", everything), *(f"{month:02}" for month in range(1, 13))}
    words |= {operator for operator, _, _ in Filters([]).lookups()}
    composed = list_composed(source)

    keys = yaml.safe_load(path.read_text("utf-8"))

    assert [key for key in keys if key not in named and not is_composed(key, composed, words)] == []
