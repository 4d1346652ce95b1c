"""Report documents to draw and show, without a database."""

from collector.core.events.analysis_plan import SHARE_MATTERS
from collector.core.rows.readings import Role, Statement
from collector.core.statistics.claims import claim_from, judge
from collector.texts.languages import LANGUAGES, Translated
from tests.core.filled import fill_report

WORDS = {
    "et": "Üheskoos suudavad meie maakonna asutused ja omavalitsused tõsiseid probleeme ennetada.",
    "ru": "Вместе службы и самоуправления нашего уезда могут предотвращать серьёзные проблемы.",
    "en": "Together, the services and municipalities of our county can prevent serious problems.",
}
LONG = {
    "et": "Valeinfo, kuulujutud ja pinged kogukondade vahel kriisiolukordades",
    "ru": "Дезинформация и напряжённость между общинами в чрезвычайных ситуациях",
    "en": "Disinformation, rumours and tension between communities in emergencies",
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
    """Return a change, judged by the bounds that it is given."""
    row = {
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
        "benchmark": 0.3,
        **changes,
    }
    bounds = None if row["low"] is None else (row["low"], row["high"])
    verdict = judge(n, row["change"], bounds, row["benchmark"])
    return {
        **row,
        "claim": claim_from(n),
        "verdict": verdict,
        "direction": verdict.direction,
        "simultaneous_low": row["low"],
        "simultaneous_high": row["high"],
    }


def tell(section="changes", role=Role.FINDING, words="A sentence.", **others):
    said = words if isinstance(words, Translated) else Translated(words, words, words)
    return Statement(section=section, role=role, words=said, **others)


def tell_change(row):
    title = Translated(*[f"What is found about {row['name']}"] * 3)
    about = {key: row[key] for key in ("comparison", "kind", "name")}
    return tell(words=f"A sentence about {row['name']}.", title=title, **about)


def report(*, questions=None, results=None, changes=None, statements=(), **others):
    told = [change()] if changes is None else changes
    asked = [question("a", "pre"), question("a", "post")] if questions is None else questions
    tables = ("usefulness", "drivers", "network", "risks", "lists", "trends")
    return fill_report(
        {
            **{name: [] for name in tables},
            "event_titles": {},
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
            "changes": told,
            "linking": {"pairs": 61, "unlinked_before": 26, "unlinked_after": 19, "duplicates": 0},
            "statements": [
                *(statements or [tell(role=Role.LEAD, words="The answer.")]),
                *map(tell_change, told),
            ],
            "charts": [],
            **others,
        }
    )


def choice(name, label):
    return {"name": name, "label": label, "missing": False}


def list_question(name, wave, choices):
    return question(name, wave, "", rating=False, choices=[choice(*each) for each in choices])


def driver(name, rho=0.45, n=61, **changes):
    return {
        "wave": "post",
        "outcome": "use_overall",
        "question": name,
        "n": n,
        "rho": rho,
        "simultaneous_low": max(rho - 0.24, -1),
        "simultaneous_high": min(rho + 0.18, 1),
        "claim": "clear",
        "clear": rho > 0.24,
        **changes,
    }


def paired(name, n, before, after, **changes):
    """Return how many took a choice, judged by the bounds that it is given."""
    difference = (after - before) / n
    bounds = {"simultaneous_low": difference - 0.11, "simultaneous_high": difference + 0.11}
    bounds |= {name: changes[name] for name in bounds if name in changes}
    interval = None if None in bounds.values() else tuple(bounds.values())
    return {
        "name": name,
        "before": before,
        "after": after,
        "share_before": before / n,
        "share_after": after / n,
        "difference": difference,
        "verdict": interval and judge(n, difference, interval, SHARE_MATTERS),
        **bounds,
        **changes,
    }


def chosen(question, n, part, rows, comparison="pre_post", **changes):
    about = {"comparison": comparison, "question": question, "n": n, "left_out": 0}
    return {**about, part: rows, **changes}


def point(starts, mean, n=61, events=None, **changes):
    return {
        "events": events or [f"event-{starts}"],
        "starts": f"{starts}-15",
        "n": n,
        "mean": mean,
        "low": mean - 0.2,
        "high": mean + 0.2,
        "pooled": len(events or ()) > 1,
        "step": None,
        **changes,
    }


def trend(name, points, wording="v1", wave="post"):
    return {"wave": wave, "name": name, "wording": wording, "points": points, "waiting": []}


def everything(rows, n, label=None, **others):
    """Return a report in which every chart has so many rows about so many people."""
    named = [(f"row{at}", label or LONG) for at in range(rows)]
    scales = ["motivation", "safety", "efficacy", "competence", "usefulness", "transfer"]
    scales += [f"a_scale_with_a_very_long_name_{at}" for at in range(rows)]
    items = [
        question(f"item{at}", wave, label=label or LONG)
        for at in range(rows)
        for wave in ("pre", "post")
    ]
    used = [question(f"use{at}", "post", "usefulness", label=label or LONG) for at in range(rows)]
    lists = [
        list_question(name, wave, named)
        for name in ("know_person", "top_risks")
        for wave in ("pre", "post")
    ]
    counts = (0.05, 0.12, 0.3, 0.4, 0.13)
    shares = [(at * 5 % 12 + 1, (at * 7 + 3) % 12) for at in range(rows)]
    parts = [
        paired(name, n, n * before // 13, n * after // 13)
        for (name, _), (before, after) in zip(named, shares, strict=True)
    ]
    ranked = [
        {
            **part,
            "rank_before": 1 + sum(other["before"] > part["before"] for other in parts),
            "rank_after": 1 + sum(other["after"] > part["after"] for other in parts),
        }
        for part in parts
    ]
    return report(
        questions=[*items, *used, *lists],
        results=[result(each, [round(n * share) for share in counts]) for each in [*items, *used]],
        changes=[
            *(
                change(
                    name,
                    n=n,
                    change=(at % 7 - 2) / 7,
                    low=(at % 7 - 2) / 7 - 0.3,
                    high=(at % 7 - 2) / 7 + 0.3,
                    mean_before=3 + at % 7 / 4,
                    mean_after=3 + at % 7 / 4 + (at % 7 - 2) / 7,
                    better=n // 2,
                    same=n // 3,
                    worse=n - n // 2 - n // 3,
                )
                for at, name in enumerate(scales[:rows])
            ),
            *(change(f"item{at}", n=n, kind="item") for at in range(rows)),
        ],
        usefulness=[
            {"wave": "post", "question": f"use{at}", "n": n, "mean": 3.9, "agree": n // 2}
            | {"share": 0.5, "low": 0.38, "high": 0.62}
            for at in range(rows)
        ],
        drivers=[driver(f"use{at}", 0.62 - at / 12, n) for at in range(rows)],
        network=[chosen("know_person", n, "partners", parts)],
        risks=[chosen("top_risks", n, "risks", ranked)],
        trends=[
            trend(
                scale,
                [
                    point(
                        f"{2017 + at}-0{1 + at % 9}",
                        3.2 + (at * 5 + which) % 7 / 8,
                        n,
                        [f"e{at}", f"e{at}b"] if at == rows - 2 else None,
                    )
                    for at in range(first, last)
                ],
                wording,
            )
            for which, scale in enumerate(scales[:2])
            for wording, first, last in (("v1", 0, rows // 2), ("v2", rows // 2, rows))
        ],
        event_titles={f"event-{2017 + at}-0{1 + at % 9}": LONG for at in range(rows)},
        **others,
    )
