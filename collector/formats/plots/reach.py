"""The chart of how many linked people show what change. Pages draw it too, without matplotlib."""

from collector.core.statistics.power import STEPS, Reach
from collector.core.wording.change import write_benchmark
from collector.formats.charts.sheet import Sheet
from collector.formats.charts.steps import Step, Steps
from collector.formats.charts.svg import write_svg
from collector.texts.catalogue import translate
from collector.texts.languages import Language
from collector.texts.numerals import write_count, write_number


def lay_out_reach(reach: Reach, language: Language) -> tuple[str, str, Steps]:
    """Return the title, what a screen reader says, and the chart."""
    people = sorted({*STEPS, *([reach.n] if reach.n >= STEPS[0] else [])})
    rows = [
        Step(
            write_count(n),
            write_number(reach.show(n), 2, language),
            reach.show(n),
            is_enough=reach.show(n) <= reach.benchmark,
        )
        for n in people
    ]
    about = {"benchmark": write_benchmark(reach.benchmark, language)}
    about["steps"] = "; ".join(
        translate("charts", language, "about", name=row.label, said=row.figures) for row in rows
    )
    title, said, mark, left, right = (
        translate("charts", language, f"reach.{key}", **about)
        for key in ("title", "description", "mark", "people", "points")
    )
    return title, said, Steps((left, right), rows, reach.benchmark, mark)


def write_reach(reach: Reach, language: Language) -> tuple[str, str]:
    """Return what a screen reader says and the chart as SVG text, for a page of organisers."""
    title, said, steps = lay_out_reach(reach, language)
    sheet = Sheet()
    figure = sheet.finish(steps.draw(sheet, 0.0))
    texts = {"title": title, "description": said, "language": language}
    return said, write_svg(figure, name="chart-reach", **texts)
