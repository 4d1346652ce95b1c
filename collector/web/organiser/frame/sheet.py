"""A page to be printed, shown with a bar above it that is not printed."""

import re
from typing import Any

from flask import Response, make_response, render_template, url_for

from collector.web.site.inline import hash_source

POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "img-src data:; {scripts}style-src 'self' {styles}"
)


def show_sheet(
    page: str,
    bar: str,
    style: str = "sheet_bar.css",
    script: str = "sheet_bar.js",
    **values: Any,  # noqa: ANN401 a template's
) -> Response:
    """Return the page with the bar of this template; it runs this script and no other."""
    head = f'<link rel="stylesheet" href="{url_for("static", filename=style)}">\n'
    if script:
        head += f'<script src="{url_for("static", filename=script)}" defer></script>\n'
    nav = render_template(f"organiser/{bar}", **values)
    response = make_response(
        page.replace("</head>", f"{head}</head>", 1).replace("<body>", f"<body>\n{nav}", 1)
    )
    # Pictures inside a page have styles of their own.
    styles = re.findall(r"<style[^>]*>(.*?)</style>", page, re.DOTALL)
    response.headers["Content-Security-Policy"] = POLICY.format(
        scripts="script-src 'self'; " if script else "",
        styles=" ".join(sorted({hash_source(each) for each in styles})),
    )
    return response
