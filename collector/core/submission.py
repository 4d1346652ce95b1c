"""What a participant's phone sends once, and the values derived from its client-made UUID.

The UUID itself is never stored: whoever has only the database cannot find a receipt from it.
Storing belongs to `actions/accept_response`.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from uuid import UUID

from collector.core.codes import CardCode
from collector.core.languages import Language
from collector.core.receipts import Receipt, receipt_for


@dataclass(frozen=True)
class Submission:
    """One person's checked answers in one wave; the same `uuid` there is the same sending."""

    uuid: UUID
    wave_id: int
    questionnaire_version: str
    language: Language
    answers: Mapping[str, str | tuple[str, ...]]
    texts: Mapping[str, str]
    card_code: CardCode | None

    def hash(self) -> bytes:
        """Return the 16 bytes by which a repeated sending is recognised."""
        return self._digest("submission")[:16]

    def content_hash(self) -> bytes:
        """Return 16 bytes that differ when anything answered differs.

        The unstored UUID goes in, so that nobody can guess a text by its hash.
        """
        content = [self.answers, self.texts, self.card_code]
        text = json.dumps(content, sort_keys=True, ensure_ascii=False)
        return self._digest("content", text)[:16]

    def receipts(self) -> Iterator[Receipt]:
        """Yield the receipts this sending may get: the first that no other response has."""
        for attempt in count():
            yield receipt_for(self._digest("receipt", str(attempt)))

    def _digest(self, purpose: str, content: str = "") -> bytes:
        parts = (purpose, str(self.uuid), str(self.wave_id), content)
        return hashlib.sha256("\x1f".join(parts).encode()).digest()
