"""The service's settings, read once at the edge from a mapping such as the environment."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from collector.errors import SettingError

HIGHEST_PORT = 65535

SECURE_ADDRESS = re.compile(
    r"https://[\w.-]+(:\d+)?(/[^\s?#]*)?|http://(localhost|127\.0\.0\.1)(:\d+)?/?"
)
"""An issuer's address; without https only on this machine, as in tests."""


@dataclass(frozen=True)
class Settings:
    """Where things are and how the service is reached."""

    data: Path = Path("data")
    """The data directory."""
    host: str = "127.0.0.1"
    """The address to listen on."""
    port: int = 8000
    """The port of the participants' and organisers' pages."""
    data_port: int = 8001
    """The port of the public site (Datasette)."""
    url: str = ""
    """The address people type, such as https://tagasiside.example; empty: host and port."""
    data_url: str = ""
    """The address of the public site, such as https://tagasiside.example/data; or host and port."""
    threads: int = 16
    """How many requests the web process answers at the same time."""
    oidc_issuer: str = ""
    """The address of an OpenID Connect provider, such as https://tara.ria.ee; empty: none."""
    oidc_client: str = ""
    """The client id that the provider has given the service."""
    oidc_secret_file: str = ""
    """The file with the secret that the provider has given the service."""
    oidc_name: str = ""
    """What the provider is called on the button; empty: its host name."""
    oidc_acr: str = ""
    """The least level of assurance to ask the provider for, such as `high`; empty: any."""

    @property
    def database(self) -> Path:
        """Return the private database's path."""
        return self.data / "collector.db"

    @property
    def jobs(self) -> Path:
        """Return the path of the worker's queue."""
        return self.data / "jobs.db"

    @property
    def keys(self) -> Path:
        """Return the folder of the key files."""
        return self.data / "keys"

    @property
    def backups(self) -> Path:
        """Return the folder of the private database's backups."""
        return self.data / "backups"

    @property
    def public(self) -> Path:
        """Return the public database's path."""
        return self.data / "public" / "public.db"

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


def _local_address(host: str, port: int) -> str:
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 a comparison
    return f"http://[{reachable}]:{port}" if ":" in reachable else f"http://{reachable}:{port}"


ENVIRONMENT = {
    "COLLECTOR_DATA": "data",
    "COLLECTOR_HOST": "host",
    "COLLECTOR_PORT": "port",
    "COLLECTOR_DATA_PORT": "data_port",
    "COLLECTOR_URL": "url",
    "COLLECTOR_DATA_URL": "data_url",
    "COLLECTOR_THREADS": "threads",
    "COLLECTOR_OIDC_ISSUER": "oidc_issuer",
    "COLLECTOR_OIDC_CLIENT": "oidc_client",
    "COLLECTOR_OIDC_SECRET_FILE": "oidc_secret_file",
    "COLLECTOR_OIDC_NAME": "oidc_name",
    "COLLECTOR_OIDC_ACR": "oidc_acr",
}
"""Environment variable to setting; a command's option of the same name goes before it."""


NEEDED_FOR_OIDC = (
    "COLLECTOR_OIDC_ISSUER",
    "COLLECTOR_OIDC_CLIENT",
    "COLLECTOR_OIDC_SECRET_FILE",
)


def read_settings(environment: Mapping[str, str], **options: Any) -> Settings:  # noqa: ANN401 options of several types
    """Return the settings from a mapping of variables; options that are not None go first.

    Raises:
        SettingError: a value is malformed, or one that it needs is missing; the sentence names
            its variable.
    """
    values: dict[str, Any] = {}
    for variable, setting in ENVIRONMENT.items():
        if variable in environment:
            values[setting] = _READERS[setting](variable, environment[variable])
    _check_provider(values)
    given = {name: value for name, value in options.items() if value is not None}
    return replace(Settings(), **{**values, **given})


def _check_provider(values: Mapping[str, Any]) -> None:
    """Refuse a provider that is described by halves."""
    given = {variable for variable, setting in ENVIRONMENT.items() if values.get(setting)}
    missing = [variable for variable in NEEDED_FOR_OIDC if variable not in given]
    if missing and any(variable.startswith("COLLECTOR_OIDC_") for variable in given):
        raise SettingError(f"{missing[0]} is missing: sign-in by OpenID Connect needs it too")


def _secure_address(variable: str, text: str) -> str:
    if not SECURE_ADDRESS.fullmatch(text):
        raise SettingError(f"{variable} is “{text}”: it must begin with https://")
    return text


def _secret_file(variable: str, text: str) -> str:
    try:
        filled = bool(Path(text).read_text("utf-8").strip())
    except (OSError, UnicodeDecodeError):
        filled = False
    if not filled:
        raise SettingError(f"{variable} is “{text}”: it must name a file that holds the secret")
    return text


def _words(variable: str, text: str) -> str:
    if not (text.strip() and text.isprintable()):
        raise SettingError(f"{variable} is “{text}”: it must be a few words on one line")
    return text.strip()


def _address(variable: str, text: str) -> str:
    if not text.startswith(("http://", "https://")):
        raise SettingError(f"{variable} is “{text}”: it must begin with http:// or https://")
    return text


def _number(low: int, high: int) -> Callable[[str, str], int]:
    def read(variable: str, text: str) -> int:
        if not (text.isdecimal() and low <= int(text) <= high):
            raise SettingError(f"{variable} is “{text}”: it must be a number from {low} to {high}")
        return int(text)

    return read


_READERS: dict[str, Callable[[str, str], str | int | Path]] = {
    "data": lambda _variable, text: Path(text),
    "host": lambda _variable, text: text,
    "port": _number(1, HIGHEST_PORT),
    "data_port": _number(1, HIGHEST_PORT),
    "url": _address,
    "data_url": _address,
    "threads": _number(1, 256),
    "oidc_issuer": _secure_address,
    "oidc_client": _words,
    "oidc_secret_file": _secret_file,
    "oidc_name": _words,
    "oidc_acr": _words,
}
"""How each setting is read from its variable's text."""
