"""The documents of data protection as pages to print and as OpenDocument texts to go on writing in.

What they say stands in `documents.yaml`, block by block; their tables are made from the description
of the database, so that they are about every table and column that there is.
"""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from collector.core.events.events import Series
from collector.formats.calendar import write_day
from collector.formats.self_contained import page_template
from collector.texts.catalogue import Phrases, translate
from collector.texts.languages import Language, Translated
from collector.texts.register import RULES, list_files, list_tables

DOCUMENTS = ("record", "notice", "assessment", "retention", "incident", "agreement")
"""The documents, in the order in which an officer needs them."""

ODT = "application/vnd.oasis.opendocument.text"

_CERTIFIED = ("title", "sealed", "codes", "receipts", "texts", "backups_gone")
Rows = Iterator[tuple[str, ...]]


@dataclass(frozen=True)
class Facts:
    """What the documents say of this service: numbers, blanks that are filled, what was sealed."""

    numbers: Mapping[str, str | int]
    filled: Mapping[str, str]
    series: Sequence[Series]
    certificates: Sequence[Mapping[str, str | int]]
    day: date


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, item, table, or something to fill in, with the answer if it is known.

    The first row of a table is its head.
    """

    kind: str
    text: str
    answer: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def write_page(name: str, language: Language, facts: Facts) -> str:
    """Return a document as a self-contained page."""
    return _render("protection.html", name, language, facts)


def write_odt(name: str, language: Language, facts: Facts) -> bytes:
    """Return a document as an OpenDocument text (ISO/IEC 26300)."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as odt:
        odt.writestr(zipfile.ZipInfo("mimetype"), ODT)  # first, and not compressed
        for part in ("META-INF/manifest", "styles", "content"):
            template = f"protection_{part.rpartition('/')[2]}.xml"
            odt.writestr(f"{part}.xml", _render(template, name, language, facts))
    return file.getvalue()


def _render(template: str, name: str, language: Language, facts: Facts) -> str:
    say = partial(translate, "documents", language)
    made = say("words.made", day=write_day(facts.day, language), url=facts.numbers["url"])
    blocks = list(list_blocks(name, language, facts))
    page = page_template(template)
    return page.render(blocks=blocks, blank=say("words.blank"), made=made, language=language)


def list_blocks(name: str, language: Language, facts: Facts) -> Iterator[Block]:
    """Yield the blocks of a document in a language, the title first."""
    for key, text in Phrases("documents", name).items():
        if key.startswith(name):
            continue
        kind, _, topic = key.partition("_")
        said = text[language].format(**facts.numbers)
        rows = _list_rows(topic, language, facts) if kind == "table" else ()
        yield Block(kind, said, facts.filled.get(topic, ""), tuple(rows))


def _list_rows(topic: str, language: Language, facts: Facts) -> Rows:
    """Yield the rows of a table, its head first; a table with nothing in it says so."""
    head, rows = _TABLES.get(topic, _TABLES["participant"])
    words = Phrases("documents", "words")
    yield tuple(words[each][language] for each in head)
    found = list(rows(topic, facts, lambda text: text[language]))
    # Letters that cannot be seen have no place in an OpenDocument text.
    yield from (tuple("".join(filter(str.isprintable, cell)) for cell in row) for row in found)
    if not found:
        yield (words["none"][language], *[""] * (len(head) - 1))


_Say = Callable[[Translated], str]


def _list_tables(whose: str, _facts: Facts, say: _Say) -> Rows:
    for table in list_tables():
        if table.whose == whose:
            meanings = dict.fromkeys(say(column.meaning) for column in table.columns)
            yield say(table.title), "; ".join(meanings), say(table.why)


def _list_columns(_topic: str, _facts: Facts, say: _Say) -> Rows:
    for table in list_tables():
        for column in table.columns:
            yield f"{table.name}.{column.name}", say(column.meaning), _rule(column.rule, say)


def _list_files(_topic: str, _facts: Facts, say: _Say) -> Rows:
    for file in list_files():
        yield file.name, say(file.meaning), _rule(file.rule, say)


def _list_rules(_topic: str, facts: Facts, say: _Say) -> Rows:
    texts = Phrases("retention")
    for rule in RULES:
        time, how = say(texts[f"{rule}.time"]), say(texts[f"{rule}.how"])
        yield _rule(rule, say), time.format(**facts.numbers), how


def _list_series(_topic: str, facts: Facts, say: _Say) -> Rows:
    for each in facts.series:
        yield say(each.title), say(each.organiser), each.contact


def _list_certificates(_topic: str, facts: Facts, _say: _Say) -> Rows:
    for values in facts.certificates:
        yield tuple(str(values[name]) for name in _CERTIFIED)


def _rule(rule: str, say: _Say) -> str:
    return say(Phrases("documents", "rules")[rule])


_TABLES: Mapping[str, tuple[tuple[str, ...], Callable[[str, Facts, _Say], Rows]]] = {
    "participant": (("data", "contents", "purpose"), _list_tables),
    "columns": (("column", "contents", "rule"), _list_columns),
    "files": (("file", "contents", "rule"), _list_files),
    "rules": (("rule", "time", "how"), _list_rules),
    "series": (("series", "organiser", "contact"), _list_series),
    "certificates": (
        ("event", "sealed", "codes", "receipts", "texts", "backups_gone"),
        _list_certificates,
    ),
}
"""What the head of a table says and what fills it; any other is about whose data it names."""
