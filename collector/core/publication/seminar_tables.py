"""The public tables about the seminar: its use, what goes together with it, the network, risks."""

from collections.abc import Iterator

from collector.core.disclosure.suppression import FINE_SHARES_FROM, round_mean, round_proportion
from collector.core.rows.answers import Breakdown, Group
from collector.core.rows.estimates import (
    ChoiceChange,
    DriverCorrelation,
    NetworkChange,
    RiskChange,
    RiskPriorities,
    Usefulness,
)
from collector.core.rows.numbers import (
    BreakdownRow,
    DriverRow,
    NetworkRow,
    PartnerRow,
    ProfileLevelRow,
    ProfileRow,
    RiskRow,
    UsefulnessRow,
)
from collector.core.rows.release import Release
from collector.core.rows.tables import Tables


def make_seminar_tables(event: str, release: Release) -> Tables:
    """Lay out usefulness, drivers, network, partners and risks by name of the table."""
    return {
        "usefulness": [_usefulness_row(event, row) for row in release["usefulness"]],
        "drivers": [_driver_row(event, row) for row in release["drivers"]],
        "network": [_network_row(event, row) for row in release["network"]],
        "partners": [
            _partner_row(event, row, partner)
            for row in release["network"]
            for partner in row.partners
        ],
        "risks": [_risk_row(event, row, risk) for row in release["risks"] for risk in row.risks],
    }


def _usefulness_row(event: str, row: Usefulness) -> UsefulnessRow:
    n = row.n
    return UsefulnessRow(
        event=event,
        wave=row.wave,
        question=row.question,
        mean=round_mean(row.mean or 0.0, n),
        agree=row.agree,
        share=round_proportion(row.agree, n),
        low=_per_cent(row.low, n),
        high=_per_cent(row.high, n),
        n=n,
    )


def _driver_row(event: str, row: DriverCorrelation) -> DriverRow:
    n = row.n
    return DriverRow(
        event=event,
        wave=row.wave,
        question=row.question,
        outcome=row.outcome,
        rho=round_mean(row.rho or 0.0, n),
        low=round_mean(row.low, n),
        high=round_mean(row.high, n),
        claim=row.claim,
        n=n,
    )


def _network_row(event: str, row: NetworkChange) -> NetworkRow:
    n = row.n
    return NetworkRow(
        event=event,
        comparison=row.comparison,
        question=row.question,
        n=n,
        mean_before=round_mean(row.mean_before, n),
        mean_after=round_mean(row.mean_after, n),
        change=round_mean(row.change, n),
        low=round_mean(row.low, n),
        high=round_mean(row.high, n),
        more=row.more,
        same=row.same,
        fewer=row.fewer,
        claim=row.claim,
        direction=row.direction,
    )


def _partner_row(event: str, row: NetworkChange, choice: ChoiceChange) -> PartnerRow:
    n = row.n
    return PartnerRow(
        event=event,
        comparison=row.comparison,
        question=row.question,
        choice=choice.name,
        before=choice.before,
        after=choice.after,
        share_before=round_proportion(choice.before, n),
        share_after=round_proportion(choice.after, n),
        low=_per_cent(choice.low, n),
        high=_per_cent(choice.high, n),
        n=n,
    )


def _risk_row(event: str, row: RiskPriorities, choice: RiskChange) -> RiskRow:
    n = row.n
    return RiskRow(
        event=event,
        comparison=row.comparison,
        question=row.question,
        choice=choice.name,
        rank_before=choice.rank_before,
        rank_after=choice.rank_after,
        before=choice.before,
        after=choice.after,
        share_before=round_proportion(choice.before, n),
        share_after=round_proportion(choice.after, n),
        low=_per_cent(choice.low, n),
        high=_per_cent(choice.high, n),
        n=n,
    )


def _per_cent(share: float | None, n: int) -> float | None:
    return None if share is None else round(100 * share, 1 if n >= FINE_SHARES_FROM else 0) + 0.0


def make_group_tables(event: str, release: Release) -> Tables:
    """Lay out breakdowns, profiles and the levels of each profile by name of the table."""
    numbered = [
        (row, number, values, count)
        for row in release["profiles"]
        for number, (values, count) in enumerate(row["counts"].items(), start=1)
    ]
    return {
        "breakdowns": [
            cell
            for row in release["breakdowns"]
            for group in row.groups
            for cell in _group_rows(event, row, group)
        ],
        "profiles": [
            ProfileRow(event=event, wave=row["wave"], profile=number, count=count, n=row["n"])
            for row, number, _, count in numbered
        ],
        "profile_levels": [
            ProfileLevelRow(event=event, wave=row["wave"], profile=number, about=about, level=level)
            for row, number, values, _ in numbered
            for about, level in zip(row["columns"], values, strict=True)
        ],
    }


def _group_rows(event: str, row: Breakdown, group: Group) -> Iterator[BreakdownRow]:
    for category, count in group.counts.items():
        yield BreakdownRow(
            event=event,
            wave=row.wave,
            question=row.question,
            variable=row.variable,
            people=group.name,
            category=category,
            count=count,
            share=round_proportion(count, group.n),
            n=group.n,
        )
