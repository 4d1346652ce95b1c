"""The PNG pictures of published charts: text in an edition, bytes in the public file.

A picture is found by the hash of its SVG text, so no chart is drawn twice, and a missing picture
can be drawn at any time.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256

from collector.formats.charts.png import write_png

Pictures = dict[str, str]
"""PNG bytes as base64, by the hash of the drawing."""


def draw_pictures(drawings: Iterable[str], drawn: Mapping[str, str] | None = None) -> Pictures:
    """Return the pictures of all drawings, of which those already `drawn` are taken."""
    known = drawn or {}
    return {
        name: known.get(name) or b64encode(write_png(svg)).decode()
        for svg in drawings
        for name in [_name(svg)]
    }


def get_picture(pictures: Pictures, svg: str) -> bytes:
    """Return the picture of a drawing."""
    return b64decode(pictures[_name(svg)])


def _name(svg: str) -> str:
    return sha256(svg.encode()).hexdigest()
