import pytest

from collector.core.questionnaire.asked import Difference, DifferenceKind
from collector.core.rows.answers import AskedQuestion
from collector.core.rows.changes import NoComparison, NotCompared
from collector.core.wording.not_compared import describe_not_compared, explain_scales
from collector.texts.languages import LANGUAGES
from tests.core.filled import fill
from tests.formats.plots.documents import question, texts

CHOICES = [{"name": name, "label": texts(name.title()), "missing": False} for name in ("p", "q")]


def asked():
    return [fill(AskedQuestion, question(name, "pre", choices=CHOICES)) for name in ("a", "b")]


def row(reason, *differences, kind="item", name="a", waves=("pre", "post")):
    return NotCompared(
        comparison="pre_post",
        kind=kind,
        name=name,
        reason=reason,
        waves=list(waves),
        differences=list(differences),
    )


def differs(kind, **values):
    return Difference(kind=kind, question="a", **values)


@pytest.mark.parametrize("reason", [*NoComparison, *DifferenceKind])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words_in_every_language(reason, language):
    [sentence] = describe_not_compared([row(reason, waves=["pre"])], asked())

    assert "{" not in sentence[language]
    assert sentence[language].endswith(".")


@pytest.mark.parametrize(
    ("kind", "values", "said"),
    [
        (
            "type_changed",
            {"before": "integer", "after": "select_one"},
            "earlier “Whole number”, later “One choice”",
        ),
        (
            "other_scale",
            {"before": "safety", "after": ""},
            "earlier “Sense of safety”, later “under no scale”",
        ),
        ("points_differ", {"before": "5", "after": "7"}, "earlier 5, later 7"),
        (
            "reworded",
            {"language": "et", "before": "Vana", "after": "Uus"},
            "in Estonian earlier “Vana”, later “Uus”",
        ),
        (
            "choice_relabelled",
            {"choice": "p", "language": "ru", "before": "Да", "after": "Нет"},
            "in Russian earlier “Да”, later “Нет”",
        ),
        ("choice_added", {"choice": "q"}, "with “Q” added"),
        ("choice_removed", {"choice": "p"}, "without “P”"),
        ("choice_counted", {"choice": "p"}, "“P”"),
        (
            "choice_renamed",
            {"choice": "p", "before": "p", "after": "r"},
            "“P”: earlier p, later r",
        ),
    ],
)
def test_what_differs_is_told_with_its_values(kind, values, said):
    found = row(DifferenceKind(kind), differs(DifferenceKind(kind), **values))

    [sentence] = describe_not_compared([found], asked())

    assert f" ({said}): “" in sentence["en"]


def test_questions_of_which_the_same_is_said_share_a_sentence():
    found = differs(DifferenceKind.TURNED, before="no", after="yes")
    rows = [row("turned", found, name=name) for name in ("a", "b")]

    [sentence] = describe_not_compared(rows, asked())

    assert sentence["en"].count("“") == 2


def test_a_scale_that_was_never_asked_is_not_said_to_be_asked_once():
    never = explain_scales([row(NoComparison.NEVER, kind="scale", name="safety", waves=())])
    once = explain_scales([row(NoComparison.ONCE, kind="scale", name="safety", waves=("post",))])

    assert never["en"] == "Sense of safety – it was never asked"
    later = explain_scales(
        [row(NoComparison.ONCE, kind="scale", name="safety", waves=("followup",))]
    )
    assert once["en"] == (
        "Sense of safety – of the two times it was asked only right after the seminar"
    )
    assert later["en"] == "Sense of safety – it was asked only three months later"
