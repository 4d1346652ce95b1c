"""Lint the browser scripts as pages hold them: `python -m tests.scripts.lint`.

The parts of a page share one scope, so a name that no part declares, or none uses, shows only
when they are joined.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from collector.web.participant.offline import WORKER_SCRIPTS
from collector.web.participant.room import SCRIPTS as ROOM_SCRIPTS
from collector.web.site.inline import FOLDER, OUTBOX_SCRIPTS, SCRIPTS, THANKS_SCRIPTS

RULES = Path(__file__).parent
JOINED = {
    "page": SCRIPTS,
    "outbox": OUTBOX_SCRIPTS,
    "thanks": THANKS_SCRIPTS,
    "room": ROOM_SCRIPTS,
    "worker": WORKER_SCRIPTS,
}
NAMED = "catch (error) {", "catch (_) {"
"""Old phones want a name in every `catch`, used or not; the linter leaves out names like `_`."""


def join(names):
    """Return scripts as a page holds them, in a scope of their own."""
    text = "\n".join((FOLDER / name).read_text("utf-8") for name in names)
    return f"(() => {{\n{text}\n}})();\n".replace(*NAMED)


def write_scripts(folder: Path) -> None:
    """Write every script of the product: what pages join, and the organisers' files."""
    for name, names in JOINED.items():
        (folder / f"{name}.js").write_text(join(names), "utf-8")
    for path in FOLDER.with_name("static").glob("*.js"):
        (folder / path.name).write_text(path.read_text("utf-8"), "utf-8")


def main() -> int:
    """Lint all scripts and return whether anything was found."""
    biome = Path(sys.executable).with_name("biome")
    with tempfile.TemporaryDirectory() as folder:
        write_scripts(Path(folder))
        command = [biome, "lint", "--error-on-warnings", f"--config-path={RULES}", "."]
        return subprocess.run(command, cwd=folder, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
