"""How a workbook spells characters that XML cannot hold (ECMA-376, ST_Xstring): `_x000D_`."""

import re

CELL_LIMIT = 32_767
"""Characters of one cell, as spreadsheet programs count them at most."""

_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_LOOKS_HIDDEN = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SPELLED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATES = range(0xD800, 0xE000)


def escape_text(text: str) -> str:
    """Spell out what XML cannot hold, and what would look as if it were spelled out."""
    marked = _LOOKS_HIDDEN.sub("_x005F_", text)
    return _HIDDEN.sub(lambda match: f"_x{ord(match[0]):04X}_", marked)


def unescape_text(text: str) -> str:
    """Return the characters that are spelled out; half a character stays as it is written."""

    def read(match: re.Match[str]) -> str:
        code = int(match[1], 16)
        return match[0] if code in _SURROGATES else chr(code)

    return _SPELLED.sub(read, text)
