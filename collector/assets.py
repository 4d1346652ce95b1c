"""The folders beside the package, such as `forms/`: in a checkout, or inside a wheel."""

from pathlib import Path

from collector.errors import NotFoundError

PACKAGE = Path(__file__).parent


def asset_folder(name: str) -> Path:
    """Return the folder `forms` or `datasette`.

    A wheel's own comes first, for what stands beside an installed package is somebody else's: a
    folder `datasette` there is Datasette itself.
    """
    for folder in (PACKAGE / "_assets" / name, PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise NotFoundError(f"the folder {name}/ is missing; install the package again")
