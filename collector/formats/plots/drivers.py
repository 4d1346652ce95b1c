"""The chart of what goes together with the usefulness of the seminar, the strongest first."""

from collections.abc import Iterator, Mapping
from functools import partial

from collector.core.rows.parts import Texts
from collector.core.rows.report import Told
from collector.core.rows.seminar import DriverCorrelation
from collector.core.statistics.claims import Claim
from collector.core.wording.findings import quote_all
from collector.formats.charts.sheet import Drawing, Drawn
from collector.formats.charts.whiskers import Whisker, Whiskers
from collector.formats.plots import values
from collector.formats.plots.values import Estimate, say, write_n
from collector.texts.languages import Language
from collector.texts.numerals import write_number

SMALLEST_REACH = 0.5  # of the correlation, so that weak ones do not fill the picture


def plan_drivers(report: Told) -> Iterator[Drawing]:
    """Yield one chart for each wave that asked about usefulness."""
    for wave in dict.fromkeys(row.wave for row in report.drivers):
        rows = [row for row in report.drivers if row.wave == wave]
        if any(map(_correlation, rows)):
            rows.sort(key=lambda row: (not _correlation(row), -(row.rho or 0)))
            yield Drawing("drivers", wave, partial(_drivers, report, rows))


def _correlation(row: DriverCorrelation) -> Estimate | None:
    return values.find_estimate(row.rho, row.simultaneous_low, row.simultaneous_high, row.n)


def _drivers(report: Told, rows: list[DriverCorrelation], language: Language) -> Drawn:
    labels = values.question_labels(report, rows[0].wave)
    whiskers = [_whisker(row, labels[row.question][language], language) for row in rows]
    ends = [0.0, SMALLEST_REACH, *(end for each in whiskers for end in each.ends)]
    none = ((0.0, say(language, "no_link")),)
    lower, higher = say(language, "opposite"), say(language, "link")
    return Drawn(
        _title(rows, labels, language),
        " ".join(f"{each.label.rstrip('.')}: {each.figures}." for each in whiskers),
        Whiskers(whiskers, min(ends), max(ends), none, lower, higher),
        [say(language, "drivers_note"), *values.origin_notes(report, language)],
    )


def _title(rows: list[DriverCorrelation], labels: Mapping[str, Texts], language: Language) -> str:
    """Return what clearly goes together with usefulness."""
    clear = [row for row in rows if row.clear and (row.rho or 0) > 0]
    if not clear:
        return say(language, "strongest.none")
    claims = {row.claim for row in clear}
    claim = Claim.INDICATIVE if Claim.INDICATIVE in claims else Claim.CLEAR
    named = quote_all((row.question for row in clear), labels)[language]
    return say(language, f"strongest.{claim}", labels=named)


def _whisker(row: DriverCorrelation, label: str, language: Language) -> Whisker:
    rho = _correlation(row)
    if rho is None:
        return Whisker(label, f"{say(language, 'too_few')}, {write_n(row.n)}")
    figures = f"{rho.write(language, write_number)}, {write_n(row.n)}"
    return Whisker(label, figures, rho.value, rho.interval, row.clear)
