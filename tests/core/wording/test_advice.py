import pytest

from collector.core.wording.advice import advise
from collector.texts.catalogue import Phrases
from tests.formats.plots.documents import change, texts
from tests.formats.print.report_pages import report

TOPICS = {
    "question": "topics",
    "clear": True,
    "rho": 0.8,
    "simultaneous_low": 0.6,
    "simultaneous_high": 0.9,
}
PEOPLE = {**TOPICS, "question": "people", "simultaneous_low": 0.1, "simultaneous_high": 0.5}

FULL = {
    "drivers": [TOPICS, PEOPLE],
    "network": [
        {
            "comparison": "pre_post",
            "question": "partners",
            "n": 61,
            "rarest_after": "school",
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
            "first_after": "traffic",
            "risks": [{"name": "traffic", "after": 29, "share_after": 0.5}],
        }
    ],
    "transfer": {
        "questions": {"barriers": "barriers"},
        "first_barrier": "time",
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
    [
        (29, 5, 5, True),
        (24, 0, 0, False),
        (0, 9, 9, True),
        (30, 5, 5, False),
        (0, 0, 9, False),
        (0, 9, 0, False),
    ],
)
def test_advice_is_to_link_more_people_where_few_of_both_waves_are(pairs, before, after, said):
    linking = {"pairs": pairs, "unlinked_before": before, "unlinked_after": after}

    assert begins(advice(linking=linking)) == ["Next time help more peop"] * said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"direction": "up"}, ["A rise right after the s"]),
        ({"direction": "down"}, ["See which single stateme"]),
        ({"direction": "unclear", "verdict": "cannot_tell"}, ["We cannot tell whether a"]),
        ({"direction": "unclear", "verdict": "no_change"}, ["No change that matters: "]),
        ({"direction": "unclear", "verdict": "too_few"}, []),
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
        "Clearly fewest people know somebody to call at: School (20%)",
        "Clearly most often named as needing work first: Traffic (50%)",
        "What clearly most often stood in the way of steps: Time (40%)",
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"drivers": [{**TOPICS, "clear": False}, {**PEOPLE, "clear": False}]},
        {"drivers": [TOPICS, {**PEOPLE, "simultaneous_high": 0.7}]},
        {"drivers": [TOPICS, {**PEOPLE, "simultaneous_low": None, "simultaneous_high": None}]},
        {"drivers": [TOPICS]},
        {"drivers": [{**TOPICS, "rho": -0.8, "simultaneous_low": -0.9}, PEOPLE]},
        {"network": [{**FULL["network"][0], "rarest_after": ""}]},
        {"network": [{**FULL["network"][0], "comparison": "pre_followup"}]},
        {"risks": [{**FULL["risks"][0], "first_after": ""}]},
        {"transfer": {**FULL["transfer"], "first_barrier": ""}},
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
