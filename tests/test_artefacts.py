"""Wheel and sdist: what they hold, and the whole service installed from each of them alone."""

import subprocess
import sys
import zipfile
from pathlib import Path
from uuid import uuid4

import datasette
import pytest

from tests.servers.serving import fetch, serving

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "collector/texts"
PEOPLE = 12
INSTALL = ("install", "--quiet", "--no-compile", "--disable-pip-version-check")
PLAN = (
    *("event", "add", "spring", "--title", "Kevad", "Весна", "Spring", "--starts", "2026-05-12"),
    *("--head-count", str(PEOPLE), "--organiser", "The council", "--contact", "a@example.ee"),
)


@pytest.fixture(scope="module")
def artefacts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("artefacts")
    run(sys.executable, "-m", "hatchling", "build", "-d", folder, cwd=ROOT)
    return {"wheel": next(folder.glob("*.whl")), "sdist": next(folder.glob("*.tar.gz"))}


@pytest.fixture(scope="module")
def programs(tmp_path_factory):
    """The programs of an environment outside the checkout, with the locked packages alone."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", folder)
    run(folder / "bin/pip", *INSTALL, "--require-hashes", "-r", ROOT / "requirements.txt")
    return folder / "bin"


def run(*command, cwd=None):
    """Run a program and return what it says; a failure shows what it said."""
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_wheel_carries_its_assets_and_no_top_level_datasette(artefacts):
    names = zipfile.ZipFile(artefacts["wheel"]).namelist()

    assert {name.partition("/")[0].partition("-")[0] for name in names} == {
        "collector",
        "tagasiside",
    }
    assert "collector/_assets/forms/pre.yaml" in names
    assert "collector/_assets/datasette/metadata.yaml" in names
    texts = [*FOLDER.rglob("*.yaml"), *FOLDER.rglob("*.txt")]
    assert {f"{path.relative_to(ROOT)}" for path in texts} - set(names) == set()


@pytest.mark.timeout(600)
@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_service_installed_from_an_artefact_asks_reports_and_publishes(
    artefacts, programs, tmp_path, monkeypatch, kind
):
    monkeypatch.delenv("PYTHONPATH", raising=False)
    monkeypatch.chdir(tmp_path)
    alone = ("--force-reinstall", "--no-deps", "--no-build-isolation")
    run(programs / "pip", *INSTALL, *alone, artefacts[kind])

    def collector(*words):
        return run(programs / "collector", *words, "--data", "data")

    collector(*PLAN)
    cards = collector("cards", "spring", "--count", PEOPLE, "--plain").splitlines()
    with serving(tmp_path / "data", command=[str(programs / "collector")]) as served:
        for wave in ("pre", "post"):
            collector("event", "open", "spring", wave)
            sent = [fetch(f"{served.url}/e/spring/{wave}", each) for each in map(answers, cards)]
            collector("event", "close", "spring", wave)
            assert [status for status, _ in sent] == [200] * PEOPLE
        linked = collector("link", "spring")
        report = collector("report", "spring", "--lang", "en")
        published = collector("publish", "spring")
        _, page = fetch(f"{served.public_url}/event/spring?lang=en")

    assert f"{PEOPLE}" in linked
    assert "<h1>Spring" in report
    assert published.startswith("edition 1 of spring (")
    assert "<h1>Spring</h1>" in page


def answers(card):
    items = ("mot_interest", "mot_effort", "safe_everyday")
    values = {item: 2 + (ord(card[0]) + at) % 4 for at, item in enumerate(items)}
    return {"submission": uuid4(), "lang": "en", "card_code": card, **values}


def test_installed_datasette_is_not_shadowed_by_our_folder():
    assert datasette.__file__ is not None
    assert not (ROOT / "datasette" / "__init__.py").exists()
