"""The service's settings, read once at the edge from a mapping such as the environment."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, get_type_hints
from urllib.parse import urlsplit

from collector.errors import SettingError

HIGHEST_PORT = 65535


@dataclass(frozen=True)
class _Rule:
    """What a variable's text must be, in code and after the words “it must”."""

    is_met: Callable[[str], object] = lambda _text: True
    advice: str = ""
    read: Callable[[str], str | int | Path] = str


def _number(highest: int) -> _Rule:
    return _Rule(
        lambda text: text.isdecimal() and 1 <= int(text) <= highest,
        f"be a number from 1 to {highest}",
        int,
    )


def _holds_secret(text: str) -> bool:
    try:
        return bool(Path(text).read_text("utf-8").strip())
    except (OSError, UnicodeDecodeError):
        return False


_SECURE_ADDRESS = re.compile(
    r"https://[\w.-]+(:\d+)?(/[^\s?#]*)?|http://(localhost|127\.0\.0\.1)(:\d+)?/?"
)
"""An issuer's address; without https only on this machine, as in tests."""

_ISSUER = _Rule(_SECURE_ADDRESS.fullmatch, "begin with https://")
_PORT = _number(HIGHEST_PORT)
_SECRET = _Rule(_holds_secret, "name a file that holds the secret")
_TOKEN = _Rule(re.compile(r"[!-~]{16,}").fullmatch, "be 16 or more letters and digits")
_WEB_ADDRESS = re.compile(
    r"https?://([\w-]+(\.[\w-]+)*\.?|\[[\da-fA-F:.]+\])(:\d{1,5})?(/[^\s?#<>]*)?"
)
_ADDRESS = _Rule(_WEB_ADDRESS.fullmatch, "be an address such as https://tagasiside.example")
_THIS_MACHINE = re.compile(r"(.+\.)?localhost|127\.[\d.]+|::1?|0\.0\.0\.0")
_WORDS = _Rule(
    lambda text: text.strip() and text.isprintable(), "be a few words on one line", str.strip
)


class _Inside:
    """A file or folder inside the data directory."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, settings: "Settings", _kind: type) -> Path:
        return settings.data / self._name


@dataclass(frozen=True)
class Settings:
    """Where things are and how the service is reached; each setting with its variable's rule."""

    data: Annotated[Path, _Rule(read=Path)] = Path("data")
    """The data directory."""
    host: Annotated[str, _Rule()] = "127.0.0.1"
    """The address to listen on."""
    port: Annotated[int, _PORT] = 8000
    """The port of the participants' and organisers' pages."""
    data_port: Annotated[int, _PORT] = 8001
    """The port of the public site (Datasette)."""
    url: Annotated[str, _ADDRESS] = ""
    """The address people type, such as https://tagasiside.example; empty: host and port."""
    data_url: Annotated[str, _ADDRESS] = ""
    """The address of the public site, such as https://tagasiside.example/data; or host and port."""
    threads: Annotated[int, _number(256)] = 16
    """How many requests the web process answers at the same time."""
    more_backups: Annotated[str, _Rule()] = ""
    """A second directory of backups, such as one on another disk; empty: none."""
    metrics_token: Annotated[str, _TOKEN] = field(default="", repr=False)
    """What a program from elsewhere names to read the measures; empty: none may."""
    controller: Annotated[str, _WORDS] = ""
    """The controller's name, code and contact for documents of data protection; empty: a blank."""
    officer: Annotated[str, _WORDS] = ""
    """The data protection officer's name and contact; empty: a blank."""
    processor: Annotated[str, _WORDS] = ""
    """Who runs the server for the controller, if somebody does; empty: a blank."""
    litestream: Annotated[str, _Rule()] = ""
    """The configuration file of Litestream, which replicates the private database; empty: none."""
    oidc_issuer: Annotated[str, _ISSUER] = ""
    """The address of an OpenID Connect provider, such as https://tara.ria.ee; empty: none."""
    oidc_client: Annotated[str, _WORDS] = ""
    """The client id that the provider has given the service."""
    oidc_secret_file: Annotated[str, _SECRET] = ""
    """The file with the secret that the provider has given the service."""
    oidc_name: Annotated[str, _WORDS] = ""
    """What the provider is called on the button; empty: its host name."""
    oidc_acr: Annotated[str, _WORDS] = ""
    """The least level of assurance to ask the provider for, such as `high`; empty: any."""

    database = _Inside("collector.db")  # the private one
    jobs = _Inside("jobs.db")  # the worker's queue
    heartbeat = _Inside("worker.alive")  # the file that the worker touches while it lives
    keys = _Inside("keys")  # the folder of the key files
    backups = _Inside("backups")  # the folder of the private database's backups
    public = _Inside("public/public.db")  # the database of the public site

    @property
    def all_backups(self) -> list[Path]:
        """Return every folder of backups."""
        return [self.backups, *([Path(self.more_backups)] if self.more_backups else [])]

    @property
    def litestream_socket(self) -> Path | None:
        """Return where Litestream is spoken to, if it replicates the private database."""
        return self.data / "litestream.sock" if self.litestream else None

    @property
    def provider_name(self) -> str:
        """Return what the OpenID Connect provider is called, or nothing if there is none."""
        return self.oidc_name or urlsplit(self.oidc_issuer).netloc

    @property
    def local_url(self) -> str:
        """Return the address of the participants' pages on this machine."""
        return _local_address(self.host, self.port)

    @property
    def local_data_url(self) -> str:
        """Return the address of the public site on this machine."""
        return _local_address(self.host, self.data_port)

    @property
    def base_url(self) -> str:
        """Return the address of the participants' pages, without a slash at the end."""
        return self.url.rstrip("/") or self.local_url

    @property
    def public_url(self) -> str:
        """Return the address of the public site, without a slash at the end."""
        return self.data_url.rstrip("/") or self.local_data_url


def is_on_this_machine(address: str) -> bool:
    """Say whether an address leads everybody to the machine they open it on."""
    return _THIS_MACHINE.fullmatch(urlsplit(address).hostname or "") is not None


def _local_address(host: str, port: int) -> str:
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 a comparison
    return f"http://[{reachable}]:{port}" if ":" in reachable else f"http://{reachable}:{port}"


_RULES: dict[str, _Rule] = {
    name: hint.__metadata__[0]
    for name, hint in get_type_hints(Settings, include_extras=True).items()
}

ENVIRONMENT = {f"COLLECTOR_{name.upper()}": name for name in _RULES}
"""Environment variable to setting; a command's option of the same name goes before it."""

_NEEDED_FOR_OIDC = ("oidc_issuer", "oidc_client", "oidc_secret_file")


def read_settings(environment: Mapping[str, str], **options: Any) -> Settings:  # noqa: ANN401 options of several types
    """Return the settings from a mapping of variables; options that are not None go first.

    Raise SettingError, which names its variable, if one is malformed or lacks another it needs.
    """
    values: dict[str, Any] = {}
    for variable, setting in ENVIRONMENT.items():
        if variable in environment:
            text, rule = environment[variable], _RULES[setting]
            if not rule.is_met(text):
                is_secret = not Settings.__dataclass_fields__[setting].repr
                said = "will not do" if is_secret else f"is “{text}”"
                raise SettingError(f"{variable} {said}: it must {rule.advice}")
            values[setting] = rule.read(text)
    missing = [setting for setting in _NEEDED_FOR_OIDC if setting not in values]
    if missing and any(setting.startswith("oidc_") for setting in values):
        variable = f"COLLECTOR_{missing[0].upper()}"
        raise SettingError(f"{variable} is missing: sign-in by OpenID Connect needs it too")
    return Settings(**values | {name: each for name, each in options.items() if each is not None})
