import json

from collector.core.rows.readings import Role
from collector.formats.print.report_json import write_report_json
from tests.formats.plots.documents import tell
from tests.formats.print.report_pages import report


def written(*statements):
    return json.loads(write_report_json(report(statements=statements)))


def test_each_statement_stands_where_readers_look_for_it():
    document = written(
        tell(role=Role.LEAD, words="Motivation rose."),
        tell("sensitivity", Role.CAUTION, "Take care."),
        tell("network", words="People know more."),
        tell("advice", Role.ADVICE, "Do this."),
    )

    said = {part: each["en"] for part, each in document["findings"].items() if each["en"]}
    assert said == {"soundness": ["Take care."], "network": ["People know more."]}
    assert document["summary"]["et"] == ["Motivation rose."]
    assert document["advice"]["ru"] == ["Do this."]
    assert "statements" not in document


def test_a_change_has_its_words_before_what_is_about_its_scale_alone():
    [change] = written()["changes"]

    assert list(change)[-5:] == [
        *("title", "sentence"),
        *("p_holm", "highest_before", "ceiling"),
    ]
    assert change["sentence"]["en"] == "A sentence about motivation."
