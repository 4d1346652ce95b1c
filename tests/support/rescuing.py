"""Rescue files for tests, as a phone saves them."""

import json
from uuid import uuid4

from collector.formats.rescue_file import FORMAT
from tests.support.factories import NOW


def unsent(path="/e/spring/pre", finished=NOW, **fields):
    """Return one submission of a file; one question is answered unless `fields` say otherwise."""
    values = {"submission": str(uuid4()), "lang": "en", "mot_interest": "4"} | fields
    return {
        "path": path,
        "finished": finished.isoformat(),
        "fields": {name: [value] for name, value in values.items()},
    }


def rescue_file(*submissions):
    """Return a file's bytes."""
    return json.dumps({"format": FORMAT, "submissions": submissions}).encode()
