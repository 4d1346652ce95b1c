"""`collector doctor`: ask a running service from outside whether all is well.

What it says stands in `doctor.yaml`.
"""

import re
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from zipfile import BadZipFile, ZipFile

import click
import requests
import urllib3
import yaml

from collector.cli.hosting.deploy import read_site
from collector.cli.options import port_range
from collector.errors import CollectorError

HTTPS = 443
WITHIN_S = 15
LEAST_S = 14 * 86_400
"""A certificate that ends sooner was not renewed; a short one must have a sixth of it left."""

LARGEST_SKEW_S = 60
LARGE = b"x" * 600_000  # more than the largest form or workbook that the service takes
NOTHING_BEHIND = {0, 502, 503, 504}  # what a front server answers if nothing answers behind it
HEADERS = ("Tagasiside", "Content-Security-Policy", "Strict-Transport-Security")
FORGED = {"X-Forwarded-Host": "elsewhere.invalid"}  # what a visitor may claim, and no page repeats

Faults = Iterator[tuple[str, object]]  # the key of each fault's sentence, and what was seen


class Site(NamedTuple):
    """The address of a service, its port without TLS, and by which authorities it is judged."""

    url: str
    http_port: int
    context: ssl.SSLContext

    def ask(self, path: str, method: str = "GET", **given: Any) -> requests.Response:  # noqa: ANN401 as requests takes them
        """Ask for a path, or a whole address; status 0 if nothing answers.

        The certificate is judged apart, so that one that is not valid hides no other fault.
        """
        address = path if "://" in path else f"{self.url}{path}"
        try:
            return requests.request(
                method,
                address,
                verify=False,  # noqa: S501 it is judged apart
                allow_redirects=False,
                timeout=WITHIN_S,
                **given,
            )
        except requests.RequestException:
            nothing = requests.Response()
            nothing.status_code = 0
            return nothing

    def send(self, body: bytes = b"", **headers: str) -> int:
        """Send a form to an address that takes none, so that nothing comes of it."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return int(self.ask("/healthz", "POST", data=body, headers=named).status_code)


def _certificate(site: Site) -> Faults:
    host, port = read_site(site.url)
    try:
        with (
            socket.create_connection((host, port), WITHIN_S) as plain,
            site.context.wrap_socket(plain, server_hostname=host) as secure,
        ):
            found = secure.getpeercert() or {}
    except ssl.SSLCertVerificationError as error:
        yield "invalid", error.verify_message
    except OSError as error:
        yield "unreached", error
    else:
        begins, ends = (
            ssl.cert_time_to_seconds(str(found[f"not{key}"])) for key in ("Before", "After")
        )
        if ends - time.time() < min(LEAST_S, (ends - begins) / 6):
            yield "ends", f"{datetime.fromtimestamp(ends, UTC):%Y-%m-%d at %H:%M} UTC"


def _http(site: Site) -> Faults:
    answer = site.ask(f"http://{urlsplit(site.url).hostname}:{site.http_port}/")
    if not f"{answer.headers.get('Location')}/".startswith(f"{site.url}/"):
        yield "http", f"{answer.headers.get('Location', 'nothing')} ({answer.status_code})"


def _pages(site: Site) -> Faults:
    answer = site.ask("/healthz")
    if answer.status_code in NOTHING_BEHIND:
        yield "no_pages", answer.status_code
    elif answer.text != "ok\n":
        yield "other_pages", answer.status_code


def _headers(site: Site) -> Faults:
    headers = site.ask("/healthz").headers
    yield from ((name, "") for name in HEADERS if name not in headers)
    if "no-store" not in headers.get("Cache-Control", "") or "Age" in headers:
        yield "cache", headers.get("Cache-Control", "missing")


def _forms(site: Site) -> Faults:
    own, taken = site.send(Origin=site.url), HTTPStatus.METHOD_NOT_ALLOWED
    if own != taken:
        yield "forms_refused" if own == HTTPStatus.FORBIDDEN else "forms_lost", own
    foreign = site.send(Origin="https://elsewhere.invalid")
    if taken in {foreign, site.send(Origin=site.url, Sec_Fetch_Site="cross-site")}:
        yield "forms_foreign", taken


def _large_form(site: Site) -> Faults:
    status = site.send(LARGE, Origin=site.url)
    if status not in {HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.FORBIDDEN}:
        yield "large_form", status


def _files(site: Site) -> Faults:
    style = re.search(r'href="(/[^"]+\.css)', site.ask("/organiser/sign-in").text)
    for path, kind in (("/sw.js", "javascript"), (style[1] if style else "the style sheet", "css")):
        answer = site.ask(path if style or path == "/sw.js" else "/")
        if answer.status_code != HTTPStatus.OK or kind not in answer.headers.get(
            "Content-Type", ""
        ):
            yield "file", f"{path} ({answer.status_code})"


def _clock(site: Site) -> Faults:
    before = time.time()
    date = site.ask("/healthz").headers.get("Date", "Thu, 01 Jan 1970 00:00:00 GMT")
    ahead = parsedate_to_datetime(date).timestamp() - (before + time.time()) / 2
    if abs(ahead) > LARGEST_SKEW_S:
        yield "clock", f"{abs(ahead):.0f} s {'ahead of' if ahead > 0 else 'behind'}"


def _readiness(site: Site) -> Faults:
    answer = site.ask("/readyz")
    if answer.status_code not in {HTTPStatus.OK, HTTPStatus.SERVICE_UNAVAILABLE}:
        yield "readiness", answer.status_code
    elif answer.status_code != HTTPStatus.OK:
        for line in answer.text.splitlines():
            name, _, sentence = line.partition(": ")
            yield (name, sentence) if name in WORDS["fault"] else ("not_ready", line)


def _public_site(site: Site) -> Faults:
    inside, bare = site.ask("/data/"), site.ask("/data")
    if inside.status_code in NOTHING_BEHIND:
        yield "no_public_site", inside.status_code
    elif inside.status_code != HTTPStatus.OK or "Tagasiside" in inside.headers:
        yield "other_public_site", inside.status_code
    led = bare.headers.get("Location", "nothing")
    if bare.status_code != HTTPStatus.OK and led not in {"/data/", f"{site.url}/data/"}:
        yield "bare", f"{led} ({bare.status_code})"


def _robots(site: Site) -> Faults:
    if "Sitemap: " not in site.ask("/robots.txt").text:
        yield "robots", ""


def _links(site: Site) -> Faults:
    texts = {path: site.ask(path, headers=FORGED).text for path in WORDS["named"]}
    found = {path: re.search(WORDS["named"][path], text) for path, text in texts.items()}
    if event := re.search(r"/event/([^/]+)/edition/", texts["/data/editions.atom"]):
        package = f"/data/event/{event[1]}/data-package.zip"
        found[package] = re.search(r'"(https?://[^"]+/event/[^"]+)"', _described(site, package))
    for path, address in found.items():
        if address and not f"{_in_ascii(address[1])}/".startswith(f"{site.url}/data/"):
            yield "links", f"{path} names {address[1]}"


def _in_ascii(address: str) -> str:
    parts = urlsplit(address)
    return parts._replace(netloc=parts.netloc.encode("idna").decode()).geturl()


def _described(site: Site, package: str) -> str:
    try:
        with ZipFile(BytesIO(site.ask(package, headers=FORGED).content)) as files:
            return files.read("datapackage.json").decode()
    except (BadZipFile, KeyError):
        return ""


WORDS = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))

QUESTIONS: tuple[dict[str, Callable[[Site], Faults]], ...] = (
    {"certificate": _certificate},
    {"http": _http},
    {
        "pages": _pages,
        "headers": _headers,
        "forms": _forms,
        "large_form": _large_form,
        "files": _files,
        "clock": _clock,
        "readiness": _readiness,
    },
    {"public_site": _public_site, "robots": _robots, "links": _links},
)
"""If the first of a group finds a fault, its others are not asked: they would find it again."""


@click.command()
@click.argument("url", metavar="https://HOST")
@click.option("--ca", type=click.Path(exists=True), help="Certificate of your own authority.")
@click.option(
    "--http-port", type=port_range, default=80, show_default=True, help="Port without TLS."
)
def command(url: str, ca: str | None, http_port: int) -> None:
    """Ask the service at an address from outside, and name what is wrong."""
    host, port = read_site(url)
    try:
        context = ssl.create_default_context(cafile=ca)
    except OSError as error:
        raise CollectorError(f"{ca} holds no certificate: give one in PEM with --ca") from error
    urllib3.disable_warnings()
    address = f"https://{host}" if port == HTTPS else f"https://{host}:{port}"
    site = Site(address, http_port, context)
    count = sum(_ask_group(site, group) for group in QUESTIONS)
    if count:
        raise CollectorError(f"faults found at {site.url}: {count}")


def _ask_group(site: Site, group: dict[str, Callable[[Site], Faults]]) -> int:
    """Say what is well and what is not; return the number of faults."""
    count = 0
    for name, question in group.items():
        faults = list(question(site))
        for kind, seen in faults:
            values = {"url": site.url, "seen": seen, "settings": WORDS["settings"]}
            click.echo(f"fault  {WORDS['fault'][kind].format_map(values)}")
        if not faults:
            click.echo(f"well   {WORDS['well'][name]}")
        count += len(faults)
        if faults and name in {"pages", "public_site"}:
            break
        if faults and faults[0][0] == "unreached":
            raise CollectorError(f"faults found at {site.url}: {count}")
    return count
