"""Check a written questionnaire by every rule, and return all problems at once."""

from collections.abc import Callable, Iterator

from collector.core.checking import conditions, names, scales, vocabulary
from collector.core.questionnaire.model import SheetName, Sheets
from collector.core.questionnaire.rows import Problem, SheetRows, index_rows

RULES: tuple[Callable[[SheetRows], Iterator[Problem]], ...] = (
    vocabulary.check_columns,
    vocabulary.check_types,
    vocabulary.check_cells_have_meaning,
    vocabulary.check_values,
    vocabulary.check_form_id,
    vocabulary.check_references_in_texts,
    names.check_names,
    names.check_choice_names,
    names.check_groups,
    names.check_survey_asks,
    names.check_lists_exist,
    names.check_lists_are_used,
    names.check_lists_have_answers,
    vocabulary.check_translations,
    vocabulary.check_messages_have_constraint,
    conditions.check_conditions,
    scales.check_ratings_are_balanced,
    scales.check_scales_share_a_list,
    scales.check_scale_names,
    scales.check_background_is_short,
    scales.check_reverse_items_are_ratings,
    scales.check_then_items,
    scales.check_publication,
)
"""Every rule that a written questionnaire must fulfil."""

_ORDER: dict[SheetName, int] = {"settings": 0, "survey": 1, "choices": 2}


def check_sheets(sheets: Sheets) -> list[Problem]:
    """Return all problems of a written questionnaire, from its first row to its last."""
    lines = index_rows(sheets)
    problems = [problem for rule in RULES for problem in rule(lines)]
    return sorted(problems, key=lambda problem: (_ORDER[problem.sheet], problem.row))
