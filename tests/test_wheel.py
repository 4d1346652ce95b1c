"""The wheel and the source distribution: what they hold, and that they work once installed."""

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path
from uuid import uuid4

import datasette
import pytest

from collector.store.database import open_database
from tests.servers.serving import fetch, serving

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "collector/texts"
PUBLISHED = """SELECT slug FROM events JOIN editions ON event_id = events.id LIMIT 1"""


@pytest.fixture(scope="module")
def artefacts(tmp_path_factory):
    """The wheel and the source distribution, by the endings of their names."""
    folder = tmp_path_factory.mktemp("artefacts")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return {each.suffix: each for each in folder.iterdir()}


@pytest.fixture(scope="module")
def wheel(artefacts):
    return artefacts[".whl"]


def install(artefact, folder):
    """Install an artefact beside what it depends on, away from the checkout; return its Python."""
    venv.create(folder, symlinks=True)
    [there] = folder.glob("lib/python*/site-packages")
    for package in Path(sysconfig.get_path("purelib")).iterdir():
        if not package.name.startswith(("_tagasiside", "tagasiside", "_editable")):
            (there / package.name).symlink_to(package)
    options = ["--no-deps", "--no-index", "--no-build-isolation", "--quiet"]
    subprocess.run(
        [folder / "bin/python", "-m", "pip", "install", *options, artefact],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    return folder / "bin/python"


def test_wheel_carries_its_assets_and_no_top_level_datasette(wheel):
    names = zipfile.ZipFile(wheel).namelist()

    assert {name.partition("/")[0].partition("-")[0] for name in names} == {
        "collector",
        "tagasiside",
    }
    assert "collector/_assets/forms/pre.yaml" in names
    assert "collector/_assets/datasette/metadata.yaml" in names
    texts = [*FOLDER.rglob("*.yaml"), *FOLDER.rglob("*.txt")]
    assert {f"{path.relative_to(ROOT)}" for path in texts} - set(names) == set()


@pytest.mark.parametrize("ending", [".whl", ".gz"])
def test_installed_artefact_collects_reports_and_publishes(
    artefacts, ending, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    data = tmp_path / "data"
    command = [str(install(artefacts[ending], tmp_path / "environment")), "-m", "collector"]

    def run(*words):
        subprocess.run([*command, *words, "--data", str(data)], check=True, capture_output=True)

    run("demo", "--build-only", "--participants", "15")
    event = open_database(data / "collector.db").execute(PUBLISHED).fetchone()[0]
    with serving(data, command=command) as served:
        sent, _ = fetch(f"{served.url}/e/proov/pre", {"submission": str(uuid4()), "lang": "en"})
        run("report", event, "--out", str(tmp_path / "report.html"))
        run("publish", event, "--correct")
        status, page = fetch(f"{served.public_url}/event/{event}?lang=en")
        installed = subprocess.run(
            [command[0], "-c", "import collector; print(collector.__file__)"],
            check=True,
            capture_output=True,
            text=True,
        )

    assert Path(installed.stdout).is_relative_to(tmp_path)
    assert (sent, status) == (200, 200)
    assert "</html>" in (tmp_path / "report.html").read_text("utf-8")
    assert "Tagasiside" in page


def test_installed_datasette_is_not_shadowed_by_our_folder():
    assert datasette.__file__ is not None
    assert not (ROOT / "datasette" / "__init__.py").exists()
