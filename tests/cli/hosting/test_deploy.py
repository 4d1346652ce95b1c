"""What `collector deploy` writes, and that it never takes away what somebody changed."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from collector.cli.hosting.deploy import command
from collector.config import ENVIRONMENT, read_settings
from tests.servers.litestream import NAME
from tests.servers.missing import give_up

SITE = "https://tagasiside.example"
UNITS = [f"tagasiside-{part}.service" for part in ("prepare", "web", "worker", "data")]
EXPOSURE = 15
"""Tenths of the greatest exposure of a unit; systemd calls up to 20 safe."""


def deploy(folder, *options, site=SITE):
    return CliRunner().invoke(command, [site, "--to", str(folder), *options])


def run(*words):
    return subprocess.run(words, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "serveri failid õ"


def test_deploy_writes_units_settings_and_front_servers_and_says_what_to_do(folder):
    done = deploy(folder)

    names = {path.name for path in folder.iterdir()}
    assert done.exit_code == 0, done.output
    assert names == {
        *UNITS,
        "tagasiside.target",
        "tagasiside.env",
        "tagasiside.caddy",
        "tagasiside.nginx",
        "tagasiside",
    }
    assert f"cd '{folder}'" in done.stdout
    settings = (folder / "tagasiside.env").read_text()
    assert f'COLLECTOR_URL="{SITE}"\nCOLLECTOR_DATA_URL="{SITE}/data"\n' in settings


def test_deploy_again_changes_nothing(folder):
    deploy(folder)
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}

    again = deploy(folder)

    assert again.exit_code == 0
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_deploy_shows_a_changed_file_and_leaves_it(folder):
    deploy(folder)
    settings = folder / "tagasiside.env"
    mine = settings.read_text() + "COLLECTOR_THREADS=32\n"
    settings.write_text(mine)

    again = deploy(folder)

    assert again.exit_code == 1
    assert "-COLLECTOR_THREADS=32" in again.stdout
    assert "tagasiside.env differ" in str(again.exception)
    assert settings.read_text() == mine


def test_deploy_writes_a_random_token_for_the_measures_that_an_upgrade_keeps(folder):
    deploy(folder)
    settings = folder / "tagasiside.env"
    token = re.search(r'\nCOLLECTOR_METRICS_TOKEN="(\w{32})"\n', settings.read_text())[1]
    old = [line for line in settings.read_text().splitlines(keepends=True) if "URL" not in line]
    settings.write_text("".join(old))
    settings.chmod(0o644)

    deploy(folder, "--replace")
    deploy(folder.with_name("other"))

    assert f'"{token}"' in settings.read_text()
    assert token not in (folder.with_name("other") / "tagasiside.env").read_text()
    assert settings.stat().st_mode & 0o777 == 0o600


def test_the_service_takes_the_written_settings(folder):
    deploy(folder)
    lines = (folder / "tagasiside.env").read_text().splitlines()
    given = dict(shlex.split(line)[0].split("=", 1) for line in lines if line[0] != "#")

    settings = read_settings(given)

    assert (settings.url, settings.metrics_token) == (SITE, given["COLLECTOR_METRICS_TOKEN"])


def test_steps_name_what_an_upgrade_has_to_put_in_its_place(folder):
    steps = deploy(folder).stdout.partition("After an upgrade")[2]

    assert "install -m 644 *.service *.target /etc/systemd/system/" in steps
    assert "install -m 640" not in steps, "settings that somebody added stay"


def test_steps_name_the_program_of_litestream_only_with_a_replica(folder):
    assert "Install Litestream as /" in deploy(folder, "--replica", "/mnt/koopia").stdout
    assert "Litestream" not in deploy(folder, "--replace").stdout


def test_deploy_with_replace_keeps_the_changed_file_beside_the_new_one(folder):
    deploy(folder)
    unit = folder / "tagasiside-web.service"
    new = unit.read_text()
    unit.write_text("mine\n")

    again = deploy(folder, "--replace")

    assert again.exit_code == 0
    assert unit.read_text() == new
    assert (folder / "tagasiside-web.service.old").read_text() == "mine\n"


@pytest.mark.parametrize("data", ["/var/lib/tagasiside", "/srv/küsitluse andmed"])
def test_units_are_well_formed_and_little_exposed(folder, data):
    analyze = shutil.which("systemd-analyze") or give_up("systemd")
    deploy(folder, "--data", data)
    units = [folder / name for name in (*UNITS, "tagasiside.target")]

    verified = run(analyze, "verify", *units)
    judged = {
        unit.name: run(analyze, "security", "--offline=yes", f"--threshold={EXPOSURE}", unit)
        for unit in units[:-1]
    }

    assert (verified.returncode, verified.stderr) == (0, "")
    assert {name: done.returncode for name, done in judged.items()} == dict.fromkeys(UNITS, 0)


def test_second_directory_of_backups_may_be_written(folder):
    done = deploy(folder, "--more-backups", "/mnt/teine ketas")

    worker = (folder / "tagasiside-worker.service").read_text()
    settings = (folder / "tagasiside.env").read_text()
    assert 'ReadWritePaths="/var/lib/tagasiside" "/mnt/teine ketas"\n' in worker
    assert 'COLLECTOR_MORE_BACKUPS="/mnt/teine ketas"\n' in settings
    assert '-g tagasiside "/var/lib/tagasiside" "/mnt/teine ketas"\n' in done.stdout


def test_a_replica_brings_litestream_with_its_unit_and_configuration(folder):
    analyze = shutil.which("systemd-analyze") or give_up("systemd")
    done = deploy(folder, "--replica", "/mnt/teine ketas/koopia")

    unit = folder / "tagasiside-litestream.service"
    verified = run(analyze, "verify", *(folder / name for name in UNITS), unit)
    judged = run(analyze, "security", "--offline=yes", f"--threshold={EXPOSURE}", unit)
    assert (verified.returncode, verified.stderr, judged.returncode) == (0, "", 0)
    assert 'path: "/mnt/teine ketas/koopia"\n' in (folder / NAME).read_text()
    assert (
        f'COLLECTOR_LITESTREAM="/etc/tagasiside/{NAME}"\n'
        in (folder / "tagasiside.env").read_text()
    )
    assert "tagasiside-litestream.service" in (folder / "tagasiside.target").read_text()
    assert '-g tagasiside "/var/lib/tagasiside" "/mnt/teine ketas/koopia"\n' in done.stdout


def test_units_leave_the_data_directory_to_its_user_and_hide_it_from_the_public_site(folder):
    deploy(folder, "--data", "/srv/data", "--user", "kysitlus")
    web, data = ((folder / f"tagasiside-{part}.service").read_text() for part in ("web", "data"))

    assert 'User=kysitlus\nGroup=kysitlus\nReadWritePaths="/srv/data"\n' in web
    assert "ReadWritePaths" not in data
    assert "DynamicUser=yes\nUser=kysitlus-data\n" in data
    assert 'TemporaryFileSystem="/srv/data:ro"\nBindReadOnlyPaths="/srv/data/public"\n' in data
    private = {name for name in ENVIRONMENT if "OIDC" in name}
    assert private < set(data.partition("UnsetEnvironment=")[2].partition("\n")[0].split())


@pytest.mark.parametrize(
    ("site", "options", "reason"),
    [
        ("http://tagasiside.example", (), "must be an address such as https://"),
        ("tagasiside.example", (), "must be an address such as https://"),
        ("https://a.example/path", (), "must be an address such as https://"),
        ("https://a.example\nevil", (), "must be an address such as https://"),
        ("https://a.example:99999", (), "must be an address such as https://"),
        (f"https://{'a' * 64}.example", (), "must be an address such as https://"),
        (SITE, ("--data", "andmed"), "must be a whole path"),
        (SITE, ("--data", '/srv/"x'), "must be a whole path"),
        (SITE, ("--data", "/srv/%h"), "must be a whole path"),
        (SITE, ("--data", "/srv/a\nUser=root"), "must be a whole path"),
        (SITE, ("--certificate", "/etc/c.pem; evil"), "must be a whole path"),
        (SITE, ("--user", "Õie Ženja"), "is no name of a system's user"),
        (SITE, ("--data-port", "8000"), "must differ"),
    ],
)
def test_deploy_refuses_what_the_files_cannot_hold(folder, site, options, reason):
    done = deploy(folder, *options, site=site)

    assert (done.exit_code, reason in str(done.exception)) == (1, True)
    assert not folder.exists()


def test_deploy_warns_of_what_the_units_would_hide(folder):
    done = deploy(folder, "--data", "/home/mari/andmed")

    assert "/home/mari/andmed lies below a folder that the units hide" in done.stderr


def test_deploy_into_what_is_a_file_says_so(tmp_path):
    (tmp_path / "file").write_text("")

    done = deploy(tmp_path / "file")

    assert "choose another folder" in str(done.exception)


def test_front_servers_get_the_address_in_the_letters_that_they_know(folder):
    deploy(folder, site="https://õpi.example:8443")

    caddy, nginx = (
        Path(folder / f"tagasiside.{name}").read_text("utf-8") for name in ("caddy", "nginx")
    )
    assert "\nhttps://xn--pi-bka.example:8443 {\n" in caddy
    assert "listen 8443 ssl;" in nginx
    assert nginx.count("server_name xn--pi-bka.example;") == 2
