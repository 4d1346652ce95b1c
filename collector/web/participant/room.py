"""The wall of a room: an address to scan, and how the room saw things when it was last drawn.

It shows two languages at once, because the whole room reads it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from flask import Response, request

from collector.core.disclosure.room import ON_THE_WALL, count_newcomers, say_about
from collector.core.events.events import Event
from collector.core.questionnaire.scale import LEVELS
from collector.formats.qr import write_qr
from collector.store.answering.counts import list_pictures
from collector.texts.catalogue import Phrases
from collector.texts.languages import Language, Translated
from collector.texts.subjects import scale_name
from collector.web.site.inline import hash_source, read_scripts, read_style
from collector.web.site.layout import choose_language, choose_second, render_page, say, say_day
from collector.web.site.occasion import Occasion, get_occasion, list_occasions
from collector.web.site.service import service

SCRIPTS = ("room.js",)
STYLES = ("page.css", "room.css")

OTHER_LANGUAGE: dict[Language, Language] = {"et": "ru", "ru": "et", "en": "et"}
"""The second language of a room that asks for none."""


@dataclass(frozen=True)
class ScaleBars:
    """One scale before and after: per cent of the people by level, or nothing yet."""

    name: Translated
    before: dict[str, int] | None
    after: dict[str, int] | None


def show_room(event_slug: str) -> Response:
    """Show the page for the projector."""
    occasion, context = _look(event_slug)
    address = service().address(occasion.event)
    page = _render("room.html", address=address, qr=write_qr(address), **context)
    response = Response(page)
    response.headers["Content-Security-Policy"] = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        f"img-src data:; connect-src 'self'; style-src {hash_source(read_style(STYLES))}; "
        f"script-src {hash_source(read_scripts(SCRIPTS))}"
    )
    return response


def show_wall(event_slug: str) -> Response:
    """Show the part that changes by itself."""
    _, context = _look(event_slug)
    return Response(_render("wall.html", **context))


def _look(event_slug: str) -> tuple[Occasion, dict[str, object]]:
    served = service()
    db, now = served.db(), served.clock()
    occasion = get_occasion(db, event_slug, None, now)
    plan = occasion.event.plan or occasion.series.plan
    waves = {each.wave.name: each.wave for each in list_occasions(db, event_slug)}
    pictures = {
        when: list_pictures(db, waves[name].id)[-1:] if name in waves else []
        for when, name in zip(("before", "after"), ON_THE_WALL, strict=True)
    }
    shares = [
        {each.scale: dict(each.shares) for picture in latest for each in picture.shares}
        for latest in pictures.values()
    ]
    bars = [
        ScaleBars(scale_name(scale), *(shown.get(scale) for shown in shares))
        for scale in plan.primary_scales
        if any(scale in shown for shown in shares)
    ]
    return occasion, {
        "occasion": occasion,
        "is_open": occasion.is_open(now),
        "pictures": [(when, *latest) for when, latest in pictures.items() if latest],
        "say_about": say_about,
        "newcomers": count_newcomers(occasion.series.threshold),
        "bars": bars,
        "levels": LEVELS,
        "has_both": any(each.before and each.after for each in bars),
        "cautions": list(_caution(occasion.event)),
    }


def _caution(event: Event) -> Iterator[Translated]:
    """Yield why the bars before and after do not show yet what changed."""
    yield Phrases("participant")["room_care"]
    if not event.comparison_event and not event.control_scale:
        yield Phrases("cautions")["no_comparison"]


def _render(template: str, **context: object) -> str:
    language = choose_language(request)
    second = choose_second(request, language) or OTHER_LANGUAGE[language]
    return render_page(
        template,
        language,
        second=second,
        t2=partial(say, second),
        say_day2=partial(say_day, language=second),
        inline_room_style=lambda: read_style(STYLES),
        inline_room_script=lambda: read_scripts(SCRIPTS),
        **context,
    )
