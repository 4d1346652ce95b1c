"""The public tables about the seminar: its use, what goes together with it, the network, risks."""

from collections.abc import Iterator
from dataclasses import replace

from collector.core.disclosure.suppression import round_proportion
from collector.core.publication.columns import publish
from collector.core.rows.answers import (
    Breakdown,
    BreakdownRow,
    Group,
    ProfileLevelRow,
    ProfileRow,
)
from collector.core.rows.release import Release
from collector.core.rows.seminar import DriverRow, NetworkRow, PartnerRow, RiskRow, UsefulnessRow
from collector.core.rows.tables import Tables


def add_seminar_tables(tables: Tables, event: str, release: Release) -> Tables:
    """Add usefulness, drivers, network, partners and risks."""
    return replace(
        tables,
        usefulness=[publish(UsefulnessRow, row, event=event) for row in release.usefulness],
        drivers=[publish(DriverRow, row, event=event) for row in release.drivers],
        network=[publish(NetworkRow, row, event=event) for row in release.network],
        partners=[
            publish(PartnerRow, partner, row, event=event, choice=partner.name)
            for row in release.network
            for partner in row.partners
        ],
        risks=[
            publish(RiskRow, risk, row, event=event, choice=risk.name)
            for row in release.risks
            for risk in row.risks
        ],
    )


def add_group_tables(tables: Tables, event: str, release: Release) -> Tables:
    """Add breakdowns, profiles and the levels of each profile."""
    numbered = [
        (row, number, values, count)
        for row in release.profiles
        for number, (values, count) in enumerate(row.counts.items(), start=1)
    ]
    return replace(
        tables,
        breakdowns=[
            cell
            for row in release.breakdowns
            for group in row.groups
            for cell in _group_rows(event, row, group)
        ],
        profiles=[
            publish(ProfileRow, row, event=event, profile=number, count=count)
            for row, number, _, count in numbered
        ],
        profile_levels=[
            ProfileLevelRow(event=event, wave=row.wave, profile=number, about=about, level=level)
            for row, number, values, _ in numbered
            for about, level in zip(row.columns, values, strict=True)
        ],
    )


def _group_rows(event: str, row: Breakdown, group: Group) -> Iterator[BreakdownRow]:
    for category, count in group.counts.items():
        share = round_proportion(count, group.n)
        given = {"people": group.name, "category": category, "count": count, "share": share}
        yield publish(BreakdownRow, group, row, event=event, **given)
