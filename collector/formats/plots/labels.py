"""Words of the report that a chart is about: its questions, their choices, and how it was made."""

from collector.formats.plots.chart import Report
from collector.texts.charts import SIMULATED
from collector.texts.languages import Language


def question_labels(report: Report, wave: str, language: Language) -> dict[str, str]:
    """Return the label of each question of a wave by its name."""
    return {
        question["name"]: question["label"][language]
        for question in report["questions"]
        if question["wave"] == wave
    }


def choice_labels(report: Report, name: str, language: Language) -> dict[str, str]:
    """Return the label of each choice of a question by its name, in the words of any wave."""
    return {
        choice["name"]: choice["label"][language]
        for question in report["questions"]
        if question["name"] == name
        for choice in question["choices"]
    }


def origin_notes(report: Report, language: Language) -> list[str]:
    """Return what every chart says of where its answers come from: only if they are simulated."""
    return [SIMULATED[language]] if report["simulated"] else []
