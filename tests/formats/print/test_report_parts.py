import pytest

from collector.formats.print.report import describe_gaps, describe_linking, list_parts
from collector.texts.catalogue import Phrases
from collector.texts.languages import LANGUAGES
from tests.formats.plots.documents import question, tell, texts
from tests.formats.print.report_pages import report

TEXTS = Phrases("report")


def chart(name, part):
    words = texts(f"{name} of {part}")
    return {"name": name, "wave_or_comparison": part, "svg": words, "title": words}


def of_scale(scale, wave="post", **changes):
    return question(f"about_{scale}", wave, scale, rating=False, **changes)


def parts_of(document):
    return {part.key: part for part in list_parts(document, "en")}


@pytest.mark.parametrize(
    ("name", "about", "key", "is_printed"),
    [
        ("change_overview", "pre_post", "main", True),
        ("slope_overview", "pre_post", "main", False),
        ("change_safety", "pre_post", "main", True),
        ("answers_usefulness", "post", "usefulness", True),
        ("drivers", "post", "usefulness", True),
        ("network_know_person", "pre_post", "network", True),
        ("network_worked_with", "pre_followup", "followup", False),
        ("ranks_top_risks", "pre_post", "risks", True),
        ("change_overview", "pre_followup", "followup", True),
        ("change_overview", "post_followup", "followup", False),
        ("trends", "pre", "trends", True),
    ],
)
def test_list_parts_puts_each_chart_where_it_belongs(name, about, key, is_printed):
    asked = [
        of_scale("usefulness"),
        of_scale("network"),
        of_scale("risks"),
        of_scale("a", "followup"),
    ]

    parts = parts_of(report(questions=asked, results=[], charts=[chart(name, about)]))

    assert [(part.key, part.charts[0][1]) for part in parts.values() if part.charts] == [
        (key, is_printed)
    ]


@pytest.mark.parametrize("scale", ["usefulness", "network", "risks"])
def test_list_parts_leaves_out_what_was_never_asked(scale):
    assert scale not in parts_of(report(questions=[], results=[]))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scale", ["usefulness", "network", "risks"])
def test_list_parts_says_why_it_can_say_nothing(scale, language):
    document = report(questions=[of_scale(scale)], results=[])

    [part] = [part for part in list_parts(document, language) if part.key == scale]

    assert (part.sentences, part.charts, part.rows) == ([], [], [])
    assert part.why_not == TEXTS[f"no_{scale}"][language]


def test_list_parts_with_sentences_makes_no_excuse():
    said = [tell("network", words="People know more.")]

    part = parts_of(report(questions=[of_scale("network")], results=[], statements=said))["network"]

    assert (part.sentences, part.why_not) == (["People know more."], "")


def test_list_parts_lists_what_stood_in_the_way_without_what_nobody_named():
    choices = [{"name": name, "label": texts(name.title())} for name in ("time", "money")]
    asked = [of_scale("transfer", "followup", choices=choices)]
    barriers = [
        {"name": "time", "count": 9, "share": 0.6},
        {"name": "money", "count": 0, "share": 0.0},
    ]
    transfer = {"questions": {"barriers": "about_transfer"}, "barriers": barriers}

    parts = parts_of(report(questions=asked, results=[], transfer=transfer))

    assert parts["followup"].rows == [("Time", "9 (60%)")]


@pytest.mark.parametrize(
    ("language", "begins"),
    [
        ("et", "Ei võrreldud, sest keegi neist, kelle vastused on seotud, ei vastanud mõlem"),
        ("ru", "Не сравнивалось, потому что никто из тех, чьи ответы связаны, не ответил"),
        ("en", "Not compared, because no linked person answered at least half of its questions"),
    ],
)
def test_describe_gaps_says_why_and_passes_over_later_waves(language, begins):
    gaps = [
        {"comparison": comparison, "kind": "scale", "name": "safety", "reason": "nobody"}
        for comparison in ("pre_post", "pre_followup")
    ]

    [sentence] = describe_gaps(report(not_compared=gaps), language)

    assert sentence[: len(begins)] == begins
    assert Phrases("wording")["scales.safety"][language] in sentence


def test_list_parts_says_that_nobody_answered_later_only_where_it_is_so():
    gap = {
        "comparison": "pre_followup",
        "kind": "scale",
        "name": "safety",
        "reason": "asked_once",
        "waves": ["pre"],
    }
    asked = {"questions": [of_scale("transfer", "followup")], "results": [], "not_compared": [gap]}
    sizes = [{"name": name, "n": 20} for name in ("pre", "post", "followup")]

    answered, silent = (
        parts_of(report(**asked, waves=each))["followup"].why_not for each in (sizes, sizes[:2])
    )

    assert answered.startswith("Not compared, because of the two times it was asked only before")
    assert silent == TEXTS["no_followup"]["en"]


def test_list_parts_says_of_a_list_that_linked_people_answered_why_it_is_not_compared():
    gap = {
        "comparison": "pre_post",
        "kind": "item",
        "name": "about_network",
        "reason": "asked_once",
        "waves": ["post"],
    }
    asked = {"questions": [of_scale("network")], "results": [], "not_compared": [gap]}

    parts = {
        pairs: parts_of(report(**asked, linking={"pairs": pairs}))["network"].why_not
        for pairs in (0, 24)
    }

    assert parts[0] == TEXTS["no_network"]["en"]
    assert parts[24].startswith("Not compared, because of the two times it was asked only")


def test_describe_linking_says_by_what_and_why_not():
    row = {"comparison": "pre_post", "unlinked_before": {"alone": 12}}
    linking = {
        "ways": {"card": 40, "other": 11},
        "comparisons": [{**row, "unlinked_after": {"alone": 3, "without": 10}}],
    }

    by, why_not = describe_linking(report(linking=linking), "en")

    assert by == "Linked by, all waves together: card – 40; other – 11."
    assert why_not == (
        "Why the other answers before and after could not be linked: "
        "there is no other answer with that code – 15; answered without linking – 10."
    )
