"""Fingerprints of a wave's responses. They show whether a response was added or withdrawn.

The answers need no hash: the id of a response is random, is never used again, and changes when its
answers are replaced.
"""

import hashlib
from collections.abc import Iterable, Mapping

Fingerprints = Mapping[str, str]  # the fingerprint of each wave's responses, by the wave's name


def fingerprint(response_ids: Iterable[int]) -> str:
    """Return the hash of a set of responses in 16 hexadecimal digits, in any order."""
    return fingerprint_listed(",".join(map(str, sorted(response_ids))))


def fingerprint_listed(listed: str) -> str:
    """Return the hash of responses whose ids are listed in order, with commas between."""
    return hashlib.sha256(listed.encode()).hexdigest()[:16]


def list_outdated(then: Fingerprints, now: Fingerprints) -> list[str]:
    """Return the waves whose responses are no longer those that a report was computed from."""
    return [wave for wave, present in now.items() if then.get(wave) != present]
