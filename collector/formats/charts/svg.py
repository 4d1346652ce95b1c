"""The SVG text of a drawing: flat, accessible, readable on dark paper, the same in every run.

No style attribute is used, because pages forbid them. A style element changes the colours on dark
paper where a page allows it by its hash or where the picture stands alone. Text takes the colour of
the page around it.
"""

from collections.abc import Iterable, Iterator
from html import escape

from collector.formats.charts import shapes
from collector.formats.charts.palette import COLOURS, INK, PAPER, SHADES
from collector.formats.charts.shapes import TEXT, Dot, Figure, Line, Shape, Words, clean

_ANCHORS = {"center": "middle", "right": "end"}
STROKE = 2  # width of the line around a dot


def write_svg(figure: Figure, *, name: str, title: str, description: str, language: str) -> str:
    """Return the figure as one `svg` element; screen readers read the title and the description.

    The name, of letters, digits and hyphens after a letter, makes the ids in it unique on a page.
    """
    width, height = f"{shapes.WIDTH:g}", f"{figure.height:g}"
    drawn = "\n".join(write_shapes(figure.shapes))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{name}" lang="{language}"'
        f' width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img"'
        f' aria-labelledby="{name}-title {name}-desc" fill="currentColor"'
        f' font-family="{shapes.FONT}, Verdana, sans-serif" font-size="{TEXT:g}">\n'
        f'<title id="{name}-title">{escape(clean(title))}</title>\n'
        f'<desc id="{name}-desc">{escape(clean(description))}</desc>\n'
        f"<style>{_style(name, drawn)}</style>\n{drawn}\n</svg>"
    )


def _style(name: str, drawn: str) -> str:
    """Return the colours for dark paper; a picture that stands alone brings its paper along."""
    dark = "".join(
        f"#{name} .{colour.css_class}{{color:{colour.dark}}}"
        for colour in COLOURS.values()
        if colour.css_class and colour.dark != colour.light
        if colour not in SHADES or colour.css_class in drawn
    )
    return (
        f"svg:root{{color:{INK.light};background:{PAPER.light}}}"
        "@media (prefers-color-scheme:dark){"
        f"svg:root{{color:{INK.dark};background:{PAPER.dark}}}{dark}}}"
    )


def write_shapes(drawn: Iterable[Shape]) -> Iterator[str]:
    """Yield the shapes from the lowest. Shapes that look alike are grouped, which halves the size.

    A thin line lies under everything else, and texts above it.
    """
    alike: dict[str, list[str]] = {}
    for shape in sorted(drawn, key=_layer):
        alike.setdefault(_write_look(shape), []).append(_write_shape(shape))
    for attributes, written in alike.items():
        yield f"<g{attributes}>\n{''.join(written)}\n</g>"


def _layer(shape: Shape) -> float:
    return shape.width - 1 if isinstance(shape, Line) else 3 if isinstance(shape, Words) else 1


def _write_shape(shape: Shape) -> str:
    match shape:
        case shapes.Rectangle(left, top, width, height):
            right, bottom = _round(left + width), _round(top + height)
            return f'<path d="M{_round(left)} {_round(top)}H{right}V{bottom}H{_round(left)}z"/>'
        case Line((left, top), (right, bottom)):
            ends = f"{_round(left)} {_round(top)} L {_round(right)} {_round(bottom)}"
            return f'<path d="M {ends}"/>'
        case Dot((across, down), radius):
            return f'<circle cx="{_round(across)}" cy="{_round(down)}" r="{_round(radius)}"/>'
        case Words((across, down), text):
            return f'<text x="{_round(across)}" y="{_round(down)}">{escape(clean(text))}</text>'


def _write_look(shape: Shape) -> str:
    """Return font, width and colour as attributes, which no page forbids."""
    kept: dict[str, str] = {}
    if isinstance(shape, Words):
        kept |= {"text-anchor": _ANCHORS[shape.anchor]} if shape.anchor in _ANCHORS else {}
        kept |= {"font-size": f"{shape.size:g}px"} if shape.size != TEXT else {}
        kept |= {"font-weight": "700"} if shape.bold else {}
        kept |= {"xml:lang": shape.language} if shape.language else {}
    width = shape.width if isinstance(shape, Line) else STROKE
    is_outline = isinstance(shape, Line | Dot)
    kept |= {"stroke-width": f"{width:g}"} if is_outline and width != 1 else {}
    kept |= {"class": shape.colour.css_class} if shape.colour.css_class else {}
    kept |= {"color": shape.colour.light} if shape.colour != INK else {}
    kept |= {"stroke": "currentColor"} if is_outline else {}
    if isinstance(shape, Line) or (isinstance(shape, Dot) and not shape.filled):
        kept["fill"] = "none"
    return "".join(f' {key}="{value}"' for key, value in kept.items())


def _round(number: float) -> str:
    """Return a number with one decimal at most."""
    return f"{round(float(number), 1) + 0.0:g}"  # + 0.0 turns -0.0 into 0.0
