"""A page to be printed, shown with a bar above it that is not printed."""

import re
from typing import Any

from flask import Response, make_response, render_template, url_for

from collector.web.site.inline import hash_source

POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "img-src data:; {scripts}style-src 'self' {styles}"
)


def show_sheet(page: str, bar: str, **values: Any) -> Response:  # noqa: ANN401 a template's
    """Return the page with the bar of this template; it may run its own style and no other."""
    head = (
        f'<link rel="stylesheet" href="{url_for("static", filename="sheet_bar.css")}">\n'
        f'<script src="{url_for("static", filename="sheet_bar.js")}" defer></script>\n'
    )
    return add_bar(page, head, bar, "script-src 'self'; ", **values)


def add_bar(page: str, head: str, bar: str, scripts: str = "", **values: Any) -> Response:  # noqa: ANN401 a template's
    """Return the page with a bar and its style; it may run scripts only by the policy's part."""
    nav = render_template(f"organiser/{bar}", **values)
    response = make_response(
        page.replace("</head>", f"{head}</head>", 1).replace("<body>", f"<body>\n{nav}", 1)
    )
    response.headers["Content-Security-Policy"] = POLICY.format(
        scripts=scripts, styles=hash_styles(page)
    )
    return response


def hash_styles(page: str) -> str:
    """Return the hashes of the style elements inside a page and its pictures, for a policy."""
    styles = re.findall(r"<style[^>]*>(.*?)</style>", page, re.DOTALL)
    return " ".join(sorted({hash_source(style) for style in styles}))
