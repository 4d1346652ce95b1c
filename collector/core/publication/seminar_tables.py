"""The public tables about the seminar: its use, what goes together with it, the network, risks."""

from collections.abc import Iterator

from collector.core.disclosure.breakdowns import Group
from collector.core.disclosure.release import Release
from collector.core.disclosure.statistics import Row, Tables
from collector.core.disclosure.suppression import FINE_SHARES_FROM, round_mean, round_proportion


def make_seminar_tables(release: Release) -> Tables:
    """Lay out usefulness, drivers, network, partners and risks by name of the table."""
    return {
        "usefulness": [_usefulness_row(row) for row in release["usefulness"]],
        "drivers": [_driver_row(row) for row in release["drivers"]],
        "network": [_network_row(row) for row in release["network"]],
        "partners": [
            _choice_change(row, partner)
            for row in release["network"]
            for partner in row["partners"]
        ],
        "risks": [
            {
                **_choice_change(row, risk),
                "rank_before": risk["rank_before"],
                "rank_after": risk["rank_after"],
            }
            for row in release["risks"]
            for risk in row["risks"]
        ],
    }


def _usefulness_row(row: Row) -> Row:
    return {
        "wave": row["wave"],
        "question": row["question"],
        "mean": round_mean(row["mean"], row["n"]),
        "agree": row["agree"],
        "share": round_proportion(row["agree"], row["n"]),
        "low": _per_cent(row["low"], row["n"]),
        "high": _per_cent(row["high"], row["n"]),
        "n": row["n"],
    }


def _driver_row(row: Row) -> Row:
    kept = ("wave", "outcome", "question", "claim", "n")
    numbers = {column: round_mean(row[column], row["n"]) for column in ("rho", "low", "high")}
    return {**{column: row[column] for column in kept}, **numbers}


def _network_row(row: Row) -> Row:
    means = ("mean_before", "mean_after", "change", "low", "high")
    kept = ("comparison", "question", "n", "more", "same", "fewer", "claim", "direction")
    return {
        **{column: row[column] for column in kept},
        **{column: round_mean(row[column], row["n"]) for column in means},
    }


def _choice_change(row: Row, choice: Row) -> Row:
    n = row["n"]
    return {
        "comparison": row["comparison"],
        "question": row["question"],
        "choice": choice["name"],
        "before": choice["before"],
        "after": choice["after"],
        "share_before": round_proportion(choice["before"], n),
        "share_after": round_proportion(choice["after"], n),
        "low": _per_cent(choice["low"], n),
        "high": _per_cent(choice["high"], n),
        "n": n,
    }


def _per_cent(share: float | None, n: int) -> float | None:
    return None if share is None else round(100 * share, 1 if n >= FINE_SHARES_FROM else 0) + 0.0


def make_group_tables(release: Release) -> Tables:
    """Lay out breakdowns, profiles and the levels of each profile by name of the table."""
    levels = [
        (row["wave"], number, row, values, count)
        for row in release["profiles"]
        for number, (values, count) in enumerate(row["counts"].items(), start=1)
    ]
    return {
        "breakdowns": [
            cell
            for row in release["breakdowns"]
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
            "share": round_proportion(count, group.n),
            "n": group.n,
        }
