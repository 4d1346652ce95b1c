"""Check whether an address is served."""

import urllib.error
import urllib.request
from http import HTTPStatus

WITHIN_S = 2


def is_served(url: str) -> bool:
    """Say whether an address answers with success within two seconds."""
    try:
        with urllib.request.urlopen(url, timeout=WITHIN_S) as response:  # noqa: S310 our own address
            return bool(response.status == HTTPStatus.OK)
    except (urllib.error.URLError, OSError):
        return False
