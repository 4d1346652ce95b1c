"""The requests of the bench as bytes: pages asked for, and filled-in questionnaires."""

import re
import urllib.parse
import urllib.request
from collections.abc import Iterator
from itertools import repeat
from uuid import uuid4

from collector.core.questionnaire.model import Questionnaire
from tests.bench.baseline import RATINGS, TEXTS

TEXT = "Rohkem ühiseid õppusi kõigi ametkondadega, ka öösel ja talvel."


def pages(path: str, count: int) -> Iterator[bytes]:
    """Return the same GET many times."""
    return repeat(_request("GET", path, b"", ""), count)


def baseline_submissions(url: str, count: int) -> Iterator[bytes]:
    """Yield POSTs of the baseline's form with the token and cookie of one visit."""
    with urllib.request.urlopen(url) as response:
        cookie = response.headers["Set-Cookie"].partition(";")[0]
        token = re.search(r'csrf_token"[^>]*value="([^"]+)"', response.read().decode())
    fields = {"csrf_token": token and token[1], **dict.fromkeys(RATINGS, "4")}
    body = urllib.parse.urlencode(fields | dict.fromkeys(TEXTS, TEXT)).encode()
    return repeat(_request("POST", "/", body, f"Cookie: {cookie}\r\n"), count)


def submissions(path: str, questionnaire: Questionnaire, count: int) -> Iterator[bytes]:
    """Yield POSTs with every question answered, each by another person."""
    filled = fill_in(questionnaire)
    for _ in range(count):
        yield _request("POST", path, filled + f"&submission={uuid4()}".encode(), "")


def fill_in(questionnaire: Questionnaire) -> bytes:
    """Return a form with every question answered; only the submission's id is lacking."""
    fields: dict[str, list[str]] = {"lang": ["et"]}
    for question in questionnaire:
        names = [choice.name for choice in question.choices]
        several = question.type == "select_multiple"
        fields[question.name] = names[:3] if several else names[3:4] or names[:1] or [TEXT]
    return urllib.parse.urlencode(fields, doseq=True).encode()


def _request(method: str, path: str, body: bytes, headers: str) -> bytes:
    head = (
        f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n"
        f"Accept-Language: et\r\n{headers}"
    )
    if body:
        head += (
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        )
    return head.encode() + b"\r\n" + body
