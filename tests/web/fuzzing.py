"""Every address of the service, asked in odd ways by everybody: nothing may fail.

`python -m tests.documents.security_table` asks thousands of them as everybody, the tests hundreds.
"""

import random
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import product

from tests.support.organising import find_token

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW")

ODD = (
    "",
    " ",
    "\x00",
    "ü" * 300,
    "x" * 3000,
    "-1",
    "0",
    "9" * 40,
    "1e999",
    "NaN",
    "null",
    "🙂",
    "\ud800",
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "../../etc/passwd",
    "..%2f",
    "//evil.example",
    "\\\\evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "=1+1",
    "2027-02-31",
    "9999-12-31T23:59",
    "0000-00-00",
    "{}",
    "[]",
    "{{7*7}}",
    "${7*7}",
    "%s%n",
    "%",
    "' OR 1=1 --",
    "a\r\nSet-Cookie: x=1",
    "\u202eabc",
)
"""What may stand in a field, a parameter or a place of the address."""

FIELDS = (
    "draft",
    "kind",
    "remark",
    "name",
    "password",
    "old",
    "role",
    "reason",
    "format",
    "count",
    "risk",
    "stage",
    "language",
    "paraphrase",
    "opens",
    "closes",
    "sure",
    "size",
    "wave",
    "next",
    "lang",
    "also",
    "before",
    "event",
    "version",
    "submission",
    "words",
    "card_code",
    "link_way",
    "mot_interest",
    "top_risks",
    "code",
    "state",
    "error",
    "done",
    "title_et",
    "starts",
    "head_count",
    "slug",
    "step",
    "in",
)

BODIES = {
    "odd fields": lambda odd, token: {"data": {**dict.fromkeys(FIELDS, odd), "csrf_token": token}},
    "many fields": lambda odd, token: {
        "data": {**{f"f{n}{odd[:9]}": odd[:9] for n in range(1200)}, "csrf_token": token}
    },
    "repeated fields": lambda odd, token: {
        "data": {**dict.fromkeys(FIELDS, [odd] * 9), "csrf_token": token}
    },
    "token alone": lambda _odd, token: {"data": {"csrf_token": token}},
    "no token": lambda odd, _token: {"data": dict.fromkeys(FIELDS, odd)},
    "json": lambda _odd, _token: {"json": {"csrf_token": [{}]}},
    "broken json": lambda _odd, _token: _raw(b'{"a":', "application/json"),
    "binary": lambda _odd, token: _raw(
        b"csrf_token=" + token.encode() + b"&name=%ff%fe\x00\x80&password=\xff", FORM
    ),
    "broken upload": lambda _odd, _token: _raw(
        b"--x\r\nContent-Disp", "multipart/form-data; boundary=x"
    ),
    "no boundary": lambda _odd, _token: _raw(b"abc", "multipart/form-data"),
    "odd charset": lambda _odd, token: _raw(
        b"name=\xe4&csrf_token=" + token.encode(), f"{FORM}; charset=utf-7"
    ),
    "huge": lambda _odd, token: {"data": {"name": "x" * 1_500_000, "csrf_token": token}},
}
"""What may be sent, of an odd text and the session's token."""

FORM = "application/x-www-form-urlencoded"

ENDS_SESSIONS = {"organiser.sign_in.do_sign_out_everywhere", "organiser.account.set_password"}
"""Addresses that may end the session that asks."""


@dataclass
class Found:
    """What came of the requests: how many of each status, and those that must not be."""

    statuses: Counter = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)


def list_requests(app, slug, number):
    """Return every way to ask every address, as rule, path, method and options' makers."""
    asked = []
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        true = fill(rule.rule, slug, number)
        asked += [(rule, true, method, None, "") for method in METHODS]
        asked += [(rule, true, "GET", "query", odd) for odd in ODD]
        asked += [(rule, true, "POST", body, odd) for body, odd in product(BODIES, ODD[::9])]
        if "<" in rule.rule:
            asked += [
                (rule, fill(rule.rule, odd or "none", 2**70), method, None, "")
                for odd in ODD
                for method in ("GET", "POST")
            ]
    return asked


def sample(asked, size, seed=7):
    """Return so many of the requests, drawn the same way each time; all, if size is None."""
    return asked if size is None else random.Random(seed).sample(asked, min(size, len(asked)))


def ask(client, asked, token, found):
    """Ask everything with the cookie that the client has now."""
    cookie = client.get_cookie("organiser", path="/organiser")
    for rule, path, method, way, odd in asked:
        if cookie is not None:
            client.set_cookie("organiser", cookie.value, path="/organiser")
        ends = way is not None and rule.endpoint in ENDS_SESSIONS
        response = client.open(path, method=method, **_options(way, odd, "" if ends else token))
        found.statuses[response.status_code] += 1
        wrong = complaints(response, path)
        if wrong:
            found.failed.append(f"{method} {path[:80]!r} {way} {odd[:30]!r}: {wrong}")
        response.close()


def complaints(response, path="/"):
    """Return what is wrong with an answer; previews alone may stand in a frame of our own."""
    framed_by = "'(none|self)'" if "/page/" in path else "'none'"
    # A service without its worker says there that it is not ready, and does not fail.
    is_unready = path.startswith("/readyz") and response.status_code == 503
    policy = response.headers.get("Content-Security-Policy", "")
    where = response.headers.get("Location", "/")
    return [
        name
        for name, is_wrong in {
            "fails": response.status_code >= 500 and not is_unready,
            "can be framed": not re.search(f"frame-ancestors {framed_by}", policy),
            "runs foreign scripts": "unsafe" in policy or "*" in policy,
            "type can be guessed": response.headers.get("X-Content-Type-Options") != "nosniff",
            "leads elsewhere": not re.match(r"/(?![/\\])|http://localhost/(?![/\\])", where),
            "new cookie": any(
                cookie.startswith("x=") for cookie in response.headers.getlist("Set-Cookie")
            ),
        }.items()
        if is_wrong
    ]


def fill(rule, text, number):
    """Return a rule's path with a text or number in each of its places."""
    # What is found under its series must be there, or nobody would ask what stands behind it.
    series = "seminars" if text == "spring" else text
    path = re.sub(r"(questionnaires|series)/<slug>", lambda found: f"{found[1]}/{series}", rule)
    path = re.sub(r"<int:\w+>", str(number), path)
    path = re.sub(r"<any\((\w+)[^)]*\):\w+>", r"\1", path)
    for place, value in (("wave_name", "pre"), ("version", "none"), ("filename", "none")):
        path = path.replace(f"<{place}>", text if text != "spring" else value)
    path = re.sub(r"<(?:path:)?\w+>", lambda _: text, path)
    return path.encode("utf-8", "replace").decode()


def token_of(client):
    """Return the token of the client's session."""
    return find_token(client.get("/organiser/sign-in").text)


def _options(way, odd, token):
    odd = odd.encode("utf-8", "replace").decode()
    if way is None:
        return {}
    if way == "query":
        return {"query_string": dict.fromkeys(FIELDS, odd)}
    return BODIES[way](odd, token)


def _raw(data, content_type):
    return {"data": data, "content_type": content_type}
