"""The public tables by groups of people: breakdowns by one variable, and profiles of several.

What may be in them is decided before, in `excerpts`.
"""

from collections.abc import Iterator

from collector.core.disclosure.breakdowns import Group
from collector.core.disclosure.release import Excerpt
from collector.core.disclosure.statistics import Row, Tables
from collector.core.disclosure.suppression import round_share


def make_group_tables(excerpt: Excerpt) -> Tables:
    """Lay out breakdowns, profiles and the levels of each profile by name of the table."""
    levels = [
        (row["wave"], number, row, values, count)
        for row in excerpt["profiles"]
        for number, (values, count) in enumerate(row["counts"].items(), start=1)
    ]
    return {
        "breakdowns": [
            cell
            for row in excerpt["breakdowns"]
            for group in row["groups"]
            for cell in _group_rows(row, group)
        ],
        "profiles": [
            {"wave": wave, "profile": number, "count": count, "n": row["n"]}
            for wave, number, row, _, count in levels
        ],
        "profile_levels": [
            {"wave": wave, "profile": number, "about": about, "level": level}
            for wave, number, row, values, _ in levels
            for about, level in zip(row["columns"], values, strict=True)
        ],
    }


def _group_rows(row: Row, group: Group) -> Iterator[Row]:
    for category, count in group.counts.items():
        yield {
            "wave": row["wave"],
            "question": row["question"],
            "variable": row["variable"],
            "people": group.name,
            "category": category,
            "count": count,
            "share": round_share(count, group.n),
            "n": group.n,
        }
