"""The page of a questionnaire: empty and kept ready, or returned with the answers so far.

An empty page is kept plain, and compressed on both sides of a gap. Filling the gap takes a few
microseconds. Making the page takes about a fifth of a second, because the part after the gap is
compressed as far as the format allows.
"""

import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache

from zopfli import ZOPFLI_FORMAT_DEFLATE, ZopfliCompressor

from collector.core.answering.response_times import list_minutes
from collector.core.questionnaire.model import Questionnaire
from collector.core.questionnaire.types import QUESTION_TYPES, TEXT_LIMIT
from collector.core.waves import GRACE_HOURS
from collector.store.answering.counts import list_response_times
from collector.store.questionnaire.versions import get_questionnaire
from collector.texts.languages import Language
from collector.web.fields.html_form import Complaint
from collector.web.fields.linking import TYPED_AS
from collector.web.site.layout import render_page, speak
from collector.web.site.occasion import Occasion
from collector.web.site.service import service

PAGES_KEPT = 128  # waves × languages × second languages × versions of the wording
MAX_COMPLAINTS = 50  # shown at once; a form with more was filled in by a program

GOOD_FOR = timedelta(minutes=1)
"""After this the counts of response times are read again, because they change slowly."""

GAP = "the-fresh-text-goes-here"  # the placeholder for the text that is new for each reader
_GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"

Minutes = tuple[int, ...]  # whole minutes left at each step of the page
_Known = dict[str, tuple[datetime, Minutes]]  # by version: since when the minutes are known


@dataclass(frozen=True)
class Filling:
    """What a questionnaire holds when it is shown: nothing, or the answers that were sent.

    `title` and `sentence` say why it comes back, `complaints` which answers to change.
    """

    submission: str = GAP
    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)
    title: str = ""
    sentence: str = ""
    complaints: Sequence[Complaint] = ()
    offers_to_replace: bool = False


@dataclass(frozen=True)
class SplicedPage:
    """Both sides of the gap as UTF-8, and the same as raw deflate streams (RFC 1951)."""

    before: bytes
    after: bytes
    deflated_before: bytes
    deflated_after: bytes
    before_checksum: int

    def plain(self, fresh: bytes) -> bytes:
        """Return the page with the gap filled."""
        return self.before + fresh + self.after

    def gzipped(self, fresh: bytes) -> bytes:
        """Return the page with the gap filled as a gzip file (RFC 1952).

        The new text is a stored block, so the part before it ends on a byte.
        """
        size = len(fresh)
        checksum = zlib.crc32(self.after, zlib.crc32(fresh, self.before_checksum))
        total = len(self.before) + size + len(self.after)
        return b"".join(
            (
                _GZIP_HEADER,
                self.deflated_before,
                struct.pack("<BHH", 0, size, size ^ 0xFFFF),
                fresh,
                self.deflated_after,
                struct.pack("<II", checksum, total & 0xFFFFFFFF),
            )
        )


def splice_page(page: str) -> SplicedPage:
    """Compress a page that has exactly one `GAP`."""
    before, after = (side.encode() for side in page.split(GAP))
    # The first stream is not finished and ends on a byte.
    part = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9)
    deflated_before = part.compress(before) + part.flush(zlib.Z_FULL_FLUSH)
    # The second ends the file; Zopfli's is the smallest that any browser reads.
    rest = ZopfliCompressor(ZOPFLI_FORMAT_DEFLATE)
    deflated_after = rest.compress(after) + rest.flush()
    return SplicedPage(before, after, deflated_before, deflated_after, zlib.crc32(before))


def blank_page(occasion: Occasion, language: Language, second: Language | None) -> SplicedPage:
    """Return the empty page, which lacks only a fresh submission id."""
    asked = get_questionnaire(service().db(), occasion.wave.questionnaire_version)
    return _keep_blank(occasion, language, second, find_minutes(asked))


@lru_cache(maxsize=PAGES_KEPT)
def _keep_blank(
    occasion: Occasion, language: Language, second: Language | None, _minutes: Minutes
) -> SplicedPage:
    asked = get_questionnaire(service().db(), occasion.wave.questionnaire_version)
    return splice_page(render_questionnaire(occasion, asked, language, Filling(), second))


def render_questionnaire(
    occasion: Occasion,
    questionnaire: Questionnaire,
    language: Language,
    filling: Filling,
    second: Language | None = None,
) -> str:
    """Return a questionnaire's page, its questions in a second language as well if asked for."""
    return render_page(
        "questionnaire.html",
        language,
        occasion=occasion,
        questionnaire=questionnaire,
        second=second or "",
        other=speak(second) if second else None,
        typed_as=TYPED_AS,
        minutes=find_minutes(questionnaire),
        has_required=any(question.required for question in questionnaire),
        filling=filling,
        # The first complaint about a field is the one that it shows.
        sentences={each.field: each.sentence for each in reversed(filling.complaints)},
        complaints=filling.complaints[:MAX_COMPLAINTS],
        types=QUESTION_TYPES,
        text_limit=TEXT_LIMIT,
        grace_hours=GRACE_HOURS,
    )


def find_minutes(asked: Questionnaire) -> Minutes:
    """Return the minutes left at each step of a version."""
    known: _Known = service().kept.setdefault("minutes", {})
    db, now, version = service().db(), service().clock(), asked.version
    since, minutes = known.get(version, (now, None))
    if minutes is None or abs(now - since) >= GOOD_FOR:
        of_all = list_response_times(db, version, of_all_versions=True)
        minutes = list_minutes(asked, list_response_times(db, version), of_all)
        known[version] = now, minutes
    return minutes
