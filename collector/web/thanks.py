"""The page that thanks for sent answers: kept ready per occasion, the receipt put in each time."""

from functools import lru_cache

from markupsafe import escape

from collector.core.languages import Language
from collector.core.receipts import Receipt
from collector.web.html_form import Fields
from collector.web.layout import render_page
from collector.web.occasion import Occasion

PAGES_KEPT = 128

_FIELDS_GAP = "the-fields-go-here"
_WORDS_GAP = "the-words-go-here"


def render_thanks(  # noqa: PLR0913 everything the page says
    occasion: Occasion,
    following: Occasion | None,
    language: Language,
    receipt: Receipt,
    *,
    dropped: int,
    fields: Fields,
    public_url: str,
) -> str:
    """Return the page with the receipt's words and, for its language switch, the sent fields."""
    before, between, after = _render_frame(occasion, following, language, dropped, public_url)
    return "".join((before, _hide(fields), between, receipt.in_words(language), after))


@lru_cache(maxsize=PAGES_KEPT)
def _render_frame(
    occasion: Occasion,
    following: Occasion | None,
    language: Language,
    dropped: int,
    public_url: str,
) -> tuple[str, str, str]:
    page = render_page(
        "thanks.html",
        language,
        occasion=occasion,
        following=following,
        dropped=dropped,
        public_url=public_url,
        fields=_FIELDS_GAP,
        words=_WORDS_GAP,
    )
    before, rest = page.split(_FIELDS_GAP)
    between, after = rest.split(_WORDS_GAP)
    return before, between, after


def _hide(fields: Fields) -> str:
    return "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">\n'
        for name, values in fields.items()
        for value in values
        if value
    )
