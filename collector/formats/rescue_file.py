"""The file in which a participant's phone saves the answers that it could not send.

The phone writes it (`web/static_src/outbox.js`).
"""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

import msgspec

from collector.core.answering.rescue import Unsent
from collector.errors import RescueFileError

FORMAT = "tagasiside-unsent"

FILE_LIMIT = 1_000_000
"""Bytes of a file; a phone's few submissions take some kilobytes."""

_PATH = re.compile(r"/e/([a-z0-9-]+)/([a-z]+)")
_YEARS = range(1970, 3000)
"""Years that a phone's clock can show and a calendar can write."""


@dataclass(frozen=True)
class _Submission:
    """One submission as the phone writes it."""

    path: str
    finished: Annotated[datetime, msgspec.Meta(tz=True)]
    fields: dict[str, list[str]]


def read_rescue_file(data: bytes) -> list[Unsent | None]:
    """Return each submission of a file, or None in the place of one that cannot be read.

    Raise RescueFileError if this is no rescue file at all, or it holds nothing.
    """
    if len(data) > FILE_LIMIT:
        raise RescueFileError("large")
    try:
        written = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise RescueFileError("json") from error
    if not isinstance(written, dict) or written.get("format") != FORMAT:
        raise RescueFileError("format")
    submissions = written.get("submissions")
    if not isinstance(submissions, list) or not submissions:
        raise RescueFileError("empty")
    return [_read_submission(each) for each in submissions]


def _read_submission(written: object) -> Unsent | None:
    try:
        found = msgspec.convert(written, _Submission)
    except msgspec.ValidationError:
        return None
    place = _PATH.fullmatch(found.path)
    if place is None or found.finished.year not in _YEARS:
        return None
    return Unsent(place[1], place[2], found.finished, found.fields)
