import re

import pytest
from click.testing import CliRunner

from collector.cli.main import collector
from collector.core.linking.codes import read_card_code
from collector.errors import CollectorError


@pytest.fixture
def cards(data, event):
    """Run the command for the event and return exit code, stdout and stderr."""

    def cards(*options, environment=None):
        arguments = ["cards", event.slug, *options, "--data", str(data)]
        result = CliRunner(env=environment).invoke(collector, arguments)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.exit_code, result.stdout, result.stderr

    return cards


def test_plain_cards_are_valid_codes_one_a_line_and_none_comes_twice(cards):
    codes = [
        read_card_code(line)
        for _ in range(3)
        for line in cards("--count", "70", "--plain")[1].splitlines()
    ]

    assert (len(codes), len(set(codes))) == (210, 210)


def test_cards_are_a_fifth_more_than_the_head_count_by_default(cards, event):
    _, out, _ = cards("--plain")

    assert len(out.splitlines()) == event.head_count * 6 // 5


def test_sheet_is_written_to_the_terminal_or_to_a_file(cards, tmp_path):
    _, out, _ = cards("--count", "12")
    code, nothing, said = cards("--count", "12", "--out", str(tmp_path / "cards.html"))

    written = (tmp_path / "cards.html").read_text("utf-8")
    assert [page.count('<article class="card">') for page in (out, written)] == [12, 12]
    assert (code, nothing, said.splitlines()[0]) == (0, "", f"written: {tmp_path}/cards.html")


@pytest.mark.parametrize(
    ("url", "address", "warns"),
    [
        ("https://tagasiside.example/", "tagasiside.example/e/spring", False),
        (None, "127.0.0.1:8000/e/spring", True),
    ],
)
def test_cards_carry_the_public_address_and_warn_if_there_is_none(cards, url, address, warns):
    _, out, said = cards("--count", "1", environment={"COLLECTOR_URL": url})

    [shown] = re.findall(r'<p class="address">(.*?)</p>', out)
    assert re.sub(r"<[^>]*>", "", shown) == address
    assert ("set COLLECTOR_URL and print anew" in said) == warns


def test_a_file_that_cannot_be_written_is_named(cards, tmp_path):
    with pytest.raises(CollectorError, match=r"cards\.html \(No such file.*choose another"):
        cards("--count", "1", "--out", str(tmp_path / "nowhere" / "cards.html"))
