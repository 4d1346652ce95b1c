"""QR codes as vector pictures."""

from io import BytesIO

import segno
from markupsafe import Markup

QUIET_ZONE = 4
"""Empty modules all around, as ISO/IEC 18004 wants them."""

MASK = 1
"""One of the eight masks for all, because to try each takes four times as long: the one whose codes
OpenCV's reader, more easily misled than phones are, always read (of 900; of masks 2 to 5, 1 % not).
"""


def write_qr(address: str) -> Markup:
    """Return an SVG element that fills its box and that screen readers pass over.

    It holds nothing but numbers; the page must say the address in letters as well.
    """
    svg: str = _code(address).svg_inline(border=QUIET_ZONE, omitsize=True, lineclass=None)
    attributes = 'aria-hidden="true" shape-rendering="crispEdges"'
    return Markup(svg.replace('class="segno"', f'class="qr" {attributes}', 1))  # noqa: S704 numbers only


def write_qr_file(address: str) -> bytes:
    """Return an SVG file with the code alone, to be put into other documents."""
    file = BytesIO()
    _code(address).save(file, kind="svg", border=QUIET_ZONE, scale=10, light="#fff")
    return file.getvalue()


def list_dark_modules(address: str) -> tuple[int, list[tuple[int, int]]]:
    """Return how many modules wide the code is with its quiet zone, and where the dark ones are."""
    rows = list(_code(address).matrix_iter(border=QUIET_ZONE))
    dark = [(x, y) for y, row in enumerate(rows) for x, value in enumerate(row) if value]
    return len(rows), dark


def _code(address: str) -> segno.QRCode:
    return segno.make(address, error="m", micro=False, mask=MASK)
