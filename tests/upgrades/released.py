"""The releases, each with the commit that it was made of, and what is kept of each.

`archives/VERSION.tar.xz` holds a small data directory that the release itself filled, left as a
machine without power leaves it, and what people kept outside of it: `kept.json` and a page.
"""

import io
import json
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

RELEASES = {
    "0.1.0": "c308beb",
    "0.2.0": "e6a425b",
    "0.4.0": "dc142ca",
}
"""By their versions in the changelog; up to 0.4.0 every program called itself 0.1.0.

The schema and the formats of 0.3.0 are those of 0.4.0.
"""

NAME, PASSWORD = "Õie-Ženja Щ.", "neli hobust ja 17 lammast"
SECOND, SECOND_PASSWORD = "Juku “J” <b>", "kolm karu ja 19 rebast"
PEOPLE = 12

ARCHIVES = Path(__file__).with_name("archives")


@dataclass(frozen=True)
class Kept:
    """A data directory of a release, and what people kept of that time."""

    data: Path
    page: str
    """The page of the wave that is open, as the release sent it to a phone."""
    path: str
    """The page's address, without the host."""
    receipts: dict[str, str]
    """The receipt of one response, by event and wave."""
    card: str
    """A card of the open event whose owner has answered before, but not after."""
    editions: dict[str, str]
    """The content hash of each edition, by event and number."""
    counts: dict[str, int]
    """The number of responses, by event and wave."""


def unpack(version: str, folder: Path) -> Kept:
    """Unpack what is kept of a release."""
    with tarfile.open(ARCHIVES / f"{version}.tar.xz") as archive:
        archive.extractall(folder, filter="data")
    for path in (folder / "data", folder / "data/keys"):
        path.chmod(0o700)  # an unpacked folder has the rights that any new one gets
    kept = json.loads((folder / "kept.json").read_text("utf-8"))
    return Kept(folder / "data", (folder / "page.html").read_text("utf-8"), **kept)


def pack(path: Path, data: Path, page: str, kept: Mapping[str, object]) -> None:
    """Write the archive of a release, without the owners and moments of files."""
    files = {"kept.json": json.dumps(kept, ensure_ascii=False, indent=1), "page.html": page}
    with tarfile.open(path, "w:xz", preset=9) as archive:
        archive.add(data, "data", filter=_make_nameless)
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content.encode())
            archive.addfile(member, io.BytesIO(content.encode()))


def _make_nameless(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = member.mtime = 0
    member.uname = member.gname = ""
    return member
