import re
from pathlib import Path

import pytest

from collector.config import ENVIRONMENT, Settings, is_on_this_machine, read_settings
from collector.errors import SettingError


def test_read_settings_without_anything_gives_the_defaults():
    assert read_settings({}) == Settings()


def test_read_settings_puts_options_before_variables():
    settings = read_settings(
        {"COLLECTOR_DATA": "/srv", "COLLECTOR_PORT": "9000"}, port=9100, host=None
    )

    assert (settings.data, settings.port, settings.host) == (Path("/srv"), 9100, "127.0.0.1")


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("COLLECTOR_PORT", "http"),
        ("COLLECTOR_PORT", "0"),
        ("COLLECTOR_DATA_PORT", "70000"),
        ("COLLECTOR_THREADS", "0"),
        ("COLLECTOR_URL", "example.ee"),
        ("COLLECTOR_URL", "https://"),
        ("COLLECTOR_URL", "https://example.ee/?a=b"),
        ("COLLECTOR_URL", "https://a@example.ee"),
        ("COLLECTOR_URL", "https://example..ee"),
        ("COLLECTOR_DATA_URL", "https://example.ee/da ta"),
        ("COLLECTOR_DATA_URL", "ftp://example.ee"),
    ],
)
def test_read_settings_refuses_a_malformed_value_by_name(variable, value):
    with pytest.raises(SettingError, match=re.escape(f"{variable} is “{value}”")):
        read_settings({variable: value})


PROVIDER = ("ISSUER", "https://tara.ria.ee"), ("CLIENT", "tagasiside"), ("SECRET_FILE", __file__)


def test_read_settings_takes_a_provider_as_a_whole():
    settings = read_settings({f"COLLECTOR_OIDC_{name}": value for name, value in PROVIDER})

    assert (settings.provider_name, settings.oidc_client) == ("tara.ria.ee", "tagasiside")


@pytest.mark.parametrize("missing", range(3))
def test_read_settings_refuses_half_a_provider_by_name(missing):
    given = dict(each for number, each in enumerate(PROVIDER) if number != missing)

    with pytest.raises(SettingError, match=f"COLLECTOR_OIDC_{PROVIDER[missing][0]} is missing"):
        read_settings({f"COLLECTOR_OIDC_{name}": value for name, value in given.items()})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ISSUER", "http://tara.ria.ee"),
        ("ISSUER", "https://"),
        ("ISSUER", "https://[tara"),
        ("ISSUER", "https://tara.ria.ee/?x=1"),
        ("ISSUER", ""),
        ("CLIENT", " "),
        ("CLIENT", "two\nlines"),
        ("SECRET_FILE", "/nowhere"),
        ("SECRET_FILE", "/dev/null"),
        ("NAME", ""),
        ("ACR", "\x00"),
    ],
)
def test_read_settings_refuses_a_malformed_provider_by_name(name, value):
    given = dict(PROVIDER) | {name: value}

    with pytest.raises(SettingError, match=f"COLLECTOR_OIDC_{name} is “"):
        read_settings({f"COLLECTOR_OIDC_{key}": each for key, each in given.items()})


@pytest.mark.parametrize(
    ("host", "url", "base_url"),
    [
        ("127.0.0.1", "", "http://127.0.0.1:8000"),
        ("0.0.0.0", "", "http://127.0.0.1:8000"),  # noqa: S104 a setting
        ("::", "", "http://[::1]:8000"),
        ("::1", "", "http://[::1]:8000"),
        ("127.0.0.1", "https://x.example/", "https://x.example"),
    ],
)
def test_base_url_is_an_address_that_can_be_opened(host, url, base_url):
    assert Settings(host=host, url=url).base_url == base_url


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("http://127.0.0.1:8000", True),
        ("https://LOCALHOST/", True),
        ("http://seminar.localhost:8000", True),
        ("http://[::1]:8000", True),
        ("http://0.0.0.0", True),
        ("http://192.168.1.5:8000", False),
        ("https://localhost.example", False),
        ("https://[2001:db8::1]/data", False),
    ],
)
def test_an_address_leads_to_this_machine_or_not(address, expected):
    assert is_on_this_machine(address) == expected


@pytest.mark.parametrize("variable", ENVIRONMENT)
def test_configuration_page_names_every_setting(variable):
    page = Path(__file__).parents[1] / "docs" / "configuration.md"

    assert f"| `{variable}` |" in page.read_text("utf-8")
