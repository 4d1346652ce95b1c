"""Report documents to draw and show, without a database."""

from collector.core.languages import LANGUAGES

WORDS = {
    "et": "Üheskoos suudavad meie maakonna asutused ja omavalitsused tõsiseid probleeme ennetada.",
    "ru": "Вместе службы и самоуправления нашего уезда могут предотвращать серьёзные проблемы.",
    "en": "Together, the services and municipalities of our county can prevent serious problems.",
}
POINTS = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")


def texts(words):
    return dict.fromkeys(LANGUAGES, words)


def question(name, wave, scale="motivation", **changes):
    choices = [
        {"name": str(place), "label": texts(label), "missing": False}
        for place, label in enumerate(POINTS, start=1)
    ]
    unsure = {"name": "dk", "label": texts("Don't know"), "missing": True}
    return {
        "name": name,
        "wave": wave,
        "scale": scale,
        "rating": True,
        "reverse": False,
        "then_item_of": "",
        "label": WORDS,
        "choices": [*choices, unsure],
        **changes,
    }


def result(question, counts):
    return {
        "wave": question["wave"],
        "question": question["name"],
        "n": sum(counts),
        "missing": 2,
        "counts": dict(zip("12345", counts, strict=True)),
    }


def change(name="motivation", n=61, **changes):
    return {
        "comparison": "pre_post",
        "kind": "scale",
        "name": name,
        "n": n,
        "mean_before": 3.7112,
        "mean_after": 3.9443,
        "change": 0.2331,
        "low": 0.1012,
        "high": 0.3649,
        "better": 30,
        "same": 20,
        "worse": 11,
        "effects": [{"unit": "av", "d": 0.31, "g": 0.3, "low": 0.1, "high": 0.5}],
        "claim": "clear",
        "direction": "up",
        "title": texts(f"What is found about {name}"),
        "sentence": texts(f"A sentence about {name}."),
        **changes,
    }


def report(*, questions=None, results=None, changes=None, **others):
    asked = [question("a", "pre"), question("a", "post")] if questions is None else questions
    return {
        "event": "spring",
        "title": texts("Spring seminar"),
        "place": texts("Jõhvi"),
        "starts": "2026-05-12",
        "ends": "2026-05-12",
        "simulated": False,
        "waves": [{"name": "pre", "n": 87}, {"name": "post", "n": 80}],
        "questions": asked,
        "results": [result(each, (1, 2, 3, 4, 5)) for each in asked]
        if results is None
        else results,
        "changes": [change()] if changes is None else changes,
        "linking": {"pairs": 61, "unlinked_before": 26, "unlinked_after": 19, "duplicates": 0},
        "summary": texts(["The answer."]),
        "charts": [],
        **others,
    }
