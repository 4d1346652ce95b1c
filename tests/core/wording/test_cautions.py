import pytest

from collector.core.rows.changes import ShiftedChange
from collector.core.rows.parts import Caution, CautionKind
from collector.core.statistics.claims import claim_from, judge
from collector.core.wording.change import CAUTIONS, describe_care, describe_response_shift
from collector.texts.languages import LANGUAGES
from collector.texts.subjects import scale_subject
from tests.core.filled import fill
from tests.core.ratings import text

SAFETY = scale_subject("safety")
UP, DOWN, UNCLEAR = (0.1, 0.4), (-0.4, -0.1), (-0.1, 0.3)


def plain(words, language="en"):
    return words and words[language].replace("\u00a0", " ")


def test_nothing_known_against_a_finding_is_no_caution():
    assert describe_care([], {}) is None


def test_cautions_are_one_sentence_with_every_reason_in_its_order():
    cautions = [Caution(kind=CautionKind.CEILING), Caution(kind=CautionKind.MULTIPLICITY)]

    assert plain(describe_care(cautions, {})) == (
        "With care: many gave the highest rating the first time already and had no room to "
        "rise; on its own it would look like a change, but among the others it may be chance."
    )


def test_a_caution_names_the_questions_that_are_to_blame():
    caution = Caution(kind=CautionKind.UNRELIABLE, items=["a", "b"])

    said = plain(describe_care([caution], {"a": text("Streets are dark."), "b": text("Safe")}))

    assert said == (
        "With care: its questions hardly measure one thing here "
        "(out of line with the others: “Streets are dark”, “Safe”)."
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", CautionKind)
def test_each_kind_of_caution_has_its_own_words_in_every_language(kind, language):
    said = plain(describe_care([Caution(kind=kind)], {}), language)
    others = {CAUTIONS[other][language] for other in CautionKind if other is not kind}

    assert CAUTIONS[kind][language].format(items="") in said
    assert CAUTIONS[kind][language] not in others
    assert ("{" in said, said[-1]) == (False, ".")


def shift_of(n, interval):
    verdict = judge(n, sum(interval) / 2, interval)
    judged = {"n": n, "claim": claim_from(n), "direction": verdict.direction}
    return fill(ShiftedChange, judged)


@pytest.mark.parametrize(
    ("n", "interval", "said"),
    [
        (9, DOWN, None),
        (
            17,
            DOWN,
            (
                "Sense of safety: looking back, people rated where they stood lower than they did "
                "at the time, so their yardstick has probably moved (17 people who answered both "
                "times, so this is only a first sign). The change is counted from what they said "
                "before the seminar."
            ),
        ),
        (
            61,
            UP,
            (
                "Sense of safety: looking back, people rated where they stood higher than they did "
                "at the time, so their yardstick has probably moved (61 people who answered both "
                "times). The change is counted from what they said before the seminar."
            ),
        ),
        (
            61,
            UNCLEAR,
            (
                "Sense of safety: how people rate, looking back, where they stood does not clearly "
                "differ from what they said at the time (61 people who answered both times)."
            ),
        ),
    ],
    ids=["too few", "lower", "higher", "unclear"],
)
def test_describe_response_shift_by_its_direction(n, interval, said):
    assert plain(describe_response_shift(shift_of(n, interval), SAFETY)) == said
