import pytest

from tests.support.tiny_forms import check_form

LABELS = ("label::Estonian (et)", "label::Russian (ru)", "label::English (en)")


@pytest.mark.parametrize(
    ("edit", "place", "message"),
    [
        (
            ("settings", 0, "form_title::English (en)", ""),
            "settings, form_title::English (en)",
            "is missing; write it in this language too",
        ),
        (
            ("survey", "mot_interest", "label::Russian (ru)", "  "),
            "survey row 3 (mot_interest), label::Russian (ru)",
            "is missing; write it in this language too",
        ),
        (
            ("survey", "know_person", "hint::Estonian (et)", ""),
            "survey row 4 (know_person), hint::Estonian (et)",
            "is missing; write it in this language too",
        ),
        (
            ("survey", "years", "constraint_message::Russian (ru)", ""),
            "survey row 5 (years), constraint_message::Russian (ru)",
            "is missing; write it in this language too",
        ),
        (
            ("survey", "mot_interest", "constraint", ". != 'dk'"),
            "survey row 3 (mot_interest), constraint_message",
            "is missing; write it in all three languages",
        ),
        (
            ("survey", "years", "constraint", ""),
            "survey row 5 (years), constraint_message",
            "there is no constraint to explain; add it or empty the message",
        ),
        (
            ("choices", "services police", "label::English (en)", ""),
            "choices row 7 (police), label::English (en)",
            "is missing; write it in this language too",
        ),
    ],
)
def test_missing_translation_is_named_with_its_language(edit, place, message):
    assert check_form("every_type", edit) == [f"{place}: {message}"]


def test_group_without_label_is_one_problem():
    edits = [("survey", "all", column, "") for column in LABELS]

    assert check_form("every_type", *edits) == [
        "survey row 1 (all), label: is missing; write it in all three languages"
    ]
