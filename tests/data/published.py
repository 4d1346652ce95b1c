"""A realistic report and the event it is about, ready to be published."""

import math
from datetime import date
from functools import cache

from scipy.stats import t as student

from collector.core.disclosure.release import add_coded_texts, make_release
from collector.core.events.events import Event, Series
from collector.core.publication.editions import describe_edition, hash_document, list_cells
from collector.core.publication.tables import make_tables
from collector.core.report import FORMAT
from collector.core.rows.asked import EditionRow
from collector.core.rows.readings import Role, Statement
from collector.formats.charts.palette import AFTER, BEFORE
from collector.formats.charts.shapes import Rectangle
from collector.formats.charts.sheet import Sheet
from collector.formats.charts.svg import write_svg
from collector.texts.languages import LANGUAGES, Translated
from tests.core.filled import fill_report
from tests.data.published_words import AGREEMENT, CHARTS, ITEMS, MISSING, ROLES, SCALES

REVERSED = "mot_pointless"

EMPTY_TABLES = (
    *("usefulness", "breakdowns", "profiles", "not_compared", "everybody", "attrition"),
    *("reliability", "response_shift", "drivers", "together", "network", "risks", "coded"),
    "trends",
)
"""The tables of a report that this one has no rows for."""


def texts(words):
    return dict(zip(LANGUAGES, words, strict=True))


def choices(labels):
    rows = [{"name": name, "missing": False, "label": label} for name, label in labels.items()]
    return [{**row, "label": texts(row["label"])} for row in [*rows, MISSING]]


def question(wave, name, scale, label, labels, public="results"):
    return {
        "name": name,
        "wave": wave,
        "section": scale,
        "scale": scale,
        "type": "select_one" if labels else "text",
        "rating": labels is AGREEMENT,
        "then_item_of": "",
        "version": f"{len(name):012d}",
        "reverse": name == REVERSED,
        "public": public,
        "label": texts(label),
        "choices": choices(labels) if labels else [],
    }


def spread(n, names):
    """Share n people over the choices, more to the later ones."""
    weights = range(1, len(names) + 1)
    counts = [n * weight // sum(weights) for weight in weights]
    counts[-1] += n - sum(counts)
    return dict(zip(names, counts, strict=True))


def result(wave, name, n, labels):
    return {
        "wave": wave,
        "question": name,
        "n": n,
        "missing": 1,
        "counts": spread(n, list(labels)),
    }


def sentence(name, change):
    et, ru, en = name
    size = f"{change:.1f}"
    return texts(
        (
            f"{et}: kasvas {size.replace('.', ',')} palli viiest.",
            f"{ru}: рост на {size.replace('.', ',')} балла из 5.",
            f"{en} rose by {size} points out of 5.",
        )
    )


def scale_change(comparison, name, n, words, kind="scale"):
    return {
        "comparison": comparison,
        "kind": kind,
        "name": name,
        "n": n,
        "mean_before": 3.7112345,
        "mean_after": 3.9443211,
        "change": 0.2330866,
        "low": 0.1012345,
        "high": 0.3649387,
        "better": n // 2,
        "same": n // 3,
        "worse": n - n // 2 - n // 3,
        "superiority": 0.66,
        "p": 0.00131225586,
        "p_is_exact": False,
        "effects": [],
        "benchmark": 0.3,
        "simultaneous_low": 0.0712345,
        "simultaneous_high": 0.3949387,
        "verdict": "rose",
        "cautions": [],
        "claim": "clear" if n >= 30 else "indicative",
        "direction": "up",
        "p_holm": None,
        "highest_before": None,
        "ceiling": False,
    }


def item_change(comparison, name, n, words):
    """Return a change that agrees with the results: of five people three move, by one step."""
    better, worse = round(0.42 * n), round(0.18 * n)
    middle = 2.23 if name == REVERSED else 3.77
    after, rise = round(middle * n) / n, (better - worse) / n
    squares = better + worse - n * rise**2
    half = student.ppf(0.975, n - 1) * math.sqrt(squares / (n - 1) / n)
    numbers = {"mean_before": after - rise, "mean_after": after, "change": rise}
    numbers |= {"low": rise - half, "high": rise + half}
    moved = {"better": better, "same": n - better - worse, "worse": worse}
    return {**scale_change(comparison, name, n, words, "item"), **numbers, **moved}


def tell_change(row):
    """Return what a report says of a change."""
    words = (SCALES | {name: words[1:] for name, words in ITEMS.items()})[row["name"]]
    return Statement(
        section="changes",
        role=Role.FINDING,
        words=Translated(**sentence(words, row["change"])),
        title=Translated(*words),
        numbers={name: row[name] for name in ("n", "simultaneous_low", "simultaneous_high")},
        **{key: row[key] for key in ("comparison", "kind", "name")},
    )


@cache
def draw(name, part, language, words):
    sheet = Sheet()
    bottom = sheet.write_lines(6, words, bold=True)
    sheet.draw(Rectangle(6, bottom + 6, 200, 20, BEFORE))
    sheet.draw(Rectangle(6, bottom + 36, 240, 20, AFTER))
    identity = f"chart-{part}-{name}-{language}".replace("_", "-")
    drawn = {"title": words, "description": words, "language": language}
    return write_svg(sheet.finish(bottom + 60), name=identity, **drawn)


def chart(name, part, words):
    svg = {language: draw(name, part, language, word) for language, word in texts(words).items()}
    return {
        "name": name,
        "wave_or_comparison": part,
        "title": texts(words),
        "description": texts(words),
        "svg": svg,
    }


def make_report(slug="koostooseminar-2017", *, before=87, after=80, pairs=61, followup=0):
    """Return a report; `before`, `after`, `followup` are responses, `pairs` people linked."""
    sizes = {"pre": before, "post": after, "followup": followup}
    waves = {wave: n for wave, n in sizes.items() if n}
    questions, results = [], []
    for wave, n in waves.items():
        role = ("Minu töö on enamasti", "Моя работа в основном", "My work is mostly")
        questions.append(question(wave, "role", "background", role, ROLES, "breakdown"))
        results.append(result(wave, "role", n, ROLES))
        for name, (scale, *label) in ITEMS.items():
            questions.append(question(wave, name, scale, label, AGREEMENT))
            results.append(result(wave, name, n, AGREEMENT))
    label = ("Üks risk", "Один риск", "One risk or problem not talked about enough")
    questions.append(question("post", "risk_text", "open", label, {}, "never"))
    comparisons = {"pre_post": pairs} | ({"pre_followup": followup} if followup else {})
    changes = [
        make(comparison, name, n, words)
        for comparison, n in comparisons.items()
        for make, names in (
            (scale_change, SCALES),
            (item_change, {name: words[1:] for name, words in ITEMS.items()}),
        )
        for name, words in names.items()
    ]
    return fill_report(
        {
            **{name: [] for name in EMPTY_TABLES},
            "format": FORMAT,
            "event": slug,
            "title": texts(["Koostööseminar"] * 3),
            "place": texts(["Jõhvi"] * 3),
            "starts": "2017-06-14",
            "ends": "2017-06-14",
            "primary_scales": list(SCALES),
            "fingerprints": {},
            "series_fingerprints": {},
            "event_titles": {},
            "transfer": None,
            "simulated": True,
            "languages": list(LANGUAGES),
            "waves": [{"name": wave, "n": n} for wave, n in waves.items()],
            "questions": questions,
            "results": results,
            "linking": {
                "ways": {},
                "comparisons": [],
                "persons": pairs,
                "pairs": pairs,
                "unlinked_before": before - pairs,
                "unlinked_after": after - pairs,
                "duplicates": 0,
            },
            "changes": changes,
            "statements": [
                Statement(
                    section="summary",
                    role=Role.LEAD,
                    kind="summary",
                    words=Translated(
                        f"Mõlemal korral vastas {pairs} inimest.",
                        f"Оба раза ответили {pairs} человек.",
                        f"{pairs} people answered both times.",
                    ),
                    numbers={"pairs": pairs},
                ),
                *map(tell_change, changes),
            ],
            "charts": [
                chart(name, comparison, words)
                for comparison in comparisons
                for name, words in CHARTS.items()
            ],
        }
    )


def make_series(threshold=10):
    return Series(
        id=1,
        slug="turvalisus",
        title=Translated(
            "Ida-Virumaa turvalisuse seminarid",
            "Семинары по безопасности Ида-Вирумаа",
            "Safety seminars of Ida-Virumaa",
        ),
        organiser=Translated("Turvalisuse nõukogu", "Совет по безопасности", "Safety council"),
        contact="turvalisus@example.org",
        threshold=threshold,
    )


def make_event(slug="koostooseminar-2017", starts=date(2017, 6, 14)):
    return Event(
        id=1,
        series_id=1,
        slug=slug,
        title=Translated("Koostööseminar", "Семинар о сотрудничестве", "Cooperation seminar"),
        place=Translated("Jõhvi", "Йыхви", "Jõhvi"),
        starts=starts,
        ends=starts,
        head_count=120,
        sealing=date(2018, 1, 31),
        simulated=True,
    )


def lay_out(report, *, waves=("pre", "post"), threshold=10, pooled=(), coded=()):
    """Return the public tables of a report, with the report's own charts."""
    release = add_coded_texts(make_release(report, waves, threshold), coded, threshold)
    event = make_event(report.event)
    return make_tables(make_series(threshold), [*pooled, event], release, report.charts)


def first_edition(tables):
    """Return the row of an event's first edition."""
    said = describe_edition(("pre", "post"))
    return EditionRow(
        event=tables.events[0].event,
        number=1,
        month="2017-10",
        content_hash=hash_document(list_cells(tables)),
        **{f"changelog_{language}": words for language, words in said.items()},
    )
