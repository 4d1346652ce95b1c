import pytest

from collector.core.wording.advice import advise
from collector.texts.catalogue import Phrases
from tests.formats.plots.documents import change, texts
from tests.formats.print.report_pages import report

FULL = {
    "drivers": [{"question": "topics", "clear": True, "rho": 0.5}],
    "network": [
        {
            "comparison": "pre_post",
            "question": "partners",
            "n": 61,
            "partners": [
                {"name": "police", "after": 40, "share_after": 0.66},
                {"name": "school", "after": 12, "share_after": 0.2},
            ],
        }
    ],
    "risks": [
        {
            "comparison": "pre_post",
            "question": "risks",
            "n": 58,
            "risks": [{"name": "traffic", "after": 29, "share_after": 0.5}],
        }
    ],
    "transfer": {
        "questions": {"barriers": "barriers"},
        "barriers": [{"name": "time", "count": 12, "n": 30, "share": 0.4}],
    },
}


def asked(name, *choices):
    labels = [{"name": each, "label": texts(each.title())} for each in choices]
    return {"name": name, "wave": "post", "label": texts("The topics mattered."), "choices": labels}


QUESTIONS = [
    asked("topics"),
    asked("partners", "police", "school"),
    asked("risks", "traffic"),
    asked("barriers", "time"),
]


def advice(**changes):
    document = report(
        **{
            "primary_scales": ["motivation", "safety"],
            "questions": QUESTIONS,
            "results": [],
            "changes": [],
            "drivers": [],
            "network": [],
            "risks": [],
            **changes,
        }
    )
    return [sentence["en"] for sentence in advise(document)]


def begins(sentences):
    return [sentence[:24] for sentence in sentences]


@pytest.mark.parametrize(
    ("pairs", "before", "after", "said"),
    [(29, 5, 5, True), (0, 9, 9, True), (30, 5, 5, False), (0, 0, 9, False), (0, 9, 0, False)],
)
def test_advice_is_to_link_more_people_where_few_of_both_waves_are(pairs, before, after, said):
    linking = {"pairs": pairs, "unlinked_before": before, "unlinked_after": after}

    assert begins(advice(linking=linking)) == ["Next time help more peop"] * said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"direction": "up"}, ["A rise right after the s"]),
        ({"direction": "down"}, ["See which single stateme"]),
        ({"direction": "unclear"}, ["“No clear change” does n"]),
        ({"direction": "unclear", "claim": "none"}, []),
        ({"direction": "up", "kind": "item"}, []),
        ({"direction": "up", "name": "competence"}, []),
        ({"direction": "up", "comparison": "post_followup"}, []),
    ],
)
def test_advice_follows_from_how_a_primary_scale_moved(changes, said):
    assert begins(advice(changes=[{**change(), **changes}])) == said


def test_advice_names_scales_that_moved_alike_together():
    changes = [change("motivation"), change("safety")]

    [sentence] = advice(changes=changes)

    assert "(motivation, sense of safety)" in sentence


def test_advice_does_not_ask_again_for_what_was_asked_three_months_later():
    assert advice(changes=[change(), change(comparison="pre_followup")]) == []


def test_advice_about_the_seminar_names_what_stands_out():
    assert [sentence.split(". ")[0].split(": who")[0] for sentence in advice(**FULL)] == [
        "When planning the next seminar look first at “The topics mattered”",
        "Fewest people know somebody to call at: School (20%)",
        "Most often named as needing work first: Traffic (50%)",
        "What stood in the way of steps most often: Time (40%)",
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"drivers": [{"question": "topics", "clear": False, "rho": 0.1}]},
        {"drivers": [{"question": "topics", "clear": True, "rho": -0.5}]},
        {"network": [{**FULL["network"][0], "n": 9}]},
        {"network": [{**FULL["network"][0], "comparison": "pre_followup"}]},
        {"risks": [{**FULL["risks"][0], "n": 9}]},
        {"transfer": {**FULL["transfer"], "barriers": []}},
        {"transfer": {"barriers": [{"name": "time", "count": 3, "n": 9, "share": 0.3}]}},
    ],
)
def test_advice_says_nothing_that_the_figures_cannot_carry(changes):
    assert advice(**changes) == []


@pytest.mark.parametrize(
    ("language", "denied"),
    [
        ("et", "Põhjust see ei tõesta."),
        ("ru", "Причину это не доказывает."),
        ("en", "That proves no cause."),
    ],
)
def test_advice_never_speaks_of_causes_but_to_deny_them(language, denied):
    assert Phrases("advice")["driver"][language].endswith(denied)
