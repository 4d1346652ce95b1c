"""The files that an attacker holds: published as the service does it, or with a protection off.

Off means that the same pure functions lay out tables that no rule has been applied to.
"""

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import fields, replace

from collector.core.disclosure.breakdowns import collapse
from collector.core.disclosure.release import add_coded_texts, leave_drawable, make_release
from collector.core.publication.editions import about_rows
from collector.core.publication.gatekeeper import guard_report
from collector.core.publication.series import tell_series
from collector.core.publication.tables import make_tables
from collector.core.rows.answers import CodedText
from collector.core.rows.report import Release, ShownProfiles
from collector.errors import PublicationError
from collector.formats.plots.report_charts import plan_charts
from collector.store.publication.public import save_public
from tests.attacks.random_events import SERIES
from tests.core.effort import effort
from tests.data.published import first_edition

WAVES = ("pre", "post", "followup")


def lay_out(seminar, *, waves=WAVES, before=None, drawn=False, guarded=True):
    """Return the tables as they are published; None where a rule forbids them all.

    What was published `before` is left out, because it is carried over.
    """
    try:
        report = guard(seminar, waves, before) if guarded else seminar.report
        release = make_release(report, waves, SERIES.threshold, before)
    except PublicationError:
        return None
    release = add_coded_texts(release, seminar.codings, SERIES.threshold)
    charts = [draw() for draw in plan_charts(leave_drawable(release))] if drawn else []
    return make_tables(SERIES, [seminar.event], release, charts)


def guard(seminar, waves, before):
    """Return the report with what the gatekeeper makes coarser."""

    def lay_out_release(report):
        release = make_release(report, waves, SERIES.threshold, before)
        return make_tables(SERIES, [seminar.event], release, ())

    return guard_report(seminar.report, lay_out_release, effort())


def lay_bare(seminar, *, drawn=False):
    """Return tables of everything in the report, but for the numbers' rounding."""
    report = seminar.report
    alike = {each.name for each in fields(Release)} & {each.name for each in fields(report)}
    told = {name: getattr(report, name) for name in alike} | {
        "results": [row for row in report.results if row.n],
        "usefulness": [row for row in report.usefulness if row.n],
        "drivers": [row for row in report.drivers if row.rho is not None],
        "breakdowns": [
            replace(row, groups=[collapse(each) for each in row.groups if each.n])
            for row in report.breakdowns
        ],
        "profiles": [lay_profiles_bare(row) for row in report.profiles],
        "statements": [each for each in report.statements if each.is_public],
        "coded_texts": count_texts(seminar.codings),
        "withheld": [],
    }
    release = Release(**told)
    charts = [draw() for draw in plan_charts(release)] if drawn else []
    return make_tables(replace(SERIES, threshold=1), [seminar.event], release, charts)


def lay_profiles_bare(row):
    """Return profiles of which no rule left any out."""
    counts = {tuple(each.values): each.count for each in row.people}
    return ShownProfiles(tuple(row.columns), counts, 0, row.wave)


def count_texts(codings):
    """Return how many texts are about each risk and stage, however few."""
    counts = Counter((each.question, each.risk, each.stage) for each in codings)
    risks = Counter((each.question, each.risk) for each in codings)
    return [
        CodedText(
            question=question,
            risk=risk,
            stage=stage,
            count=count,
            share=100 * count / risks[question, risk],
            n=risks[question, risk],
        )
        for (question, risk, stage), count in counts.items()
    ]


def write(path, tables):
    """Write one event's tables as a public file."""
    rows = replace(
        tell_series(tables),
        editions=[replace(first_edition(tables), month="2026-06")],
        about=about_rows(),
    )
    save_public(path, [rows])
    return path


def read(path, sql):
    """Return rows of a file as dicts; the only way in which attacks look into it."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(sql)]


def read_profile_bases(path, scales):
    """Return the base of each wave's profiles: as it is told, and as the counts add up to it."""
    sql = "SELECT wave, about FROM profile_levels GROUP BY wave, about"
    cells = {}
    for row in read(path, sql):
        items = scales.get((row["wave"], row["about"]), {row["about"]})
        cells.setdefault(row["wave"], set()).update((row["wave"], item) for item in items)
    sql = "SELECT wave, max(n) AS n, sum(count) AS shown FROM profiles GROUP BY wave"
    return {
        (row["wave"], "profiles", column): (row[column], cells[row["wave"]])
        for row in read(path, sql)
        for column in ("n", "shown")
    }


def read_bases(path):
    """Return every published base: which answers of which waves it is about, and how many people.

    A scale is about the answers to all its items in both waves.
    """
    scales = {}
    for row in read(path, "SELECT wave, question, scale FROM questions"):
        scales.setdefault((row["wave"], row["scale"]), set()).add(row["question"])
    bases = {
        (row["wave"], row["question"]): (row["n"], {(row["wave"], row["question"])})
        for row in read(path, "SELECT DISTINCT wave, question, n FROM results")
    }
    for row in read(path, "SELECT comparison, kind, name, n FROM changes"):
        waves = row["comparison"].split("_")
        is_scale = row["kind"] == "scale"
        cells = {
            (wave, name)
            for wave in waves
            for name in (scales.get((wave, row["name"]), ()) if is_scale else (row["name"],))
        }
        bases[row["comparison"], row["kind"], row["name"]] = (row["n"], cells)
    for table in ("network", "risks", "lists"):
        for row in read(path, f"SELECT DISTINCT comparison, question, n FROM {table}"):
            cells = {(wave, row["question"]) for wave in row["comparison"].split("_")}
            bases[row["comparison"], table, row["question"]] = (row["n"], cells)
    for row in read(path, "SELECT wave, question, outcome, n FROM drivers"):
        cells = {(row["wave"], row["question"]), (row["wave"], row["outcome"])}
        bases[row["wave"], "drivers", row["question"]] = (row["n"], cells)
    bases |= {
        ("coded_texts", row["question"], row["risk"]): (row["n"], {(row["question"], row["risk"])})
        for row in read(path, "SELECT DISTINCT question, risk, n FROM coded_texts")
    }
    bases |= read_profile_bases(path, scales)
    sums = (
        "SELECT wave, question, sum(count) AS n FROM breakdowns GROUP BY wave, question, variable"
    )
    for row in read(path, sums):
        cell = row["wave"], row["question"]
        bases[*cell, "breakdowns"] = (row["n"], {cell})
    return bases
