"""Templates of files; their pages can be opened from a memory stick and request nothing."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, select_autoescape

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=select_autoescape(),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@cache
def page_template(name: str) -> Template:
    """Return a template of `formats/templates`, read once."""
    return _ENVIRONMENT.get_template(name)
