"""The promises of the documents: links lead somewhere, and every picture in git is shown."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.documents import security_table
from tests.documents.refusal_table import DOCUMENT, with_table

ROOT = Path(__file__).parents[2]
INDEX = ROOT / "docs" / "README.md"
PAGES = sorted(set(INDEX.parent.glob("*.md")) - {INDEX})
DOCUMENTS = [*sorted(ROOT.glob("*.md")), INDEX, *PAGES]
LINK = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")
MOST_PICTURES, MOST_BYTES = 20, 1_500_000
MOST_LINES = {"README.md": 100, "CONTRIBUTING.md": 120}


def list_links(document):
    return [(document.parent / link).resolve() for link in LINK.findall(document.read_text())]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_of_a_document_lead_to_files(document):
    assert [link for link in list_links(document) if not link.exists()] == []


def test_index_lists_every_document():
    assert sorted(list_links(INDEX)) == PAGES


def test_every_picture_is_shown_and_they_stay_few():
    pictures = set((ROOT / "docs").rglob("*.png"))
    shown = {link for document in DOCUMENTS for link in list_links(document)}

    assert pictures - shown == set()
    assert len(pictures) <= MOST_PICTURES
    assert sum(path.stat().st_size for path in pictures) <= MOST_BYTES


@pytest.mark.parametrize(("name", "most"), MOST_LINES.items())
def test_entrance_stays_short(name, most):
    assert len((ROOT / name).read_text("utf-8").splitlines()) <= most


@pytest.mark.parametrize("name", ["architecture.md", "charts.md", "faults.md", "security.md"])
def test_document_names_files_that_exist(name):
    page = (ROOT / "docs" / name).read_text("utf-8")
    named = re.findall(r"`([\w.]+/[\w./]*?(?:\.(?:py|html|yaml)|/))`", page)

    assert [path for path in named if not _is_there(path)] == []


def _is_there(path):
    return any((ROOT / folder / path).exists() for folder in (".", "collector", "tests"))


def test_architecture_shows_the_rooms_of_the_core_as_their_contract_orders_them():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in contracts if each["name"] == "Rooms of the core")

    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")

    assert "```\n" + "\n".join(layers) + "\n```" in page


def test_commands_page_names_every_make_target():
    targets = re.findall(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")

    assert [name for name in " ".join(targets).split() if f"| `make {name}` |" not in page] == []


def test_table_of_what_xlsform_has_and_is_refused_is_current():
    page = DOCUMENT.read_text("utf-8")

    assert with_table(page) == page


def test_table_of_who_may_ask_what_is_current():
    page = security_table.DOCUMENT.read_text("utf-8")

    assert security_table.between(page, "roles", security_table.role_rows()) == page
