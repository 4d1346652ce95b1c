"""The wheel: what it holds, and that it can never take the place of the installed Datasette."""

import subprocess
import sys
import zipfile
from pathlib import Path

import datasette

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "collector/texts"


def test_wheel_carries_its_assets_and_no_top_level_datasette(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    [wheel] = tmp_path.glob("*.whl")

    names = zipfile.ZipFile(wheel).namelist()

    assert {name.partition("/")[0].partition("-")[0] for name in names} == {
        "collector",
        "tagasiside",
    }
    assert "collector/_assets/forms/pre.yaml" in names
    assert "collector/_assets/datasette/metadata.yaml" in names
    texts = [*FOLDER.rglob("*.yaml"), *FOLDER.rglob("*.txt")]
    assert {f"{path.relative_to(ROOT)}" for path in texts} - set(names) == set()


def test_installed_datasette_is_not_shadowed_by_our_folder():
    assert datasette.__file__ is not None
    assert not (ROOT / "datasette" / "__init__.py").exists()
