"""The file in which a participant's phone saves the answers that it could not send.

`templates/participant/outbox.js` writes it.
"""

import json
import re
from datetime import datetime
from typing import Any, TypeGuard

from collector.core.answering.rescue import Unsent
from collector.errors import RescueFileError

FORMAT = "tagasiside-unsent"

FILE_LIMIT = 1_000_000
"""Bytes of a file; a phone's few submissions take some kilobytes."""

_PATH = re.compile(r"/e/([a-z0-9-]+)/([a-z]+)")
_YEARS = range(1970, 3000)
"""Years that a phone's clock can show and a calendar can write."""


def read_rescue_file(data: bytes) -> list[Unsent | None]:
    """Return each submission of a file, or None in the place of one that cannot be read.

    Raises:
        RescueFileError: this is no rescue file at all, or it holds nothing.
    """
    if len(data) > FILE_LIMIT:
        raise RescueFileError(
            "large", "the file has more than 1 MB, which no phone saves; choose another"
        )
    try:
        written = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise RescueFileError(
            "json", "the file cannot be read: ask for the one that the phone saved"
        ) from error
    if not isinstance(written, dict) or written.get("format") != FORMAT:
        raise RescueFileError(
            "format", f"the file is none of unsent answers: its format is not “{FORMAT}”"
        )
    submissions = written.get("submissions")
    if not isinstance(submissions, list) or not submissions:
        raise RescueFileError("empty", "the file holds no answers")
    return [_read_submission(each) for each in submissions]


def _read_submission(written: Any) -> Unsent | None:  # noqa: ANN401 whatever JSON holds
    if not isinstance(written, dict):
        return None
    path, finished, fields = (written.get(key) for key in ("path", "finished", "fields"))
    place = _PATH.fullmatch(path) if isinstance(path, str) else None
    moment = _read_timestamp(finished) if isinstance(finished, str) else None
    if place is None or moment is None or not _are_fields(fields):
        return None
    return Unsent(place[1], place[2], moment, fields)


def _read_timestamp(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None and moment.year in _YEARS else None


def _are_fields(fields: Any) -> TypeGuard[dict[str, list[str]]]:  # noqa: ANN401 whatever JSON holds
    return isinstance(fields, dict) and all(
        isinstance(values, list) and all(isinstance(value, str) for value in values)
        for values in fields.values()
    )
