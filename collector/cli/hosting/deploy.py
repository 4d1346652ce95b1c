"""`collector deploy`: write what a server needs to run the service, and say what to do next."""

import re
import secrets
import shlex
import shutil
import sys
from contextlib import suppress
from difflib import unified_diff
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click
from jinja2 import Environment, FileSystemLoader

from collector.actions.running.copies import find_litestream
from collector.cli.options import port_range
from collector.config import ENVIRONMENT
from collector.errors import CollectorError

TEMPLATES = Path(__file__).with_name("templates")
FOR_DATA = {f"COLLECTOR_{name}" for name in ("DATA", "HOST", "DATA_PORT", "DATA_URL", "URL")}
"""The settings that the public site may read; the others are none of its business."""

PATHS = ("program", "data", "more_backups", "replica", "certificate", "key")
ADDRESS = re.compile(r"https://[\w-]+(\.[\w-]+)*(:\d{1,5})?/?")
TOKEN = re.compile(r'^COLLECTOR_METRICS_TOKEN="?([\w.~+/=-]{16,})"?$', re.MULTILINE)
USER = re.compile(r"[a-z_][a-z0-9_-]{0,24}")
UNSAFE = re.compile(r"""["'\\$%:;{}`]""")
"""What a path may not hold, because systemd, a shell, nginx or Caddy would read more into it."""

HIDDEN = ("/home/", "/root/", "/run/user/", "/tmp/", "/var/tmp/")  # noqa: S108 hidden, not used
"""Folders that the units hide from the service."""


@click.command()
@click.argument("url", metavar="https://HOST")
@click.option("--to", type=click.Path(path_type=Path), required=True, help="Folder to write to.")
@click.option("--data", default="/var/lib/tagasiside", show_default=True, help="Data directory.")
@click.option("--more-backups", help="Second directory of backups, such as on another disk.")
@click.option("--replica", help="Directory of Litestream's copy, such as on another disk.")
@click.option("--user", default="tagasiside", show_default=True, help="User who owns the data.")
@click.option("--port", type=port_range, default=8000, show_default=True, help="Port of the pages.")
@click.option(
    "--data-port", type=port_range, default=8001, show_default=True, help="Port of the public site."
)
@click.option("--certificate", help="Certificate for nginx.  [default: where certbot keeps it]")
@click.option("--key", help="Private key of the certificate for nginx.")
@click.option("--replace", is_flag=True, help="Replace files that differ, keep them as NAME.old.")
def command(to: Path, *, replace: bool, **given: Any) -> None:  # noqa: ANN401 options of several types
    """Write units for systemd, a site for Caddy and one for nginx, and the settings.

    Files that are there and differ are shown and left as they are.
    """
    given["program"] = str(Path(sys.executable).with_name("collector"))
    _check(given)
    host, https_port = read_site(given["url"])
    values = given | {
        "url": given["url"].rstrip("/"),
        "host": host,
        "https_port": https_port,
        "certificate": given["certificate"] or f"/etc/letsencrypt/live/{host}/fullchain.pem",
        "key": given["key"] or f"/etc/letsencrypt/live/{host}/privkey.pem",
        "folder": shlex.quote(f"{to.absolute()}"),
        "litestream": find_litestream() or "/usr/bin/litestream",
        "not_for_data": " ".join(each for each in ENVIRONMENT if each not in FOR_DATA),
        "metrics_token": _find_token(to / "tagasiside.env"),
    }
    # No HTML: what is unsafe in these files has been refused.
    templates = Environment(loader=FileSystemLoader(TEMPLATES), keep_trailing_newline=True)  # noqa: S701 no HTML
    unwanted = ("tagasiside-litestream", "_", "next_steps")[bool(given["replica"]) :]
    names = [name for name in templates.list_templates() if not name.startswith(unwanted)]
    files = {to / name: templates.get_template(name).render(values) for name in names}
    differing = [file.name for file in files if not _write(file, files[file], replace=replace)]
    if differing:
        raise CollectorError(
            f"{', '.join(differing)} differ as shown and are left as they are: change them by "
            "hand, or give --replace, which keeps what was there as NAME.old"
        )
    click.echo(templates.get_template("next_steps").render(values))


def read_site(url: str) -> tuple[str, int]:
    """Return host, in the letters of the DNS, and port; CollectorError if there is no address."""
    try:
        address = urlsplit(url)
        host, port = (address.hostname or "").encode("idna").decode(), address.port or 443
    except ValueError:
        host, port = "", 0
    if not host or not ADDRESS.fullmatch(url):
        raise CollectorError(f"{url!r} must be an address such as https://tagasiside.example")
    return host, port


def _find_token(settings: Path) -> str:
    """Return the token that was written before, so that it outlasts an upgrade, or a new one."""
    with suppress(OSError, UnicodeDecodeError):
        if found := TOKEN.search(settings.read_text("utf-8")):
            return found[1]
    return secrets.token_hex(16)


def _check(given: dict[str, Any]) -> None:
    """Raise CollectorError if the files cannot hold an option; warn of what the units hide."""
    if not USER.fullmatch(given["user"]):
        raise CollectorError(f"{given['user']!r} is no name of a system's user: use a-z, 0-9 and -")
    if given["port"] == given["data_port"]:
        raise CollectorError("--port and --data-port must differ")
    for path in filter(None, (given[name] for name in PATHS)):
        if UNSAFE.search(path) or not path.isprintable() or not path.startswith("/"):
            raise CollectorError(
                f"{path!r} must be a whole path of letters, digits, spaces, '-', '_' and '.'"
            )
    for path in (given["data"], given["program"], str(Path(sys.executable).resolve())):
        if path.startswith(HIDDEN):
            click.echo(
                f"Warning: {path} lies below a folder that the units hide from the service: choose "
                "another place, such as /var/lib for data and /opt for programs",
                err=True,
            )


def _write(file: Path, text: str, *, replace: bool) -> bool:
    """Write a file, or show how the one that is there differs; say whether it is now as meant."""
    try:
        before = file.read_text("utf-8") if file.exists() else None
        if before == text:
            click.echo(f"as it was: {file}", err=True)
            return True
        if before is not None:
            lines = (before.splitlines(), text.splitlines(), f"{file}", f"{file} (new)")
            click.echo("\n".join(unified_diff(*lines, lineterm="")))
            if not replace:
                return False
            shutil.copy2(file, f"{file}.old")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
        file.chmod(0o600)
        file.write_text(text, "utf-8")
        click.echo(f"{'written' if before is None else 'replaced'}: {file}", err=True)
    except (OSError, UnicodeDecodeError) as error:
        raise CollectorError(f"cannot write {file} ({error}); choose another folder") from error
    return True
