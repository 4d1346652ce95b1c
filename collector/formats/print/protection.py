"""The documents of data protection as pages to print and as OpenDocument texts to go on writing in.

What they say stands in `documents.yaml`, block by block; their tables are made from the description
of the database, so that they are about every table and column that there is.
"""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from collector.core.events.events import Series
from collector.formats.self_contained import page_template
from collector.texts.catalogue import Phrases
from collector.texts.languages import Language
from collector.texts.numerals import write_day
from collector.texts.register import RULES, list_files, list_tables

DOCUMENTS = ("record", "notice", "assessment", "retention", "incident", "agreement")
"""The documents, in the order in which an officer needs them."""

ODT = "application/vnd.oasis.opendocument.text"

_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Facts:
    """What the documents say of this service: numbers, blanks that are filled, what was sealed."""

    numbers: Mapping[str, str | int]
    filled: Mapping[str, str]
    series: Sequence[Series]
    certificates: Sequence[Mapping[str, str | int]]
    day: date


def write_page(name: str, language: Language, facts: Facts, form: str = "html") -> str:
    """Return a document as a self-contained page, or as another form that has a template."""
    blocks = Phrases("documents", name).items()
    return page_template(f"protection.{form}").render(
        blocks=[(*key.partition("_")[::2], text) for key, text in blocks if "." not in key],
        facts=facts,
        day=write_day(facts.day, language),
        language=language,
        words=Phrases("documents"),
        retention=Phrases("retention"),
        rules=RULES,
        tables=list_tables(),
        files=list_files(),
    )


def write_odt(name: str, language: Language, facts: Facts) -> bytes:
    """Return a document as an OpenDocument text (ISO/IEC 26300)."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as odt:
        odt.writestr(zipfile.ZipInfo("mimetype"), ODT)  # first, and not compressed
        for part in ("META-INF/manifest", "styles", "content"):
            page = write_page(name, language, facts, f"{part.rpartition('/')[2]}.xml")
            odt.writestr(f"{part}.xml", _NOT_IN_XML.sub("", page))
    return file.getvalue()
