"""Rules about translations: a text has all three languages or none."""

from collections.abc import Iterator

from collector.core.questionnaire.problems import Problem
from collector.core.questionnaire.rows import SheetRow, SheetRows
from collector.texts.languages import LANGUAGES
from collector.texts.messages import advise


def check_translations(lines: SheetRows) -> Iterator[Problem]:
    """Yield every text that is missing, altogether or in a language."""
    yield from _check_text(lines.settings, "form_title", needed=True)
    for line in lines.survey:
        if line.is_question or line.is_group:
            yield from _check_text(line, "label", needed=True)
            yield from _check_text(line, "hint", needed=False)
            needed = bool(line["constraint"])
            yield from _check_text(line, "constraint_message", needed=needed)
    for line in lines.choices:
        yield from _check_text(line, "label", needed=True)


def _check_text(line: SheetRow, column: str, *, needed: bool) -> Iterator[Problem]:
    texts = line.texts(column)
    if not texts and needed:
        yield line.problem(column, advise("text_missing"))
    for language in LANGUAGES:
        if texts and language not in texts:
            yield line.problem(column, advise("translation_missing"), language)


def check_messages_have_constraint(lines: SheetRows) -> Iterator[Problem]:
    """Yield messages about a constraint that is not there."""
    for line in lines.questions:
        if line.texts("constraint_message") and not line["constraint"]:
            yield line.problem("constraint_message", advise("message_without_constraint"))
