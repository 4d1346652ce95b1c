"""The folders beside the package, such as `forms/`: in a checkout, or inside a wheel."""

from pathlib import Path

from collector.errors import NotFoundError

PACKAGE = Path(__file__).parent


def asset_folder(name: str) -> Path:
    """Return the folder `forms` or `datasette`, the checkout's first."""
    for folder in (PACKAGE.parent / name, PACKAGE / "_assets" / name):
        if folder.is_dir():
            return folder
    raise NotFoundError(f"the folder {name}/ is missing; install the package again")
