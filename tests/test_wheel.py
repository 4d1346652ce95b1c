"""The wheel: what it holds, and that it can never take the place of the installed Datasette."""

import subprocess
import sys
import zipfile
from pathlib import Path

import datasette
import pytest

from tests.servers.serving import fetch, serving

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "collector/texts"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    [built] = folder.glob("*.whl")
    return built


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


def test_wheel_serves_where_datasette_stands_beside_it(wheel, tmp_path, monkeypatch):
    installed = tmp_path / "site-packages"
    zipfile.ZipFile(wheel).extractall(installed)
    (installed / "datasette").symlink_to(Path(datasette.__file__).parent)
    monkeypatch.setenv("PYTHONPATH", str(installed))
    monkeypatch.chdir(tmp_path)

    with serving(tmp_path / "data") as served:
        pages = [fetch(url) for url in (served.url, served.public_url)]

    assert [status for status, _ in pages] == [200, 200]
    assert ["Tagasiside" in page for _, page in pages] == [True, True]


def test_installed_datasette_is_not_shadowed_by_our_folder():
    assert datasette.__file__ is not None
    assert not (ROOT / "datasette" / "__init__.py").exists()
