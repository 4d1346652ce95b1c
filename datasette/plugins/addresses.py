"""The addresses of the site: under the path of a front server, and absolute where needed."""

from collections.abc import Awaitable, Callable
from typing import Any

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request

Asgi = Callable[..., Awaitable[None]]


@hookimpl(trylast=True)
def asgi_wrapper(datasette: Datasette) -> Callable[[Asgi], Asgi]:
    """Take the path of the front server off each request's address.

    Datasette finds its pages with the path as well, but writes it twice into links to the JSON and
    CSV of a page.
    """

    def wrap(app: Asgi) -> Asgi:
        async def serve(scope: dict[str, Any], receive: Asgi, send: Asgi) -> None:
            base = datasette.setting("base_url")
            if scope["type"] == "http" and base != "/":
                scope = {**scope, "path": _strip(scope["path"], base)}
                raw = scope.get("raw_path")
                if raw is not None:
                    scope["raw_path"] = _strip(raw.decode("latin-1"), base).encode("latin-1")
            await app(scope, receive, send)

        return serve

    return wrap


def _strip(path: str, base: str) -> str:
    return f"/{path.removeprefix(base)}" if path.startswith(base) else path


@hookimpl
def extra_template_vars(datasette: Datasette, request: Request | None) -> dict[str, Any]:
    """Let templates write whole addresses, as citations, feeds and previews need them."""

    def absolute(path: str) -> str:
        return str(datasette.absolute_url(request, path)) if request else path

    return {"absolute": absolute}
