"""What a participant's phone sends once, and the values derived from its client-made UUID.

The UUID is never stored, so the database alone does not lead to a receipt.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from uuid import UUID

from collector.core.answering.receipts import Receipt, receipt_for
from collector.core.linking.codes import (
    ELEMENTS,
    CardCode,
    PhoneToken,
    SelfGeneratedCode,
    hash_element,
    hash_for,
)
from collector.core.linking.linkage import Way
from collector.texts.languages import Language


@dataclass(frozen=True)
class Codes:
    """The codes by which a response may be linked with those of other waves."""

    card: CardCode | None = None
    phone: PhoneToken | None = None
    personal: SelfGeneratedCode | None = None

    def hashes(self, key: bytes) -> dict[str, bytes]:
        """Return what is stored in place of the codes: element and keyed hash, never a value."""
        elements = {} if self.personal is None else dict(zip(ELEMENTS, self.personal, strict=True))
        values = {**elements, Way.CARD: self.card, Way.PHONE: self.phone}
        return {name: hash_element(key, name, value) for name, value in values.items() if value}

    def texts_hash(self, key: bytes, wave_id: int) -> bytes | None:
        """Return the hash by which a code finds the texts of a wave, or None without such a code.

        It is another one in each wave, so that nobody without the code can tell whose texts of
        two waves belong together. A phone finds none: nobody can type its token.
        """
        typed = self.card or "\x1f".join(self.personal or ())
        if not typed:
            return None
        return hash_for("texts code", key, f"{wave_id}\x1f{typed}".encode())


@dataclass(frozen=True)
class Submission:
    """One person's checked answers in one wave; the same `uuid` there is the same sending."""

    uuid: UUID
    wave_id: int
    questionnaire_version: str
    language: Language
    answers: Mapping[str, str | tuple[str, ...]]
    texts: Mapping[str, str]
    codes: Codes
    pace: Mapping[str, int] = field(default_factory=dict)
    """Coarse seconds by step. They are counted and not stored with the response."""

    def hash(self) -> bytes:
        """Return the 16 bytes by which a repeated sending is recognised."""
        return self._digest("submission")[:16]

    def content_hash(self) -> bytes:
        """Return 16 bytes that differ when anything answered differs.

        The unstored UUID goes in, so that nobody can guess a text by its hash. Of the phone's token
        only its presence counts, so a phone that lost its token still repeats the same sending.
        """
        codes = self.codes
        content = [self.answers, self.texts, codes.card, codes.phone is not None]
        text = json.dumps([*content, *(codes.personal or ())], sort_keys=True, ensure_ascii=False)
        return self._digest("content", text)[:16]

    def receipts(self) -> Iterator[Receipt]:
        """Yield the receipts this sending may get: the first that no other response has."""
        for attempt in count():
            yield receipt_for(self._digest("receipt", str(attempt)))

    def _digest(self, purpose: str, content: str = "") -> bytes:
        parts = (purpose, str(self.uuid), str(self.wave_id), content)
        return hashlib.sha256("\x1f".join(parts).encode()).digest()
