"""Wheel, sdist, container file and uv tool: the whole service installed from each of them alone."""

import json
import re
import shlex
import shutil
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
SHOWS_SPSS = "import importlib.util; print(importlib.util.find_spec('pyreadstat') is not None)"
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
def container(tmp_path_factory):
    """A folder in which the steps of the container file were done, but those of the system."""
    root = tmp_path_factory.mktemp("root")
    for kind, words in read_steps():
        if kind == "COPY" and not words.startswith("--from"):
            copy(root, *words.split())
        elif kind == "RUN" and "apt-get" not in words:
            run("sh", "-ec", within(root, words), cwd=root)
    return root


@pytest.fixture(scope="module")
def programs(container):
    """The programs of an environment outside the checkout, with the locked packages alone."""
    return container / "opt/tagasiside/bin"


def read_steps():
    """Return every instruction of the container file, with what it says."""
    lines = (ROOT / "Containerfile").read_text("utf-8").replace("\\\n", " ").splitlines()
    said = [line.partition(" ") for line in lines if line.strip() and not line.startswith("#")]
    return [(kind, words.strip()) for kind, _, words in said]


def step(kind):
    """Return what the last instruction of a kind says."""
    return [words for each, words in read_steps() if each == kind][-1]


def within(root, words):
    """Let the paths of a container lead into a folder."""
    return re.sub("/(opt|source|tmp|data)", rf"{root}/\1", words)


def copy(root, *names):
    """Copy files of the checkout into the folder, as `COPY` does."""
    *sources, target = names
    place = root / target.strip("/")
    place.parent.mkdir(exist_ok=True)
    for name in sources:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, place)
        else:
            place.mkdir(exist_ok=True)
            shutil.copy(ROOT / name, place)


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
def test_service_of_the_container_file_starts_and_is_well(container, tmp_path, monkeypatch):
    monkeypatch.delenv("PYTHONPATH", raising=False)
    monkeypatch.chdir(tmp_path)
    for setting in shlex.split(step("ENV")):
        name, _, value = setting.partition("=")
        monkeypatch.setenv(name, within(container, value))
    command = [*json.loads(step("ENTRYPOINT")), *json.loads(step("CMD"))]
    healthy = step("HEALTHCHECK").partition("CMD ")[2]

    with serving(tmp_path / "data", *command[1:], command=command[:1]) as served:
        asked = json.loads(healthy.replace(":8000/", f":{served.port}/"))
        run(*asked)
        broken = subprocess.run(
            json.loads(healthy.replace(":8000/", ":1/")), capture_output=True, check=False
        )

    assert broken.returncode == 1
    assert step("USER") == "collector"


@pytest.mark.timeout(600)
@pytest.mark.parametrize("extra", ["", "[spss]"])
def test_service_is_installed_as_a_tool(artefacts, tmp_path, monkeypatch, extra):
    monkeypatch.delenv("PYTHONPATH", raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("UV_TOOL_DIR", f"{tmp_path}/tools")
    monkeypatch.setenv("UV_TOOL_BIN_DIR", f"{tmp_path}/bin")
    uv = (sys.executable, "-m", "uv", "tool", "install", "--quiet", "--python", sys.executable)
    run(*uv, "--constraints", ROOT / "requirements.txt", f"{artefacts['wheel']}{extra}")

    installed = run(tmp_path / "tools/tagasiside/bin/python", "-c", SHOWS_SPSS).strip()
    run(tmp_path / "bin/collector", *PLAN, "--data", "data")
    checked = run(tmp_path / "bin/collector", "check", "--data", "data")

    assert installed == f"{bool(extra)}"
    assert checked == "data: whole\n"


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
