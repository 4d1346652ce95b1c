"""The vocabulary of a written questionnaire: XLSForm's columns and types, and the project's own.

Also what of XLSForm is refused, with what to do instead.
"""

from collections.abc import Mapping

from collector.core.questionnaire.model import SheetName
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.texts.languages import Language
from collector.texts.messages import Message, advise

LANGUAGE_TAGS: dict[Language, str] = {
    "et": "Estonian (et)",
    "ru": "Russian (ru)",
    "en": "English (en)",
}
"""How XLSForm names each language in a column."""


def column_in(column: str, language: Language) -> str:
    """Return the name of a translated column, as `label::Estonian (et)`."""
    return f"{column}::{LANGUAGE_TAGS[language]}"


def _translated(*columns: str) -> frozenset[str]:
    return frozenset(
        column_in(column, language) for column in columns for language in LANGUAGE_TAGS
    )


BEGIN_GROUP = "begin_group"
END_GROUP = "end_group"

_PLACE = frozenset({"type", "name"})
_SHOWN = _PLACE | {"relevant"} | _translated("label", "hint")
_ANSWERED = (
    _SHOWN
    | {"required", "constraint", "bind::scale", "bind::public"}
    | _translated("constraint_message")
)

TYPE_COLUMNS: dict[str, frozenset[str]] = {
    **{
        name: (_ANSWERED if kind.takes_answer else _SHOWN) | kind.columns
        for name, kind in QUESTION_TYPES.items()
    },
    BEGIN_GROUP: _PLACE | {"relevant"} | _translated("label"),
    END_GROUP: _PLACE,
}
"""The columns that mean something in a row of each type."""

SHEET_COLUMNS: dict[SheetName, frozenset[str]] = {
    "settings": frozenset({"form_id", "default_language"}) | _translated("form_title"),
    "survey": frozenset().union(*TYPE_COLUMNS.values()),
    "choices": frozenset({"list_name", "name", "missing"}) | _translated("label"),
}
"""Every column a sheet may have."""

CELL_VALUES: dict[str, frozenset[str]] = {
    "required": frozenset({"yes", "no"}),
    "appearance": frozenset({"multiline"}),
    "bind::reverse": frozenset({"yes"}),
    "bind::public": frozenset({"results", "breakdown", "never"}),
    "missing": frozenset({"yes"}),
    "form_id": frozenset({"pre", "post", "followup"}),
    "default_language": frozenset(LANGUAGE_TAGS.values()),
}
"""What a cell of these columns may hold, unless it is empty."""

KNOWN_TYPES = frozenset(QUESTION_TYPES) | {BEGIN_GROUP, END_GROUP}

_ADVICE: tuple[tuple[Message, str], ...] = (
    (advise("refusal_calculate"), "calculate"),
    (advise("refusal_repeat"), "begin_repeat end_repeat repeat begin_loop end_loop"),
    (advise("refusal_list", type="select_one"), "select_one_from_file select_one_external"),
    (
        advise("refusal_list", type="select_multiple"),
        "select_multiple_from_file select_multiple_external",
    ),
    (advise("refusal_rank"), "rank"),
    (advise("refusal_range"), "range"),
    (advise("refusal_decimal"), "decimal"),
    (advise("refusal_consent"), "acknowledge trigger"),
    (advise("refusal_hidden"), "hidden"),
    (advise("refusal_include"), "include"),
    (advise("refusal_cascading"), "cascading_select"),
    (advise("refusal_matrix"), "begin_kobomatrix end_kobomatrix"),
    (advise("refusal_score"), "begin_score score__row end_score"),
    (advise("refusal_rank_levels"), "begin_rank rank__level end_rank"),
    (advise("refusal_media"), "osm date time dateTime barcode xml-external csv-external"),
    (advise("refusal_media"), "image audio background-audio video file"),
    (advise("refusal_sensor"), "geopoint geotrace geoshape start-geopoint"),
    (advise("refusal_sensor"), "start end today deviceid subscriberid simserial"),
    (advise("refusal_sensor"), "phonenumber username email audit"),
)

REFUSED_TYPES: Mapping[str, Message] = {
    name: advice for advice, names in _ADVICE for name in names.split() if name not in KNOWN_TYPES
}
"""Types of XLSForm that are refused, and what to do instead."""

REFUSED_COLUMNS = frozenset(
    {
        *("accuracyThreshold", "allow_choice_duplicates", "audio", "auto_delete", "auto_send"),
        *("autoplay", "big-image", "calculation", "choice_filter", "clean_text_values"),
        *("client_editable", "compact_tag", "default", "disabled", "entity", "guidance_hint"),
        *("image", "instance_name", "instance_xmlns", "media::audio", "media::big-image"),
        *("media::image", "media::video", "namespaces", "omit_instanceid", "parameters", "prefix"),
        *("public_key", "query", "read_only", "readonly", "repeat_count", "required_message"),
        *("rows", "save_to", "sms_field", "sms_keyword", "sms_option", "sms_separator", "style"),
        *("submission_url", "trigger", "version", "video"),
    }
)
"""Columns and settings of XLSForm that are refused by name."""

REFUSED_PREFIXES = (
    "attribute::",
    "bind::",
    "body::",
    "control::",
    "instance::",
    "kobo--",
    "media::",
)
"""How columns of XLSForm begin that put anything at all into the XForm behind it."""


def is_refused(column: str) -> bool:
    """Say whether XLSForm has the column, in a language or not, and this service has not."""
    return column.partition("::")[0] in REFUSED_COLUMNS or column.startswith(REFUSED_PREFIXES)
