"""Every reason why an event cannot be published, and the rule behind it, has words."""

from typing import get_args

import pytest

from collector.errors import (
    ApprovalError,
    NotReady,
    NotReadyError,
    PublicationError,
    Rule,
    Unapproved,
    Unpublishable,
)
from collector.texts.catalogue import read_texts
from collector.texts.messages import say_error


def test_every_kind_of_refusal_has_words_in_each_language():
    approvals = {f"approval_{reason}" for reason in get_args(Unapproved)}

    assert set(read_texts("refusals")) == {
        *get_args(NotReady),
        *get_args(Unpublishable),
        *approvals,
    }
    assert {f"refused_{rule}" for rule in get_args(Rule)} <= set(read_texts("organiser"))


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            NotReadyError("open", event="spring", waves="pre and post"),
            "spring cannot be published yet: close its wave pre and post first",
        ),
        (ApprovalError("second_person"), "nobody approves what they asked for themselves"),
        (
            PublicationError("R2", "nothing_left", k=10),
            (
                "R2: no question was answered by at least 10 people, so there is nothing to "
                "publish; publish this event together with the next one of its series"
            ),
        ),
        (
            PublicationError("R1", "other_numbers", statistic="a"),
            (
                "R1: a was published about as many people with other numbers; a correction must "
                "change no respondent or at least the threshold"
            ),
        ),
    ],
)
def test_refusal_is_said_in_english_on_the_command_line(error, words):
    assert say_error(error) == words
